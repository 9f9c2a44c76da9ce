"""Takes away what a queue stands on, at random moments, and checks that nothing is lost."""

import argparse
import os
import random
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from processes import workers_below

# What a question can do to a worker that is no fault of others: a program that dies on one path.
POISON = "/poison"
STAND_IN = """#!/usr/bin/env python3
import subprocess, sys
if sys.argv[1:2] != ["worker"]:
    sys.exit(subprocess.run([{stark!r}, *sys.argv[1:]]).returncode)
worker = subprocess.Popen([{stark!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
for line in sys.stdin.buffer:
    if b"/poison" in line:
        worker.kill()
        sys.exit(9)
    worker.stdin.write(line)
    worker.stdin.flush()
worker.stdin.close()
sys.exit(worker.wait())
"""
# Questions that are none, or not what they seem.
ODD = [
    '{"path":"/nowhere","path":"/nowhere"}',
    '{"path":"/nowhere","id":"mine"}',
    '{"path":"/nowhere","task":' + "9" * 5000 + "}",
    '{"path":"/nowhere","po\\u0000l":1}',
    '{"path":"/nowhere","policy":' + "[" * 200 + "]" * 200 + "}",
    ' \n{\n"path"\n:"/nowhere"\n}\n',
    "{}",
]
REFUSED = ["[1]", '"x"', "null", "7"]


class Supervisor:
    """Two workers, started again when they end before the queue is empty, as systemd would."""

    def __init__(self, queue: Any) -> None:
        self.queue = queue
        self.workers: list[subprocess.Popen] = queue.start(2, quiet=True)
        self.codes: Counter[int] = Counter()

    def look(self) -> None:
        for place, worker in enumerate(self.workers):
            if worker.poll() is not None:
                self.codes[worker.returncode] += 1
                [self.workers[place]] = self.queue.start(1, quiet=True)

    def end(self) -> None:
        """Waits until both say that the queue is empty."""
        deadline = time.monotonic() + 120
        while self.workers:
            if time.monotonic() > deadline:
                raise SystemExit("the queue does not come to its end")
            for worker in list(self.workers):
                if worker.poll() == 0:
                    self.workers.remove(worker)
            self.look()
            time.sleep(0.05)


def wait_for(what: Callable[[], bool], seconds: float, text: str) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            raise SystemExit(text)
        time.sleep(0.05)


def check_odd_questions(queue: Any, proofs: Any) -> None:
    """One bad row stops no queue, and one that ends workers is set aside without its neighbours."""
    import psycopg

    queue.fill([])
    for question in REFUSED:
        try:
            queue.connection.execute("insert into jobs (question) values (%s)", (question,))
            raise SystemExit(f"the table takes {question}")
        except psycopg.errors.CheckViolation:
            pass
    for question in ODD:
        queue.connection.execute("insert into jobs (question) values (%s)", (question,))
    with tempfile.TemporaryDirectory() as folder:
        proof = Path(proofs.path(0)).read_text()
        hostile = Path(folder) / "hostile.json"
        hostile.write_text(proof.replace('"layout":"', '"layout":"\\u0000', 1))
        stand_in = Path(folder) / "stark"
        stand_in.write_text(STAND_IN.format(stark=queue.stark))
        stand_in.chmod(0o755)
        good = [{"path": path} for path in proofs.paths]
        queue.add([{"path": str(hostile)}, *good[:9], {"path": POISON}, *good[9:]])
        program, queue.stark = queue.stark, str(stand_in)
        [worker] = queue.start(1, quiet=True)
        try:
            code = worker.wait(timeout=60)
        finally:
            worker.kill()
            queue.stark = program
    if code != 0:
        raise SystemExit(f"the worker ended with {code}")
    rows = queue.rows(
        "select question::text, trouble, trouble_code, answer->>'reason', attempts from jobs"
        " where trouble is not null order by id"
    )
    expected = [
        ("usage", "line/duplicate"),
        ("usage", "line/duplicate"),
        ("usage", "line/integer"),
        ("usage", "line/unknown-member"),
        ("usage", "line/too-large"),
        ("unreadable", "input/unreadable"),
        ("usage", "line/missing"),
        ("set-aside", "queue/set-aside"),
    ]
    if [row[1:3] for row in rows] != expected:
        raise SystemExit(f"other troubles than expected: {[row[1:3] for row in rows]}")
    # What the articles show works for all rows, whatever stands in one of them.
    read = queue.rows(
        "select jobs.id, outcome, reason, program_hash, fact, stone_formula_bits,"
        " answer->>'reason', answer->>'code' from jobs join verdicts using (verification_id)"
    )
    if len(read) != len(proofs.paths) + 1:
        raise SystemExit(f"{len(read)} verdicts on {len(proofs.paths) + 1} proofs")
    again = queue.number("select ask_again('unreadable')")
    state = queue.rows("select unfinished, in_hand, troubles from queue_state")
    if again != 1 or state != [(1, 0, len(expected) - 1)]:
        raise SystemExit(f"asked again {again}, then {state}")
    print(f"{len(ODD)} odd questions, a hostile proof and one that ends workers: one is set aside,")
    print(f"  {len(read)} proofs beside it have their verdicts, and all queries read them")


def run(queue: Any, proofs: Any, arguments: argparse.Namespace) -> None:
    """Takes `arguments.kills` of each sort away."""
    check_odd_questions(queue, proofs)
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        Kills(queue, proofs, arguments, chance, Path(folder)).run()


class Kills:
    """A run with losses."""

    def __init__(
        self, queue: Any, proofs: Any, arguments: Any, chance: random.Random, folder: Path
    ) -> None:
        self.queue = queue
        self.proofs = proofs
        self.restart = shlex.split(arguments.restart)
        self.count = arguments.kills
        self.chance = chance
        self.folder = folder
        self.asked = 0
        self.copies: list[Path] = []
        self.done: Counter[str] = Counter()

    def add(self, count: int) -> None:
        """Asks so many more questions, a tenth of them about files that can be removed."""
        questions = []
        for number in range(self.asked, self.asked + count):
            path = self.proofs.path(number)
            if number % 10 == 0:
                copy = self.folder / f"{number}-{Path(path).name}"
                shutil.copyfile(path, copy)
                self.copies.append(copy)
                path = str(copy)
            policy = {"schema": 1, "name": f"copy-{number}", "minimum_bits": {"stone_formula": 96}}
            questions.append({"path": path, "policy": policy})
        self.queue.add(questions)
        self.asked += count

    def run(self) -> None:
        sorts = {
            "feeder, KILL": lambda: self.kill_feeder(signal.SIGKILL),
            "feeder, TERM": lambda: self.kill_feeder(signal.SIGTERM),
            "stark, KILL": lambda: self.kill_stark(signal.SIGKILL),
            "stark, TERM": lambda: self.kill_stark(signal.SIGTERM),
            "connection": self.end_connection,
            "server restarted": self.restart_server,
            "file removed": self.remove_file,
        }
        events = [name for name in sorts for _ in range(self.count)]
        self.chance.shuffle(events)
        self.queue.fill([])
        self.add(300)
        start = time.monotonic()
        self.supervisor = Supervisor(self.queue)
        for name in events:
            deadline = time.monotonic() + 60
            while not sorts[name]():
                if time.monotonic() > deadline:
                    raise SystemExit(f"nothing to take away: {name}")
                self.supervisor.look()
                time.sleep(0.02)
            self.done[name] += 1
            until = time.monotonic() + self.chance.uniform(0.05, 0.8)
            while time.monotonic() < until:
                self.supervisor.look()
                time.sleep(0.02)
            if self.queue.number("select unfinished from queue_state") < 150:
                self.add(150)
        self.supervisor.end()
        self.check(time.monotonic() - start)

    def kill_feeder(self, number: signal.Signals) -> bool:
        worker = self.chance.choice(self.supervisor.workers)
        worker.send_signal(number)
        return True

    def kill_stark(self, number: signal.Signals) -> bool:
        found = workers_below(os.getpid(), self.queue.stark)
        if not found:
            return False
        try:
            os.kill(self.chance.choice(found), number)
        except ProcessLookupError:
            return False
        return True

    def end_connection(self) -> bool:
        return bool(
            self.queue.rows(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <>"
                " pg_backend_pid() and backend_type = 'client backend' order by random() limit 1"
            )
        )

    def restart_server(self) -> bool:
        mode = self.chance.choice(["fast", "immediate"])
        subprocess.run(
            [*self.restart, mode], cwd="/", stdout=subprocess.DEVNULL, timeout=60, check=True
        )
        return True

    def remove_file(self) -> bool:
        """Removes the file of a question that is not finished yet."""
        rows = self.queue.rows(
            "select question->>'path' from jobs where finished_at is null order by id desc"
        )
        here = [row[0] for row in rows if row[0].startswith(str(self.folder))]
        here = [path for path in here if os.path.exists(path)]
        if not here:
            self.add(20)
            return False
        os.unlink(self.chance.choice(here))
        return True

    def check(self, seconds: float) -> None:
        """Fails unless each question has the verdict it must have, or the file was removed."""
        rows = self.queue.rows(
            "select question->>'path', question->'policy'->>'name', trouble, outcome,"
            " verdicts.exit_code, policy, finished_at is not null, attempts"
            " from jobs left join verdicts using (verification_id)"
        )
        expected = {Path(path).name: verdict for path, verdict in self.proofs.verdicts.items()}
        unreadable = 0
        for path, name, trouble, outcome, code, policy, finished, _ in rows:
            if not finished:
                raise SystemExit(f"no answer about {path}")
            if trouble is not None:
                if trouble != "unreadable" or os.path.exists(path):
                    raise SystemExit(f"{path}: {trouble}")
                unreadable += 1
                continue
            known = path.startswith(str(self.folder))
            wanted = expected[Path(path).name.partition("-")[2] if known else Path(path).name]
            if (outcome, code, policy) != (wanted.outcome, wanted.exit_code, name):
                raise SystemExit(f"{path}: {outcome} and not {wanted.outcome}")
        verdicts = self.queue.number("select count(*) from verdicts")
        if len(rows) != self.asked or verdicts != self.asked - unreadable:
            raise SystemExit(f"{verdicts} verdicts and {unreadable} troubles of {self.asked} jobs")
        deliveries = self.queue.number("select deliveries from queue_state")
        taken = ", ".join(f"{name} {count}" for name, count in sorted(self.done.items()))
        codes = ", ".join(f"{count} with {code}" for code, count in self.supervisor.codes.items())
        print(
            f"{self.asked} questions in {seconds:.0f} s: {verdicts} verdicts, {unreadable} files"
            f" unreadable, none lost, none set aside, {deliveries} deliveries"
        )
        print(f"  taken away: {taken}")
        print(f"  feeders that ended early: {codes or 'none'}")

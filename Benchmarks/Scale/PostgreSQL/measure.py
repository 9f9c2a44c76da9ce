"""Fills the queue, takes workers away, checks the verdicts, and measures."""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import kills
import psycopg
import reference
from rates import measure

FOLDER = Path(__file__).resolve().parent


class Queue:
    """The tables, and the workers on them."""

    def __init__(self, database: str, stark: str) -> None:
        self.database = database
        self.stark = stark
        self.connection = psycopg.connect(database, autocommit=True)
        self.connection.execute((FOLDER / "schema.sql").read_text())

    def rows(self, query: str) -> list[tuple]:
        """What `query` finds, also if the server is being restarted."""
        while True:
            try:
                return self.connection.execute(query).fetchall()
            except psycopg.OperationalError:
                self.reconnect()

    def reconnect(self) -> None:
        self.connection.close()
        while self.connection.closed:
            try:
                self.connection = psycopg.connect(self.database, autocommit=True)
            except psycopg.OperationalError:
                time.sleep(0.05)

    def number(self, query: str) -> int:
        """The only number that `query` finds."""
        return int(self.rows(query)[0][0])

    def fill(self, questions: list[dict]) -> None:
        """Puts `questions` in the place of all that was there."""
        self.connection.execute("truncate jobs, verdicts restart identity")
        self.connection.execute("alter sequence deliveries restart")
        self.add(questions)

    def add(self, questions: list[dict]) -> None:
        with self.connection.cursor() as cursor:
            rows = [(json.dumps(question),) for question in questions]
            cursor.executemany("insert into jobs (question) values (%s)", rows)

    def start(self, workers: int, quiet: bool = False) -> list[subprocess.Popen]:
        """Starts so many workers, which end when all jobs are finished."""
        command = [sys.executable, str(FOLDER / "queue_worker.py"), "--until-empty", "--lease", "3"]
        command += ["--database", self.database, "--stark", self.stark]
        errors = subprocess.DEVNULL if quiet else None
        return [subprocess.Popen(command, stderr=errors) for _ in range(workers)]

    def finished(self) -> int:
        return self.number("select count(*) from jobs where finished_at is not null")

    def timed(self, questions: list[dict], workers: int) -> float:
        """The seconds in which so many workers finish `questions`, from the first answer on."""
        self.fill(questions)
        processes = self.start(workers)
        while self.finished() == 0:
            time.sleep(0.01)
        start, before = time.monotonic(), self.finished()
        for process in processes:
            if process.wait() != 0:
                raise SystemExit("a worker failed")
        # As long as it would have taken for all of them.
        seconds = time.monotonic() - start
        return seconds * len(questions) / (len(questions) - before)


def question(path: str, number: int | None = None) -> dict:
    """A question about a proof; a number makes it one of its own, by the name of the policy.

    The id of a question covers the whole policy. Otherwise copies of a proof would ask the same.
    """
    if number is None:
        return {"path": path}
    policy = {"schema": 1, "name": f"copy-{number}", "minimum_bits": {"stone_formula": 96}}
    return {"path": path, "policy": policy}


def check(queue: Queue, proofs: reference.Reference, count: int, repeated: int) -> None:
    """Fails unless each of `count` questions has its verdict, and each repeated one no other."""
    jobs = count + repeated
    if queue.finished() != jobs or queue.number("select count(*) from jobs") != jobs:
        raise SystemExit(f"{queue.finished()} of {jobs} jobs are finished")
    if queue.number("select count(*) from verdicts") != count:
        raise SystemExit("there are not as many verdicts as questions")
    rows = queue.rows(
        "select question->>'path', outcome, verdicts.exit_code, question->'policy'->>'name',"
        " policy from jobs join verdicts using (verification_id)"
        " where answer->>'path' = question->>'path' and answer->>'id' = jobs.id::text"
    )
    if len(rows) != jobs:
        raise SystemExit(f"{jobs - len(rows)} jobs without a verdict")
    for path, outcome, exit_code, asked, answered in rows:
        expected = proofs.verdicts[path]
        if (outcome, exit_code, asked) != (expected.outcome, expected.exit_code, answered):
            raise SystemExit(f"{path}: {outcome} and not {expected.outcome}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--stark", required=True)
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--restart", help="a command that restarts the server in a mode")
    parser.add_argument("--kills", type=int, help="take so many of each sort away instead")
    parser.add_argument("--short", action="store_const", const=1, dest="kills")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    queue = Queue(arguments.database, arguments.stark)
    proofs = reference.verify(arguments.stark)
    if arguments.kills is not None:
        kills.run(queue, proofs, arguments)
        return
    count = arguments.jobs
    questions = [question(proofs.path(number), number) for number in range(count)]

    # A tenth of the questions is asked twice, as by somebody who is not sure of the first time.
    repeated = count // 10
    queue.fill(questions + questions[:repeated])
    workers = queue.start(2)
    while queue.finished() < count // 2:
        time.sleep(0.01)
    workers[0].kill()
    workers[0].wait()
    if workers[1].wait() != 0:
        raise SystemExit("the worker that was left failed")
    check(queue, proofs, count, repeated)
    again = queue.number("select last_value from deliveries") - count - repeated
    if again < 1:
        raise SystemExit("the worker that was killed had no job in hand")
    print(f"{count} questions, {repeated} of them twice: one verdict each,", end=" ")
    print(f"with a worker killed half way and {again} jobs delivered again")

    shared = [question(path) for path in proofs.paths] * 3
    queue.timed(shared, 2)
    found = queue.connection.execute("select verification_id from verdicts").fetchall()
    if {row[0] for row in found} != {v.verification_id for v in proofs.verdicts.values()}:
        raise SystemExit("the verdicts have other ids than those of stark verify")
    print(f"{len(shared)} jobs with {len(found)} questions: {len(found)} verdicts")

    # A quarter of the questions tells the rate as well.
    measured = questions[: max(2, count // 4)]
    measure(
        {
            **reference.alone(arguments.stark, proofs, len(measured)),
            "PostgreSQL, 1 worker": lambda: queue.timed(measured, 1),
            "PostgreSQL, 2 workers": lambda: queue.timed(measured, 2),
        },
        len(measured),
        arguments.rounds,
    )


if __name__ == "__main__":
    main()

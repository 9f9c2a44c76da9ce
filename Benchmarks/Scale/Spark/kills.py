"""Takes away what a Spark job stands on, at random moments, and checks that nothing is lost."""

import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import object_store
import reference
import stark_spark
from processes import workers_below
from pyspark.sql import Row, SparkSession

# Proofs in the tasks of a job, of which some have an object of their own that can be removed.
# A job of the short form has a quarter of it.
TASKS, SIZE, OWN = 64, 12, 96


class Thief(threading.Thread):
    """Takes things away while jobs run."""

    def __init__(self, store: object_store.Store, count: int, seed: int, stark: str) -> None:
        super().__init__(daemon=True)
        self.store = store
        self.stark = stark
        self.chance = random.Random(seed)
        sorts = {
            "stark, KILL": lambda: self.kill(signal.SIGKILL),
            "stark, TERM": lambda: self.kill(signal.SIGTERM),
            "store restarted": self.restart,
            "object removed": self.remove,
        }
        self.events = [(name, sort) for name, sort in sorts.items() for _ in range(count)]
        self.chance.shuffle(self.events)
        self.done: Counter[str] = Counter()
        self.own: list[str] = []
        self.removed: set[str] = set()

    def run(self) -> None:
        while self.events:
            name, sort = self.events[-1]
            if sort():
                self.done[name] += 1
                self.events.pop()
                time.sleep(self.chance.uniform(0.3, 1.2))
            else:
                time.sleep(0.02)

    def kill(self, number: signal.Signals) -> bool:
        found = workers_below(os.getpid(), self.stark)
        if not found:
            return False
        try:
            os.kill(self.chance.choice(found), number)
        except ProcessLookupError:
            return False
        return True

    def restart(self) -> bool:
        # Only while somebody reads from it.
        if not workers_below(os.getpid(), self.stark):
            return False
        self.store.restart()
        return True

    def remove(self) -> bool:
        left = [name for name in self.own if name not in self.removed]
        if not left:
            return False
        name = self.chance.choice(left)
        self.removed.add(name)
        self.store.remove(name)
        return True


def check(rows: list[Row], wanted: dict[str, reference.Verdict], thief: Thief) -> int:
    """Fails unless each id has its verdict, or its object was removed; the number of these."""
    unreadable = 0
    found = {row.id: row for row in rows}
    if len(rows) != len(wanted) or found.keys() != wanted.keys():
        raise SystemExit(f"{len(rows)} rows on {len(found)} ids for {len(wanted)} questions")
    for name, row in found.items():
        if row.outcome == "unreadable" and name in thief.removed:
            unreadable += 1
        elif (row.outcome, row.verification_id) != (
            wanted[name].outcome,
            wanted[name].verification_id,
        ):
            raise SystemExit(f"{name}: {row.outcome}, {row.reason}")
    return unreadable


def run(spark: SparkSession, proofs: reference.Reference, arguments: Any) -> None:
    """Takes `arguments.kills` of each sort away."""
    small = min(proofs.paths, key=lambda path: Path(path).stat().st_size)
    with object_store.stored(reference.PROOFS, proofs.paths) as store:
        thief = Thief(store, arguments.kills, arguments.seed, arguments.stark)
        thief.start()
        start = time.monotonic()
        jobs = count = unreadable = 0
        size, own_count = (SIZE, OWN) if arguments.kills > 1 else (SIZE // 3, OWN // 3)
        while thief.events or jobs == 0:
            jobs += 1
            own = [f"own/{jobs}-{number}.json" for number in range(own_count)]
            for name in own:
                store.add(name, Path(small).read_bytes())
            rows, wanted = [], {}
            for number in range(TASKS * size):
                place, rest = divmod(number, TASKS * size // own_count)
                if rest == 0:
                    name = own[place]
                    rows.append((name, f"proofs/{name}"))
                    wanted[name] = proofs.verdicts[small]
                else:
                    path = proofs.path(number)
                    name = str(number)
                    below = Path(path).relative_to(reference.PROOFS)
                    rows.append((name, f"proofs/{below}"))
                    wanted[name] = proofs.verdicts[path]
            thief.own = own
            frame = spark.createDataFrame(rows, "id string, object string").repartition(TASKS)
            found = stark_spark.verdicts(frame, arguments.stark, store=store.uri).collect()
            thief.own = []
            unreadable += check(found, wanted, thief)
            count += len(found)
        seconds = time.monotonic() - start
        failed = sum(failed_tasks(spark))
    taken = ", ".join(f"{name} {number}" for name, number in sorted(thief.done.items()))
    print(f"{count} questions in {jobs} jobs and {seconds:.0f} s: one row each,", end=" ")
    print(f"{unreadable} unreadable; {failed} tasks failed and were run again")
    print(f"  taken away: {taken}")
    no_workers_left(arguments.stark)


def failed_tasks(spark: SparkSession) -> list[int]:
    """The failed tasks of each stage that Spark remembers."""
    tracker = spark.sparkContext.statusTracker()
    jobs = [tracker.getJobInfo(job) for job in tracker.getJobIdsForGroup(None)]
    stages = {stage for job in jobs if job for stage in job.stageIds}
    found = [tracker.getStageInfo(stage) for stage in stages]
    return [stage.numFailedTasks for stage in found if stage]


def no_workers_left(stark: str) -> None:
    """Fails unless all workers are gone, soon."""
    deadline = time.monotonic() + 20
    while left := workers_below(os.getpid(), stark):
        if time.monotonic() > deadline:
            raise SystemExit(f"{len(left)} workers are left")
        time.sleep(0.1)


def check_cancel(spark: SparkSession, proofs: reference.Reference, stark: str) -> None:
    """A job that is cancelled, and one whose rows nobody takes, leave no worker."""
    rows = [(str(number), proofs.path(number)) for number in range(4000)]
    frame = spark.createDataFrame(rows, "id string, path string").repartition(2)
    context = spark.sparkContext
    tracker = context.statusTracker()

    def cancel() -> None:
        # The driver asks a worker too, before the job is there.
        while not (tracker.getActiveJobsIds() and workers_below(os.getpid(), stark)):
            time.sleep(0.02)
        context.cancelAllJobs()

    thread = threading.Thread(target=cancel, daemon=True)
    thread.start()
    try:
        stark_spark.verdicts(frame, stark).collect()
        raise SystemExit("the job was not cancelled")
    except Exception as error:
        if "cancel" not in str(error).lower():
            raise
    no_workers_left(stark)
    print("a job that was cancelled: no worker is left")


def check_command(spark: SparkSession, proofs: reference.Reference, stark: str) -> None:
    """The job's exit codes: for what it finds, for nothing, for a name that is taken."""
    session = lambda: spark  # noqa: E731
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "proofs"
        place.mkdir()
        out = str(Path(folder) / "out")

        def code(*arguments: str) -> int:
            return stark_spark.main(session, ["--worker", stark, *arguments])

        def expect(what: str, wanted: int, found: int) -> None:
            if found != wanted:
                raise SystemExit(f"{what}: {found} and not {wanted}")

        expect("an empty folder", 66, code(str(place)))
        expect("an empty folder that is allowed", 0, code(str(place), "--allow-empty"))
        expect("no folder", 66, code(folder + "/nowhere"))
        (place / "good.json").write_bytes(Path(proofs.path(0)).read_bytes())
        expect("a good proof", 0, code(str(place), "--out", out, "--run-id", "1"))
        expect("a run that is there", 70, code(str(place), "--out", out, "--run-id", "1"))
        (place / "cut.json").write_text('{"proof_hex":')
        expect("a cut proof", 3, code(str(place), "--out", out, "--resume", "--run-id", "2"))
        expect("the same again", 0, code(str(place), "--out", out, "--resume", "--run-id", "3"))
        expect("no outcome matters", 0, code(str(place), "--fail-on", "none"))
        rows = spark.read.parquet(out).select("run", "id", "outcome").collect()
    found = sorted((row.run, Path(row.id).name, row.outcome) for row in rows)
    if found != [(1, "good.json", "accepted"), (2, "cut.json", "malformed")]:
        raise SystemExit(f"other rows than expected: {found}")
    print("folders, runs and exit codes: as the article says")

"""Runs the job while workers are taken away, checks its rows, and measures one and two workers."""

import argparse
import os
import signal
import threading
import time

import kills
import object_store
import reference
import stark_items
from processes import workers_below
from pyspark.sql import Row, SparkSession
from rates import measure
from stark_spark import verdicts


def session(workers: int, attempts: int = 4) -> SparkSession:
    """Spark on this machine with so many tasks at a time, each started so often at most."""
    builder = SparkSession.builder.master(f"local[{workers}, {attempts}]")
    return (
        builder.appName("stark")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "OFF")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )


def run(spark: SparkSession, paths: list[str], tasks: int, stark: str) -> list[Row]:
    """All rows for `paths`, of which each copy has an id of its own."""
    rows = [(f"{number} {path}", path) for number, path in enumerate(paths)]
    frame = spark.createDataFrame(rows, "id string, path string").repartition(tasks)
    return verdicts(frame, stark).collect()


class Killer(threading.Thread):
    """Kills one worker when half of the tasks are done."""

    def __init__(self, spark: SparkSession, group: str, tasks: int, stark: str) -> None:
        super().__init__(daemon=True)
        self.tracker = spark.sparkContext.statusTracker()
        self.group = group
        self.tasks = tasks
        self.stark = stark
        self.killed: int | None = None

    def run(self) -> None:
        while self.completed() < self.tasks // 2:
            time.sleep(0.02)
        while self.killed is None:
            for process in workers_below(os.getpid(), self.stark):
                os.kill(process, signal.SIGKILL)
                self.killed = process
                return

    def stages(self) -> list:
        """What is known of the stages of the job."""
        jobs = [self.tracker.getJobInfo(job) for job in self.tracker.getJobIdsForGroup(self.group)]
        stages = [self.tracker.getStageInfo(stage) for job in jobs if job for stage in job.stageIds]
        return [stage for stage in stages if stage]

    def completed(self) -> int:
        return sum(stage.numCompletedTasks for stage in self.stages())

    def failed(self) -> int:
        return sum(stage.numFailedTasks for stage in self.stages())


def check(rows: list[Row], expected: dict[str, reference.Verdict]) -> None:
    """Fails unless there is exactly the expected row for each id."""
    found: dict[str, reference.Verdict] = {}
    for row in rows:
        if row.id in found:
            raise SystemExit(f"two verdicts on {row.id}")
        found[row.id] = reference.Verdict(row.outcome, row.exit_code, row.verification_id)
    if found.keys() != expected.keys():
        missing = len(expected.keys() - found.keys())
        raise SystemExit(f"{missing} proofs without a verdict, {len(found)} with one")
    for name, verdict in expected.items():
        if found[name] != verdict:
            raise SystemExit(f"{name}: {found[name]} and not {verdict}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--stark", required=True)
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kills", type=int, help="take so many of each sort away instead")
    parser.add_argument("--short", action="store_const", const=1, dest="kills")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    stark, count = arguments.stark, arguments.lines

    proofs = reference.verify(stark)
    if arguments.kills is not None:
        # A worker is ended each second or so, and Spark's own four attempts would soon be used up.
        spark = session(2, attempts=24)
        kills.check_command(spark, proofs, stark)
        kills.check_cancel(spark, proofs, stark)
        kills.run(spark, proofs, arguments)
        return
    paths = [proofs.path(number) for number in range(count)]
    expected = {f"{n} {path}": proofs.verdicts[path] for n, path in enumerate(paths)}
    tasks = 16

    spark = session(2)
    killer = Killer(spark, "killed", tasks, stark)
    spark.sparkContext.setJobGroup("killed", "a worker is killed half way")
    killer.start()
    check(run(spark, paths, tasks, stark), expected)
    killer.join(timeout=10)
    if killer.killed is None or killer.failed() < 1:
        raise SystemExit("no worker was killed")
    print(f"{count} proofs: one verdict each, with a worker killed half way", end="")
    print(f" and {killer.failed()} task run again")

    spark.sparkContext.setJobGroup("store", "files of an object store")
    with object_store.stored(reference.PROOFS, proofs.paths) as store:
        found = stark_items.find(store.uri)
        frame = spark.createDataFrame(
            found.items, "id string, path string, object string, trouble string"
        )
        rows = verdicts(frame, stark, store=found.store).collect()
    folder = str(reference.PROOFS)
    check(rows, {path.replace(folder, "s3://proofs"): v for path, v in proofs.verdicts.items()})
    print(f"{len(rows)} proofs from an object store: one verdict each")
    spark.stop()

    # A quarter of the proofs tells the rate as well.
    measured = paths[: max(1, count // 4)]
    expected = dict(list(expected.items())[: len(measured)])

    def timed(workers: int) -> float:
        spark = session(workers)
        # The first job of a session starts the processes of Python.
        run(spark, measured[:workers], workers, stark)
        start = time.monotonic()
        rows = run(spark, measured, tasks, stark)
        seconds = time.monotonic() - start
        check(rows, expected)
        spark.stop()
        return seconds

    measure(
        {
            **reference.alone(stark, proofs, len(measured)),
            "Spark, 1 worker": lambda: timed(1),
            "Spark, 2 workers": lambda: timed(2),
        },
        len(measured),
        arguments.rounds,
    )


if __name__ == "__main__":
    main()

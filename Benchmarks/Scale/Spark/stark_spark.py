"""Verifies proofs on Spark: each task feeds one `stark worker`, and each proof gets a row.

    spark-submit stark_spark.py --worker /usr/local/bin/stark --out verdicts proofs/
    spark-submit stark_spark.py --worker /usr/local/bin/stark s3://bucket/proofs

`verdicts` is the same for a DataFrame of your own.
"""

import argparse
import datetime
import re
import sys
import traceback
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pyarrow
from pyspark import StorageLevel, cloudpickle
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

# Where the runs have it, unless it lies beside this file.
sys.path.append(str(Path(__file__).resolve().parent.parent))
import stark_items  # noqa: E402
import stark_worker  # noqa: E402

# Executors get the code with the job, and need no copy of these files.
for module in (stark_items, stark_worker, sys.modules[__name__]):
    cloudpickle.register_pickle_by_value(module)

REGIMES = ("stone_formula", "random_words", "johnson", "unique_decoding")

# What a row has beside its id and the columns that its question came with.
COLUMNS = t.StructType(
    [
        t.StructField("path", t.StringType()),
        t.StructField("policy", t.StringType()),
        t.StructField("outcome", t.StringType(), nullable=False),
        t.StructField("exit_code", t.IntegerType(), nullable=False),
        t.StructField("code", t.StringType()),
        t.StructField("reason", t.StringType()),
        t.StructField("verification_id", t.StringType()),
        t.StructField("line", t.LongType()),
        t.StructField("layout", t.StringType()),
        t.StructField("program_hash", t.StringType()),
        t.StructField("fact", t.StringType()),
        t.StructField("output", t.ArrayType(t.StringType())),
        t.StructField("unchecked", t.ArrayType(t.StringType())),
        t.StructField("warnings", t.ArrayType(t.StringType())),
        t.StructField("hash_collision_bits", t.DoubleType()),
        *(t.StructField(f"{regime}_bits", t.DoubleType()) for regime in REGIMES),
        t.StructField("file_bytes", t.LongType()),
        t.StructField("milliseconds", t.DoubleType()),
        t.StructField("verifier", t.StringType(), nullable=False),
        t.StructField("given_at", t.TimestampType(), nullable=False),
    ]
)

# The gravest outcome first, as `stark verify` weighs them, and the exit code of each.
EXIT_CODES = {
    "internal": 70,
    "usage": 64,
    "rejected": 1,
    "malformed": 3,
    "unreadable": 66,
    "unsupported": 4,
    "refused": 2,
}
# These say that nobody knows yet, so asking again may help.
OPEN_OUTCOMES = ("internal", "usage", "unreadable")


def columns(answer: dict[str, Any], verifier: str) -> dict[str, Any]:
    """The columns of an answer of a worker, about a proof or about batches."""
    failure = answer.get("failure") or {}
    statement = answer.get("statement") or {}
    program = statement.get("program") or {}
    security = answer.get("security") or {}
    row = {
        name: answer.get(name)
        for name in ("path", "policy", "outcome", "exit_code", "verification_id", "line")
    }
    return row | {
        "code": answer.get("code") or failure.get("code"),
        "reason": answer.get("reason") or failure.get("reason"),
        "layout": (answer.get("proof") or {}).get("layout"),
        "program_hash": program.get("hash"),
        "fact": program.get("fact"),
        "output": statement.get("output"),
        "unchecked": statement.get("unchecked"),
        "warnings": answer.get("warnings"),
        "hash_collision_bits": security.get("hash_collision"),
        **{f"{regime}_bits": (security.get(regime) or {}).get("bits") for regime in REGIMES},
        "file_bytes": answer.get("file_bytes"),
        "milliseconds": answer.get("milliseconds"),
        "verifier": verifier,
        "given_at": datetime.datetime.now(datetime.timezone.utc),
    }


def arrow_type(name: str) -> pyarrow.DataType:
    """Arrow's type for one of the types in `COLUMNS`."""
    return {
        "string": pyarrow.string(),
        "int": pyarrow.int32(),
        "bigint": pyarrow.int64(),
        "double": pyarrow.float64(),
        "array<string>": pyarrow.list_(pyarrow.string()),
        "timestamp": pyarrow.timestamp("us", tz="UTC"),
    }[name]


def attempts(spark: SparkSession) -> int:
    """How often Spark starts a task before it fails the job."""
    master = spark.conf.get("spark.master", "")
    local = re.fullmatch(r"local\[[^,\]]*(?:,\s*(\d+))?\]|local", master)
    if local:
        return int(local[1] or 1)
    return int(spark.conf.get("spark.task.maxFailures", "4"))


def verdicts(
    frame: DataFrame,
    worker: str,
    options: tuple[str, ...] = (),
    store: str | None = None,
) -> DataFrame:
    """A row for each row of `frame`, which has a column `id` and tells what to ask in one of these:

        path      a file that every machine has there
        proof     the bytes of the file
        object    the path of a file in `store`, a URI that Arrow knows; the task reads it
        question  the text of a JSON object as a line for a worker has, but without an id
        trouble   why there is nothing to ask, which makes the row `unreadable`

    Other columns stay beside the verdict. A bad proof fails nothing; it has its row. A task fails,
    and Spark runs it again, if it has not as many answers as questions, or cannot read an object;
    one that is not there, or cannot be read at the last attempt, gets the row `unreadable`.
    """
    spark = frame.sparkSession
    asked = [name for name in stark_items.KINDS if name in frame.columns]
    kept = [name for name in frame.columns if name not in asked and name != "id"]
    clash = {name.lower() for name in kept} & {name.lower() for name in COLUMNS.names}
    if not asked or "id" not in frame.columns or clash:
        raise ValueError(f"the columns {frame.columns} don't fit: {clash or 'no id or question'}")
    command = [worker, "worker", *options]
    # Both fail here and now rather than in each task: a program that is missing, and a policy.
    verifier = stark_worker.version(worker)
    policy = stark_worker.probe(command)
    last_attempt = attempts(spark) - 1
    frame = frame.select(f.col("id").cast("string"), *asked, *kept)
    fields = [field for field in frame.schema.fields if field.name not in asked]
    schema = t.StructType([*fields, *COLUMNS.fields])
    added = [(field.name, field.dataType.simpleString()) for field in COLUMNS.fields]

    def judge(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        from pyspark import TaskContext

        here = stark_worker.version(worker)
        if here != verifier:
            raise RuntimeError(f"{worker} is {here} on this machine and {verifier} on the driver")
        context = TaskContext.get()
        items = stark_items.Items(
            policy, store, context is None or context.attemptNumber() >= last_attempt
        )

        # The types of the columns that are kept, as they come.
        types: dict[str, pyarrow.DataType] = {}

        def questions() -> Iterator[stark_worker.Question | stark_worker.Answered]:
            for batch in batches:
                types.update({field.name: field.type for field in batch.schema})
                for row in batch.to_pylist():
                    key = {name: row[name] for name in ("id", *kept)}
                    yield items.question(key, row["id"], {name: row[name] for name in asked})

        def batch_of(rows: list[dict[str, Any]]) -> pyarrow.RecordBatch:
            columns = [pyarrow.field(name, types[name]) for name in ("id", *kept)]
            columns += [pyarrow.field(name, arrow_type(kind)) for name, kind in added]
            return pyarrow.RecordBatch.from_pylist(rows, schema=pyarrow.schema(columns))

        rows: list[dict[str, Any]] = []
        for key, answer in stark_worker.answers(command, questions()):
            rows.append(key | columns(answer, verifier))
            if len(rows) == 256:
                yield batch_of(rows)
                rows = []
        if rows:
            yield batch_of(rows)

    return frame.mapInArrow(judge, schema)


class Fault(Exception):
    """Why the job ends without having done what it was asked, with its exit code."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


def answered(spark: SparkSession, out: str, policy: str, verifier: str) -> DataFrame | None:
    """The ids that have a verdict in `out` of this policy and version; None if nothing is there."""
    from pyspark.errors import AnalysisException

    schema = t.StructType([t.StructField("id", t.StringType()), *COLUMNS.fields])
    try:
        rows = spark.read.schema(schema).parquet(out)
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error):
            return None
        raise
    same = (f.col("policy") == policy) & (f.col("verifier") == verifier)
    return rows.where(same & ~f.col("outcome").isin(*OPEN_OUTCOMES)).select("id").distinct()


def parallelism(spark: SparkSession) -> int:
    """The tasks that run at the same time; 1 where Spark does not tell."""
    try:
        return spark.sparkContext.defaultParallelism
    except Exception:  # Spark Connect has no context.
        return 1


def run(arguments: argparse.Namespace, spark: SparkSession) -> int:
    """Does what the command line asks for; the exit code."""
    found = stark_items.find(arguments.proofs)
    print(found.summary(), file=sys.stderr)
    if not found.items and not arguments.allow_empty:
        raise Fault(66, f"no file in {arguments.proofs}; --allow-empty takes that for an answer")
    options = ("--policy", arguments.policy)
    command = [arguments.worker, "worker", *options]
    verifier, policy = stark_worker.version(arguments.worker), stark_worker.probe(command)

    frame = spark.createDataFrame(
        found.items, "id string, path string, object string, trouble string"
    )
    left = len(found.items)
    if arguments.resume:
        if arguments.out is None:
            raise Fault(64, "--resume needs --out")
        done = answered(spark, arguments.out, policy, verifier)
        if done is not None:
            frame = frame.join(done, "id", "left_anti").persist()
            left = frame.count()
        print(f"{len(found.items) - left} of them have a verdict already", file=sys.stderr)
    tasks = max(
        -(-left // arguments.proofs_per_task),
        -(-found.byte_count // (arguments.mebibytes_per_task << 20)),
        min(left, 4 * parallelism(spark)),
        1,
    )
    # As many of them in each, whatever a join or Spark's own idea of small data made of it.
    rows = verdicts(frame.repartition(tasks), arguments.worker, options, found.store)
    if arguments.out is None:
        # Each action would verify everything again.
        rows = rows.persist(StorageLevel.MEMORY_AND_DISK)
    else:
        place = f"{arguments.out.rstrip('/')}/run={arguments.run_id}"
        # An error if it is there: another run has that name, or is this one at another attempt.
        rows.write.mode("errorifexists").parquet(place)
        rows = spark.read.schema(rows.schema).parquet(place)
    table = rows.groupBy("outcome", "code").count().orderBy("outcome", "code")
    counts = table.collect()
    table.show(truncate=False)
    count = sum(row["count"] for row in counts)
    distinct = rows.select("id").distinct().count()
    if count != left or distinct != left:
        raise Fault(70, f"{left} questions have {count} verdicts on {distinct} ids")
    met = {row.outcome for row in counts} & set(arguments.fail_on)
    return next((code for outcome, code in EXIT_CODES.items() if outcome in met), 0)


class Parser(argparse.ArgumentParser):
    """Ends with 64, since 2 is what a refused proof ends with."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(64, f"{self.prog}: error: {message}\n")


def positive(text: str) -> int:
    """A number from 1 on."""
    if (number := int(text)) < 1:
        raise ValueError
    return number


def outcomes(text: str) -> list[str]:
    """Outcomes with commas between them, or the word none."""
    names = [] if text == "none" else text.split(",")
    if unknown := set(names) - EXIT_CODES.keys():
        raise argparse.ArgumentTypeError(f"no such outcome: {', '.join(sorted(unknown))}")
    return names


def run_name(text: str) -> str:
    """A name that can stand in a path without meaning anything else there."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,127}", text):
        raise argparse.ArgumentTypeError("letters, digits and ._+- make a name")
    return text


def main(session: Callable[[], SparkSession] | None = None, line: list[str] | None = None) -> int:
    parser = Parser(description="Verify proofs on Spark, and end as the gravest of them does.")
    parser.add_argument("proofs", help="a folder that all machines see, or s3://bucket/folder")
    parser.add_argument("--worker", required=True, help="the path of stark on every machine")
    parser.add_argument("--policy", default="sharp-96", help="a named policy, or a policy file")
    parser.add_argument("--out", help="where to write the rows as Parquet, in a folder run=ID")
    now = datetime.datetime.now(datetime.timezone.utc)
    name = f"{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    parser.add_argument("--run-id", default=name, type=run_name, help="ID, which must be new")
    parser.add_argument(
        "--resume", action="store_true", help="leave out what --out has verdicts on"
    )
    parser.add_argument("--allow-empty", action="store_true", help="no file is no error")
    parser.add_argument("--proofs-per-task", type=positive, default=2000)
    parser.add_argument("--mebibytes-per-task", type=positive, default=1024)
    parser.add_argument(
        "--fail-on",
        type=outcomes,
        default=list(EXIT_CODES),
        help="outcomes that make the job end with their code, or none; all but accepted by default",
    )
    arguments = parser.parse_args(line)
    try:
        spark = session() if session else SparkSession.builder.appName("stark").getOrCreate()
        return run(arguments, spark)
    except Fault as fault:
        print(f"Error: {fault}", file=sys.stderr)
        return fault.code
    except OSError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 66
    except Exception:
        traceback.print_exc()
        return 70


if __name__ == "__main__":
    sys.exit(main())

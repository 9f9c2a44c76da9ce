"""Verifies proofs on Spark: each partition is piped through one `stark worker`.

    spark-submit stark_spark.py --worker /usr/local/bin/stark --out verdicts.parquet proofs/
    spark-submit stark_spark.py --worker /usr/local/bin/stark s3://bucket/proofs
"""

import argparse
import json
import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyarrow import fs
from pyspark import RDD, SparkContext
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

# The members of an answer that become columns; Spark passes over the others.
ANSWER = t.StructType(
    [
        t.StructField("id", t.StringType()),
        t.StructField("path", t.StringType()),
        t.StructField("policy", t.StringType()),
        t.StructField("outcome", t.StringType()),
        t.StructField("exit_code", t.IntegerType()),
        t.StructField("code", t.StringType()),
        t.StructField("reason", t.StringType()),
        t.StructField(
            "failure",
            t.StructType(
                [
                    t.StructField("code", t.StringType()),
                    t.StructField("reason", t.StringType()),
                ]
            ),
        ),
        t.StructField("verification_id", t.StringType()),
        t.StructField(
            "statement",
            t.StructType(
                [
                    t.StructField(
                        "program",
                        t.StructType(
                            [
                                t.StructField("hash", t.StringType()),
                                t.StructField("fact", t.StringType()),
                            ]
                        ),
                    )
                ]
            ),
        ),
        t.StructField("milliseconds", t.DoubleType()),
    ]
)


def path_line(path: str) -> str:
    """The line that asks about a file which every machine of the cluster has at `path`."""
    return json.dumps({"id": path, "path": path})


def stored_lines(context: SparkContext, uri: str) -> RDD[str]:
    """Lines that carry the JSON files below a URI that Arrow knows, as `s3://bucket/proofs`.

    This process lists the files; each task reads its own.
    """
    store, folder = fs.FileSystem.from_uri(uri)
    below = fs.FileSelector(folder, recursive=True)
    paths = sorted(file.path for file in store.get_file_info(below) if file.extension == "json")
    scheme = uri.partition("://")[0]

    def lines(paths: Iterable[str]) -> Iterator[str]:
        # Imported where it runs, so that the function needs nothing of this module there.
        import base64

        from pyarrow import fs

        store, _ = fs.FileSystem.from_uri(uri)
        for path in paths:
            with store.open_input_stream(path) as file:
                proof = base64.b64encode(file.read()).decode()
            yield json.dumps({"id": f"{scheme}://{path}", "proof": proof})

    return spread(context, paths).mapPartitions(lines)


def spread(context: SparkContext, paths: list[str]) -> RDD[str]:
    """The paths in some tasks for each processor, since one that fails is run again as a whole."""
    return context.parallelize(paths, max(1, min(len(paths), 4 * context.defaultParallelism)))


def verdicts(
    spark: SparkSession, lines: RDD[str], worker: str, options: tuple[str, ...] = ()
) -> DataFrame:
    """A row for each line.

    A worker that dies fails its task, and Spark runs the task again: without `checkCode` its
    proofs would be lost and nobody would know. A bad proof fails nothing; it has its row.
    """
    command = shlex.join([worker, "worker", *options])
    answers = lines.pipe(command, env=dict(os.environ), checkCode=True)
    rows = spark.read.json(answers, schema=ANSWER, mode="FAILFAST")
    return rows.select(
        "id",
        "path",
        "policy",
        "outcome",
        "exit_code",
        f.coalesce("code", "failure.code").alias("code"),
        f.coalesce("reason", "failure.reason").alias("reason"),
        "verification_id",
        f.col("statement.program.hash").alias("program_hash"),
        f.col("statement.program.fact").alias("fact"),
        "milliseconds",
    )


def proof_files(folder: str) -> list[str]:
    """The JSON files below a local folder."""
    return sorted(str(path) for path in Path(folder).rglob("*.json"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Verify proofs on Spark.")
    parser.add_argument("proofs", help="a folder that all machines see, or s3://bucket/folder")
    parser.add_argument("--worker", required=True, help="the path of stark on every machine")
    parser.add_argument("--policy", default="sharp-96", help="a named policy, or a policy file")
    parser.add_argument("--out", help="where to write a row for each proof, as Parquet")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("stark").getOrCreate()
    context = spark.sparkContext
    if "://" in arguments.proofs:
        lines = stored_lines(context, arguments.proofs)
    else:
        lines = spread(context, proof_files(arguments.proofs)).map(path_line)
    rows = verdicts(spark, lines, arguments.worker, ("--policy", arguments.policy))
    if arguments.out is None:
        rows.groupBy("outcome", "code").count().orderBy("outcome", "code").show(truncate=False)
    else:
        rows.write.parquet(arguments.out)


if __name__ == "__main__":
    main()

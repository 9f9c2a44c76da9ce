"""Takes jobs from the queue, has them answered by `stark worker`, and keeps the verdicts.

    python3 queue_worker.py --database postgresql:///stark --stark /usr/local/bin/stark

Run as many as there are processors. One that dies loses nothing: its transaction ends with it, and
what it had taken is there for others.
"""

import argparse
import json
import time

import psycopg
from stark_process import StarkProcess

# Rows that another worker holds are passed over, and not waited for.
TAKE = """
  select id, question from jobs where finished_at is null
  order by id limit %s for update skip locked
"""
COUNT = "select nextval('deliveries') from generate_series(1, %s)"
KEEP = """
  insert into verdicts (verification_id, outcome, exit_code, answer) values (%s, %s, %s, %s)
  on conflict (verification_id) do nothing
"""
FINISH = "update jobs set finished_at = now(), verification_id = %s, trouble = %s where id = %s"
ANY_LEFT = "select exists (select from jobs where finished_at is null)"


def work_once(connection: psycopg.Connection, stark: StarkProcess, size: int) -> int:
    """Takes up to `size` jobs and finishes them in one transaction; the number of them."""
    with connection.transaction():
        jobs = connection.execute(TAKE, (size,)).fetchall()
        connection.execute(COUNT, (len(jobs),))
        verdicts, finished = [], []
        for job, question in jobs:
            line = stark.answer(job, question)
            answer = json.loads(line)
            name = answer["verification_id"]
            if name is not None:
                verdicts.append((name, answer["outcome"], answer["exit_code"], line))
            finished.append((name, line if name is None else None, job))
        # In one order everywhere, so that two workers with the same questions cannot wait for
        # each other.
        verdicts.sort()
        with connection.cursor() as cursor:
            cursor.executemany(KEEP, verdicts)
            cursor.executemany(FINISH, finished)
    return len(jobs)


def work(connection: psycopg.Connection, stark: StarkProcess, size: int, until_empty: bool) -> None:
    """Works for ever, or until there is no unfinished job, not even in other hands."""
    while True:
        if work_once(connection, stark, size) > 0:
            continue
        if until_empty and not connection.execute(ANY_LEFT).fetchone()[0]:
            return
        time.sleep(0.05 if until_empty else 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer the jobs of a queue.")
    parser.add_argument("--database", required=True, help="as libpq takes it")
    parser.add_argument("--stark", required=True, help="the path of stark")
    parser.add_argument("--policy", default="sharp-96", help="for jobs that name none")
    parser.add_argument("--size", type=int, default=16, help="jobs in one transaction")
    parser.add_argument("--until-empty", action="store_true", help="end when all jobs are finished")
    arguments = parser.parse_args()
    command = [arguments.stark, "worker", "--policy", arguments.policy]
    with (
        psycopg.connect(arguments.database, autocommit=True) as connection,
        StarkProcess(command) as stark,
    ):
        work(connection, stark, arguments.size, arguments.until_empty)


if __name__ == "__main__":
    main()

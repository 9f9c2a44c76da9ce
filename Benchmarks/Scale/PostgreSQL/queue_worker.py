"""Takes jobs from the queue, has them answered by `stark worker`, and keeps the verdicts.

    python3 queue_worker.py --database postgresql:///stark --stark /usr/local/bin/stark

Run as many as there are processors. No transaction is open while proofs are verified: a worker has
a lease on what it takes, and what it had in hand when it died is there for others soon after.
"""

import argparse
import os
import signal
import socket
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar

import psycopg

# Where the runs have it, unless it lies beside this file.
sys.path.append(str(Path(__file__).resolve().parent.parent))
import stark_worker  # noqa: E402
from stark_answers import Trouble, finished_row, verdict_row  # noqa: E402

# Rows that another worker is taking at this moment are passed over, and not waited for.
TAKE = """
  update jobs set attempts = attempts + 1, taken_by = %(worker)s,
    leased_until = now() + %(lease)s * interval '1 second'
  where id in (
    select id from jobs
    where finished_at is null and (leased_until is null or leased_until < now())
    order by id limit %(size)s for update skip locked
  )
  returning id, question::text, attempts, tried_alone, nextval('deliveries')
"""
RENEW = """
  update jobs set leased_until = now() + %s * interval '1 second'
  where finished_at is null and taken_by = %s
"""
RELEASE = """
  update jobs set taken_by = null, leased_until = null, attempts = attempts - 1
  where id = any(%s) and finished_at is null and taken_by = %s
"""
# Written before the trial, so that it stays if all of this vanishes with the job in hand.
TRY = "update jobs set tried_alone = tried_alone + %s where id = %s and finished_at is null"
KEEP = """
  insert into verdicts (verification_id, outcome, exit_code, code, reason, policy, layout,
    program_hash, fact, stone_formula_bits, random_words_bits, johnson_bits, unique_decoding_bits)
  values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
  on conflict (verification_id) do nothing
"""
# A verdict is one, also if the lease is over: then another's comes to the same.
FINISH = """
  update jobs set finished_at = now(), answer = %s, verification_id = %s, trouble = %s,
    trouble_code = %s, trouble_reason = %s, leased_until = null
  where id = %s and finished_at is null
"""
ANY_LEFT = "select exists (select from jobs where finished_at is null)"

# Trials of a job alone that a worker may not survive before it is set aside.
TRIALS = 3

Value = TypeVar("Value")


class Job(NamedTuple):
    """A job in hand."""

    id: int
    question: str
    attempts: int
    tried_alone: int


class Fault(Exception):
    """Why this program ends without being asked to, with its exit code."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class Database:
    """A connection that is made again when it breaks, for as long as one is patient."""

    def __init__(self, target: str, patience: float) -> None:
        self.target = target
        self.patience = patience
        self._connection: psycopg.Connection | None = None

    def run(self, action: Callable[[psycopg.Connection], Value]) -> Value:
        """Does `action`, which may be done twice, in one transaction."""
        wait, deadline = 0.1, time.monotonic() + self.patience
        while True:
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = psycopg.connect(
                        self.target, autocommit=True, connect_timeout=10
                    )
                with self._connection.transaction():
                    return action(self._connection)
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                self.close()
                if time.monotonic() + wait > deadline:
                    raise Fault(75, f"no database for {self.patience:g} s: {error}") from error
                print(f"again in {wait:g} s: {error}", file=sys.stderr)
                time.sleep(wait)
                wait = min(2 * wait, 5)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def check(command: list[str]) -> None:
    """Fails unless such a worker answers anything."""
    try:
        stark_worker.probe(command)
    except (OSError, stark_worker.WorkerEnded) as error:
        raise Fault(70, f"no worker answers: {error}") from error


class QueueWorker:
    """One feeder with one `stark worker`."""

    def __init__(self, database: Database, command: list[str], size: int, lease: float) -> None:
        self.database = database
        self.command = command
        self.size = size
        self.lease = lease
        self.name = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self.signal: int | None = None
        self._stark: stark_worker.StarkWorker | None = None
        self._renewed = 0.0

    def stop(self, number: int, _: object) -> None:
        """Has the jobs that were sent answered, and no others."""
        self.signal = number

    def work_once(self) -> int:
        """Takes some jobs and finishes them; the number of them."""
        values = {"worker": self.name, "lease": self.lease, "size": self.size}
        rows = self.database.run(lambda c: c.execute(TAKE, values).fetchall())
        self._renewed = time.monotonic()
        jobs = sorted(Job(*row[:4]) for row in rows)
        # Whoever had these before may have ended because of one of them, so each is tried alone.
        suspects = [job for job in jobs if job.attempts > 1]
        unanswered = self.answer_together([job for job in jobs if job.attempts == 1])
        for job in unanswered + suspects:
            if self.signal is not None:
                ids = [job.id for job in unanswered + suspects]
                self.database.run(lambda c: c.execute(RELEASE, (ids, self.name)))
                break
            self.answer_alone(job)
        return len(jobs)

    def answer_together(self, jobs: list[Job]) -> list[Job]:
        """Answers jobs with one sent ahead of the other; those that have no answer yet.

        If the worker ends meanwhile, none of those in hand is to blame more than the others.
        """
        sent, answers = 0, []
        try:
            while len(answers) < len(jobs):
                while sent < len(jobs) and sent < len(answers) + 2 and self.signal is None:
                    self.send(jobs[sent])
                    sent += 1
                if len(answers) == sent:
                    break
                answers.append((jobs[len(answers)], self.receive(jobs[len(answers)])))
        except stark_worker.WorkerEnded as ended:
            print(f"Error: {ended}", file=sys.stderr)
            self.end_worker()
        self.keep(answers)
        return jobs[len(answers) :]

    def answer_alone(self, job: Job) -> None:
        """Answers a job while no other is in hand, or sets it aside."""
        if job.tried_alone >= TRIALS:
            self.set_aside(job, "worker after worker ended with this question alone in hand")
            return
        self.database.run(lambda c: c.execute(TRY, (1, job.id)))
        tried = job.tried_alone + 1
        while True:
            try:
                self.send(job)
                self.keep([(job, self.receive(job))])
                return
            except stark_worker.WorkerEnded as error:
                print(f"Error: {error}", file=sys.stderr)
                reason = str(error)
                code = self.end_worker()
            # Somebody ended it who may end any worker: no word against the question.
            if code in (143, 130, -signal.SIGTERM, -signal.SIGINT):
                if self.signal is not None:
                    values = [job.id], self.name
                    self.database.run(lambda c: c.execute(TRY, (-1, job.id)))
                    self.database.run(lambda c: c.execute(RELEASE, values))
                    return
                continue
            if tried >= TRIALS:
                self.set_aside(job, f"{tried} workers ended with it alone in hand: {reason}")
                return
            self.database.run(lambda c: c.execute(TRY, (1, job.id)))
            tried += 1

    def send(self, job: Job) -> None:
        """Sends a job to a worker that is known to answer."""
        if self._stark is None:
            # A worker that answers nothing at all is no word against the job.
            check(self.command)
            # A signal for the group of this program is for this program to deal with.
            self._stark = stark_worker.StarkWorker(self.command, own_session=True)
        self._stark.send(stark_worker.line(job.id, job.question))

    def receive(self, job: Job) -> dict:
        """The answer to a job, however long it takes; the lease is renewed meanwhile."""
        assert self._stark is not None
        while True:
            answer = self._stark.receive(job.id, timeout=self.lease / 3)
            if time.monotonic() - self._renewed > self.lease / 3:
                self.database.run(lambda c: c.execute(RENEW, (self.lease, self.name)))
                self._renewed = time.monotonic()
            if answer is not None:
                return answer

    def keep(self, answers: list[tuple[Job, dict]]) -> None:
        """Writes answers, each of which finishes its job."""
        # In one order everywhere, so that two workers with the same questions cannot wait for
        # each other.
        verdicts = sorted(
            (row for _, answer in answers if (row := verdict_row(answer))), key=lambda row: row[0]
        )
        finished = [(*finished_row(answer), job.id) for job, answer in answers]

        def write(connection: psycopg.Connection) -> None:
            with connection.cursor() as cursor:
                cursor.executemany(KEEP, verdicts)
                cursor.executemany(FINISH, finished)

        if not answers:
            return
        try:
            self.database.run(write)
        except (psycopg.DataError, psycopg.IntegrityError) as error:
            # One answer that no table takes must not keep the others out.
            if len(answers) == 1:
                self.set_aside(answers[0][0], f"its answer cannot be stored: {error}")
                return
            for one in answers:
                self.keep([one])

    def set_aside(self, job: Job, reason: str) -> None:
        """Gives a job up, which is there to be seen and asked again."""
        print(f"Error: job {job.id} is set aside: {reason}", file=sys.stderr)
        trouble = Trouble("set-aside", "queue/set-aside", reason)
        self.database.run(lambda c: c.execute(FINISH, (None, None, *trouble.shown(), job.id)))

    def end_worker(self) -> int:
        """Lets go of the worker; the code it ended with."""
        if self._stark is None:
            return 0
        with self._stark as worker:
            code = worker.code()
        self._stark = None
        return code

    def close(self) -> None:
        """Ends the worker in peace."""
        if self._stark is not None:
            with self._stark as worker:
                worker.finish()
            self._stark = None
        self.database.close()


def work(worker: QueueWorker, until_empty: bool) -> int:
    """Works until a signal, or until there is no unfinished job, not even in other hands."""
    while worker.signal is None:
        if worker.work_once() > 0:
            continue
        if until_empty and not worker.database.run(lambda c: c.execute(ANY_LEFT).fetchone())[0]:
            return 0
        time.sleep(0.05 if until_empty else 1.0)
    # Without --until-empty there is no other end to reach.
    return 128 + worker.signal if until_empty else 0


class Parser(argparse.ArgumentParser):
    """Ends with 64, as stark does."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(64, f"{self.prog}: error: {message}\n")


def main() -> int:
    parser = Parser(description="Answer the jobs of a queue.")
    parser.add_argument("--database", required=True, help="as libpq takes it")
    parser.add_argument("--stark", required=True, help="the path of stark")
    parser.add_argument("--policy", default="sharp-96", help="for jobs that name none")
    parser.add_argument("--size", type=int, default=16, help="jobs to take at a time")
    parser.add_argument(
        "--lease", type=float, default=30, help="seconds that a dead worker keeps jobs"
    )
    parser.add_argument("--patience", type=float, default=600, help="seconds without a database")
    parser.add_argument("--until-empty", action="store_true", help="end when all jobs are finished")
    arguments = parser.parse_args()
    if arguments.size < 1 or arguments.lease <= 0 or arguments.patience < 0:
        parser.error("--size is 1 or more, --lease more than 0, --patience not negative")
    command = [arguments.stark, "worker", "--policy", arguments.policy]
    worker = QueueWorker(
        Database(arguments.database, arguments.patience), command, arguments.size, arguments.lease
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, worker.stop)
    try:
        # Fails at once if the program or the policy is none.
        check(command)
        code = work(worker, arguments.until_empty)
        worker.close()
        return code
    except Fault as fault:
        print(f"Error: {fault}", file=sys.stderr)
        return fault.code
    except (OSError, psycopg.Error, stark_worker.WorkerEnded) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 70


if __name__ == "__main__":
    sys.exit(main())

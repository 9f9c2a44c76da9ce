"""Feeds one `stark worker`, so that each question has its answer or somebody hears of it.

It needs nothing but Python, runs wherever the questions are, and is what the jobs for Spark and
PostgreSQL have in common.
"""

import collections
import json
import queue
import subprocess
import threading
from collections.abc import Iterable, Iterator
from typing import IO, Any, NamedTuple

# The questions that are sent ahead of the answers. The worker never waits for the next line then,
# and keeps as many answers back at most.
AHEAD = 16


class WorkerEnded(Exception):
    """The worker is gone, or answers something else; lines in hand have no answer."""


class Question(NamedTuple):
    """A line to ask, and what its asker knows it by."""

    key: Any
    identifier: str | int
    line: bytes


class Answered(NamedTuple):
    """An answer that is there already, in its place among the questions."""

    key: Any
    answer: dict[str, Any]


def line(identifier: str | int, question: str) -> bytes:
    """The line that asks `question`, the text of a JSON object without an id, with this id.

    The text is spliced in and not parsed: what is wrong in it the strict reader of the worker has
    to see. If it has an id too, its answer says that there are two. Line feeds occur in JSON
    between values only, so that a blank may stand in their place.
    """
    text = question.strip(" \t\r\n")
    if not text.startswith("{"):
        raise ValueError("the question is no JSON object")
    members = text[1:].lstrip(" \t\r\n").replace("\n", " ").replace("\r", " ")
    comma = "" if members.startswith("}") else ","
    return f'{{"id":{json.dumps(identifier)}{comma}{members}'.encode()


class StarkWorker:
    """A running `stark worker`, which is gone when the `with` that made it is left."""

    def __init__(self, command: list[str], own_session: bool = False) -> None:
        """Starts it; in a session of its own signals to this program's group don't reach it."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=own_session,
        )
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._input: IO[bytes] = self._process.stdin
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._said: collections.deque[bytes] = collections.deque(maxlen=20)
        self._readers = [
            threading.Thread(target=self._take_answers, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._take_errors, args=(self._process.stderr,), daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def _take_answers(self, output: IO[bytes]) -> None:
        try:
            for answer in output:
                # A last line that breaks off is no answer.
                if answer.endswith(b"\n"):
                    self._answers.put(answer)
        finally:
            self._answers.put(None)

    def _take_errors(self, output: IO[bytes]) -> None:
        for text in iter(lambda: output.readline(4096), b""):
            self._said.append(text)

    @property
    def process(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, question: bytes) -> None:
        """Sends a line, and waits until the worker has room for it."""
        try:
            self._input.write(question + b"\n")
            self._input.flush()
        except (BrokenPipeError, ValueError) as error:
            raise self._ended() from error

    def receive(self, identifier: str | int, timeout: float | None = None) -> dict | None:
        """The next answer, which has to be to the question with this id; None after `timeout`."""
        try:
            text = self._answers.get(timeout=timeout)
        except queue.Empty:
            return None
        if text is None:
            # The next one who asks must hear it too.
            self._answers.put(None)
            raise self._ended()
        answer = json.loads(text)
        # A line whose id cannot be told is a line that asks nothing.
        unknown = answer["id"] is None and answer["outcome"] == "usage"
        if answer["id"] != identifier and not unknown:
            raise WorkerEnded(f"stark worker answered {answer['id']!r} and not {identifier!r}")
        return answer

    def close_input(self) -> None:
        """Says that no more lines come."""
        try:
            self._input.close()
        except BrokenPipeError:
            pass

    def finish(self) -> None:
        """Says that no more lines come; fails unless the worker took that for a good end."""
        self.close_input()
        rest = self._answers.get()
        if rest is not None:
            raise WorkerEnded(f"stark worker wrote more answers than it was asked for: {rest!r}")
        self._answers.put(None)
        if self._process.wait() != 0:
            raise self._ended()

    def _ended(self) -> WorkerEnded:
        code = self.code()
        said = b"".join(self._said).decode(errors="replace").strip()
        return WorkerEnded(f"stark worker ended with {code}" + (f": {said}" if said else ""))

    def code(self) -> int:
        """The code the worker ended with, as Popen tells it, once its output has ended."""
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            # It closed its output and stays, so nothing will come of it.
            self._process.kill()
            code = self._process.wait()
        self._readers[1].join(timeout=1)
        return code

    def __enter__(self) -> "StarkWorker":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for reader in self._readers:
            reader.join(timeout=5)
        for stream in (self._input, self._process.stdout, self._process.stderr):
            try:
                stream.close()
            except OSError:
                pass


def answers(
    command: list[str], questions: Iterable[Question | Answered], ahead: int = AHEAD
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The key and the answer of each question, in their order.

    As many answers come out as questions went in, each with the id of its question; anything else
    is a `WorkerEnded`. What the questions themselves raise comes out as it is. The worker is gone
    when this ends, also if nobody takes the rest.
    """
    waiting: collections.deque[Question | Answered] = collections.deque()

    def next_answer(worker: StarkWorker) -> tuple[Any, dict[str, Any]]:
        question = waiting.popleft()
        if isinstance(question, Answered):
            return question.key, question.answer
        answer = worker.receive(question.identifier)
        assert answer is not None
        return question.key, answer

    with StarkWorker(command) as worker:
        for question in questions:
            if isinstance(question, Question):
                worker.send(question.line)
            waiting.append(question)
            if len(waiting) >= ahead:
                yield next_answer(worker)
        # A worker that owes an answer ends then, instead of waiting for a line as its asker waits.
        worker.close_input()
        while waiting:
            yield next_answer(worker)
        worker.finish()


def version(program: str) -> str:
    """What the program says its version is; fails if it cannot be run."""
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"{program} --version ended with {run.returncode}: {run.stderr.strip()}")
    return run.stdout.strip()


def probe(command: list[str]) -> str:
    """Has such a worker answer one line, and tells the name of its policy; fails if none does.

    It is tried three times: a worker that somebody ended says nothing of others.
    """
    question = Question(None, "probe", line("probe", '{"path":"/"}'))
    for left in (2, 1, 0):
        try:
            [(_, answer)] = answers(command, [question])
            return str(answer["policy"])
        except WorkerEnded:
            if left == 0:
                raise
    raise AssertionError("the last try ends the function")

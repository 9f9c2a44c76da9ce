"""One `stark worker`, asked line by line."""

import json
import subprocess
from typing import Any


class WorkerEnded(Exception):
    """The worker is gone, and the line in hand has no answer."""


class StarkProcess:
    """A worker that runs as long as this object is in use."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def answer(self, job: int, question: dict[str, Any]) -> str:
        """The answer to a question, as the line of JSON that it is."""
        assert self._process.stdin is not None and self._process.stdout is not None
        line = json.dumps({**question, "id": job})
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise WorkerEnded from error
        answer = self._process.stdout.readline()
        if not answer.endswith(b"\n"):
            raise WorkerEnded
        return answer.decode()

    def __enter__(self) -> "StarkProcess":
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        self._process.wait()

"""What one run of `stark verify` says of the shipped proofs: what all workers must say too."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROOFS = Path(__file__).resolve().parents[2] / "Vectors" / "Proofs"


@dataclass(frozen=True)
class Verdict:
    """What two verdicts on one question have in common."""

    outcome: str
    exit_code: int
    verification_id: str


@dataclass(frozen=True)
class Reference:
    """The verdicts on proofs by their paths."""

    verdicts: dict[str, Verdict]

    @property
    def paths(self) -> list[str]:
        return list(self.verdicts)

    def path(self, number: int) -> str:
        """The path of copy `number` of the proofs, taken in turn."""
        return self.paths[number % len(self.paths)]


def verify(stark: str, policy: str | None = None) -> Reference:
    """Verifies the shipped proofs with the command."""
    command = [stark, "verify", "--json", str(PROOFS)]
    if policy is not None:
        command += ["--policy", policy]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    answers = [json.loads(line) for line in output.splitlines()]
    if not answers:
        raise RuntimeError(f"no verdict on the proofs in {PROOFS}")
    return Reference(
        {
            answer["path"]: Verdict(
                answer["outcome"], answer["exit_code"], answer["verification_id"]
            )
            for answer in answers
        }
    )


def alone(stark: str, reference: Reference, count: int) -> dict[str, Callable[[], float]]:
    """Ways to verify `count` copies of the proofs without any engine, with the time they take."""
    paths = [reference.path(number) for number in range(count)]
    lines = "".join(json.dumps({"id": path, "path": path}) + "\n" for path in paths).encode()

    def seconds(command: list[str], lines: bytes = b"") -> float:
        start = time.monotonic()
        subprocess.run([stark, *command], input=lines, stdout=subprocess.DEVNULL, check=False)
        return time.monotonic() - start

    return {
        "stark verify --jobs 1": lambda: seconds(["verify", "--json", "--jobs", "1", *paths]),
        "stark verify --jobs 2": lambda: seconds(["verify", "--json", "--jobs", "2", *paths]),
        "stark worker --jobs 1": lambda: seconds(["worker", "--jobs", "1"], lines),
        "stark worker --jobs 2": lambda: seconds(["worker", "--jobs", "2"], lines),
    }

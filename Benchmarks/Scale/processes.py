"""Finds the workers that this process has started, through however many others."""

import os
from pathlib import Path


def parent(process: int) -> int | None:
    """The process that started `process`, or None if either is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[1])
    except (OSError, IndexError):
        return None


def is_below(process: int, ancestor: int) -> bool:
    """Whether `ancestor` started `process`, or one that did."""
    current: int | None = process
    while current is not None and current > 1:
        if current == ancestor:
            return True
        current = parent(current)
    return False


def workers_below(ancestor: int, stark: str) -> list[int]:
    """The processes `stark worker` that `ancestor` has started."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            arguments = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if arguments[:2] == [os.fsencode(stark), b"worker"] and is_below(int(entry.name), ancestor):
            found.append(int(entry.name))
    return found

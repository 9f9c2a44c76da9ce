"""What there is to verify, and the question about each of it.

One rule for folders and stores: whatever has a name that is not hidden and is no folder gets a row.
What is hidden, and what a link to a folder leads to, is passed over and counted.
"""

import base64
import json
import os
from dataclasses import dataclass, field
from typing import Any

import stark_worker

# The columns that tell what to ask, of which the first that is not null does.
KINDS = ("trouble", "question", "proof", "object", "path")
# The bytes of a file that go into the longest line a worker reads, beside a policy and its id.
MAXIMUM = (95 << 20) + (1 << 19)


@dataclass
class Found:
    """Files, of which a row each has id, path, object and trouble."""

    items: list[tuple[str, str | None, str | None, str | None]] = field(default_factory=list)
    byte_count: int = 0
    store: str | None = None
    hidden: int = 0
    links: int = 0

    def summary(self) -> str:
        """What was found and what was passed over, in a sentence."""
        return (
            f"{len(self.items)} files; passed over: {self.hidden} hidden,"
            f" {self.links} links to folders"
        )


def find(place: str) -> Found:
    """The files below a local folder, or below a URI that Arrow knows, as `s3://bucket/proofs`.

    Fails if the place is not there, or any folder below it cannot be read.
    """
    return stored_files(place) if "://" in place else local_files(place)


def local_files(place: str) -> Found:
    found = Found()

    def fail(error: OSError) -> None:
        raise error

    for folder, folders, names in os.walk(place, onerror=fail):
        for name in list(folders):
            if name.startswith("."):
                found.hidden += 1
            elif os.path.islink(os.path.join(folder, name)):
                found.links += 1
            else:
                continue
            folders.remove(name)
        folders.sort()
        for name in sorted(names):
            if name.startswith("."):
                found.hidden += 1
                continue
            path = os.path.join(folder, name)
            # What cannot be looked at is unreadable, which the worker will say of it.
            try:
                found.byte_count += os.stat(path).st_size
            except OSError:
                pass
            shown = os.fsencode(path).decode(errors="backslashreplace")
            if shown == path:
                found.items.append((path, path, None, None))
            else:
                found.items.append((shown, None, None, "the name is not UTF-8"))
    return found


def stored_files(place: str) -> Found:
    from pyarrow import fs

    store, folder = fs.FileSystem.from_uri(place)
    found = Found(store=place)
    scheme = place.partition("://")[0]
    for file in store.get_file_info(fs.FileSelector(folder, recursive=True)):
        if file.type == fs.FileType.Directory:
            continue
        below = file.path.removeprefix(folder).strip("/")
        if any(part.startswith(".") for part in below.split("/")):
            found.hidden += 1
            continue
        found.byte_count += max(file.size or 0, 0)
        found.items.append((f"{scheme}://{file.path}", None, file.path, None))
    found.items.sort()
    return found


class Items:
    """Turns rows into questions, and reads objects for them."""

    def __init__(self, policy: str, store: str | None, is_last_attempt: bool) -> None:
        self.policy = policy
        self.store = store
        self.is_last_attempt = is_last_attempt
        self._files: Any = None

    def question(
        self, key: Any, identifier: str, row: dict[str, Any]
    ) -> stark_worker.Question | stark_worker.Answered:
        """The question of `row`, whose columns are named in `KINDS`."""
        kind = next((kind for kind in KINDS if row.get(kind) is not None), None)
        if identifier is None:
            raise ValueError(f"a row without an id: {key}")
        value = row[kind] if kind else None
        try:
            if kind is None:
                return self._answered(key, identifier, "usage", "line/missing", "nothing is asked")
            if kind == "trouble":
                return self._unreadable(key, identifier, value)
            if kind == "path":
                return self._asked(key, identifier, json.dumps({"path": value}))
            if kind == "question":
                return self._asked(key, identifier, value)
            data = value if kind == "proof" else self._read(value)
            if len(data) > MAXIMUM:
                return self._answered(
                    key, identifier, "usage", "line/too-long", f"more than {MAXIMUM} bytes"
                )
            proof = base64.b64encode(data).decode()
            return self._asked(key, identifier, f'{{"proof":"{proof}"}}')
        except FileNotFoundError:
            # Another attempt would not find it either.
            return self._unreadable(key, identifier, "No such file or directory")
        except OSError as error:
            if not self.is_last_attempt:
                raise OSError(f"{identifier} cannot be read: {error}") from error
            return self._unreadable(key, identifier, str(error))
        except ValueError as error:
            return self._answered(key, identifier, "usage", "line/kind", str(error))

    def _read(self, path: str) -> bytes:
        """The bytes of an object, or of one that is too long some more than are taken."""
        if self._files is None:
            from pyarrow import fs

            self._files, _ = fs.FileSystem.from_uri(self.store)
        with self._files.open_input_stream(path) as file:
            return file.read(MAXIMUM + 1)

    def _asked(self, key: Any, identifier: str, question: str) -> stark_worker.Question:
        return stark_worker.Question(key, identifier, stark_worker.line(identifier, question))

    def _unreadable(self, key: Any, identifier: str, reason: str) -> stark_worker.Answered:
        return self._answered(key, identifier, "unreadable", "input/unreadable", reason)

    def _answered(
        self, key: Any, identifier: str, outcome: str, code: str, reason: str
    ) -> stark_worker.Answered:
        """What a worker would say."""
        return stark_worker.Answered(
            key,
            {
                "path": identifier,
                "policy": self.policy,
                "outcome": outcome,
                "exit_code": {"usage": 64, "unreadable": 66}[outcome],
                "code": code,
                "reason": reason,
            },
        )

"""An object store on this machine that speaks as S3 does, with the shipped proofs in it."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from moto.server import ThreadedMotoServer
from pyarrow import fs

# Any names will do for a store that asks for some.
NAMES = {"AWS_ACCESS_KEY_ID": "stark", "AWS_SECRET_ACCESS_KEY": "stark"}


class Store:
    """A running store."""

    def __init__(self) -> None:
        os.environ |= NAMES
        # It would write a line for each request.
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
        self._server.start()
        self._address = self._server.get_host_and_port()
        host, port = self._address
        place = f"endpoint_override={host}:{port}&scheme=http&region=us-east-1"
        self.uri = f"s3://proofs?{place}"
        uri = f"{self.uri}&allow_bucket_creation=true"
        self._files, self._bucket = fs.FileSystem.from_uri(uri)
        self._files.create_dir(self._bucket)

    def add(self, name: str, data: bytes) -> None:
        with self._files.open_output_stream(f"{self._bucket}/{name}") as file:
            file.write(data)

    def remove(self, name: str) -> None:
        self._files.delete_file(f"{self._bucket}/{name}")

    def restart(self) -> None:
        """Goes away and comes back with what it had."""
        self.stop()
        self._server = ThreadedMotoServer(*self._address, verbose=False)
        self._server.start()

    def stop(self) -> None:
        self._server.stop()


@contextmanager
def stored(folder: Path, paths: list[str]) -> Iterator[Store]:
    """A store that has the files `paths`, which are below `folder`."""
    store = Store()
    try:
        for path in paths:
            store.add(str(Path(path).relative_to(folder)), Path(path).read_bytes())
        yield store
    finally:
        store.stop()

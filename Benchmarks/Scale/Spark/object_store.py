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


@contextmanager
def stored(folder: Path, paths: list[str]) -> Iterator[str]:
    """The URI of a bucket that has the files `paths`, which are below `folder`."""
    os.environ |= NAMES
    # It would write a line for each request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        place = f"endpoint_override={host}:{port}&scheme=http&region=us-east-1"
        uri = f"s3://proofs?{place}&allow_bucket_creation=true"
        store, bucket = fs.FileSystem.from_uri(uri)
        store.create_dir(bucket)
        for path in paths:
            with store.open_output_stream(f"{bucket}/{Path(path).relative_to(folder)}") as file:
                file.write(Path(path).read_bytes())
        yield f"s3://{bucket}?{place}"
    finally:
        server.stop()

#!/usr/bin/env python3
"""Load on `stark serve`, beside the same proofs through `stark verify`.

    swift build -c release
    Benchmarks/Scale/HTTP/load.py --stark .build/release/stark --count 2000

Makes `count` files that are all different questions (a proof with blanks behind it), verifies them with
as many `stark verify` processes as there are workers, and then asks a service for the same verdicts over
a few connections that stay open, while `/livez` is asked every 20 milliseconds and slow clients hold
connections open. Prints proofs per second of both, the times of `/livez`, and the memory of the service
after each tenth of the requests. Ends with code 1 if any answer is not an accepted proof.
"""

import argparse
import asyncio
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PROOF = HERE / "../../../Vectors/Proofs/Stone/plain-keccak256.json"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stark", required=True, help="the program")
    parser.add_argument("--proof", default=str(PROOF), help="the proof to vary")
    parser.add_argument("--policy", default="research")
    parser.add_argument("--count", type=int, default=2000, help="how many questions")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--slow", type=int, default=0, help="how many clients that never finish")
    parser.add_argument("--no-baseline", action="store_true", help="leave `stark verify` out")
    return parser.parse_args()


def used():
    """Seconds of processor time of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def bodies(options):
    proof = pathlib.Path(options.proof).read_bytes()
    return lambda number: proof + b" " * (number % 64) + b"\n" * (number // 64)


def baseline(options, folder):
    """Proofs per second of `workers` processes side by side, each with a share of the files."""
    body = bodies(options)
    folders = []
    for worker in range(options.workers):
        part = pathlib.Path(folder) / f"part{worker}"
        part.mkdir()
        folders.append(part)
    for number in range(options.count):
        (folders[number % options.workers] / f"{number}.json").write_bytes(body(number))
    start = time.monotonic()
    command = [options.stark, "verify", "--json", "--jobs", "1", "--policy", options.policy]
    processes = [
        subprocess.Popen(command + [str(part)], stdout=subprocess.DEVNULL) for part in folders
    ]
    codes = [process.wait() for process in processes]
    seconds = time.monotonic() - start
    if any(codes):
        sys.exit(f"stark verify ended with {codes}")
    return options.count / seconds


class Client:
    """A connection that stays open."""

    def __init__(self, port):
        self.port = port

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, head, body=b""):
        self.writer.write(head + b"\r\n\r\n" + body)
        await self.writer.drain()
        answer = await self.reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in answer.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return int(answer.split(b" ")[1]), await self.reader.readexactly(length)


async def probe(port, times, finished):
    client = Client(port)
    await client.open()
    while not finished.is_set():
        start = time.monotonic()
        status, _ = await client.ask(b"GET /livez HTTP/1.1\r\nHost: localhost")
        times.append(time.monotonic() - start)
        if status != 200:
            sys.exit(f"/livez: {status}")
        await asyncio.sleep(0.02)


async def slow(port, count):
    """Clients of which a third say nothing, a third half a head, and a third half a body."""
    head = b"POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    beginnings = [b"", head, head + b"Content-Length: 1000\r\n\r\nhalf"]
    writers = []
    for number in range(count):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(beginnings[number % 3])
        writers.append(writer)
    return writers


def memory(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


async def load(options, port, pid):
    body = bodies(options)
    numbers = iter(range(options.count))
    times, probes, sizes = [], [], []
    finished = asyncio.Event()
    head = (
        f"POST /v1/verify?policy={options.policy} HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/json\r\n"
    )

    async def work():
        client = Client(port)
        await client.open()
        for number in numbers:
            content = body(number)
            start = time.monotonic()
            status, answer = await client.ask(
                (head + f"Content-Length: {len(content)}").encode(), content
            )
            times.append(time.monotonic() - start)
            if status != 200 or json.loads(answer)["outcome"] != "accepted":
                sys.exit(f"status {status}: {answer[:200]}")
            if len(times) % max(1, options.count // 10) == 0:
                sizes.append(memory(pid))

    held = await slow(port, options.slow)
    prober = asyncio.create_task(probe(port, probes, finished))
    start = time.monotonic()
    await asyncio.gather(*(work() for _ in range(options.connections)))
    seconds = time.monotonic() - start
    finished.set()
    await prober
    for writer in held:
        writer.close()
    return options.count / seconds, times, probes, sizes


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        alone = None if options.no_baseline else baseline(options, folder)
        used_alone = used()
        log = open(os.path.join(folder, "log"), "w+")
        service = subprocess.Popen(
            [options.stark, "serve", "--port", "0", "--jobs", str(options.workers),
             "--data", os.path.join(folder, "answers.db")],
            stderr=log,
        )
        try:
            port = None
            while port is None:
                time.sleep(0.05)
                log.seek(0)
                for line in log.read().splitlines():
                    entry = json.loads(line)
                    if entry["message"] == "listening":
                        port = int(entry["port"])
            rate, times, probes, sizes = asyncio.run(load(options, port, service.pid))
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait()
        each = 1000 * (used() - used_alone) / options.count
        if alone is not None:
            print(f"stark verify, {options.workers} processes   {alone:8.1f} proofs/s"
                  f" {1000 * used_alone / options.count:8.2f} ms of processor time each")
        print(f"stark serve, {options.workers} workers       {rate:8.1f} proofs/s"
              f" {each:8.2f} ms of processor time each")
        if alone is not None:
            print(f"share                          {100 * rate / alone:8.1f} %")
        print(f"answers, p50 and p99           {percentile(times, 0.5):8.1f} ms"
              f" {percentile(times, 0.99):8.1f} ms")
        print(f"/livez, p50 and p99            {percentile(probes, 0.5):8.1f} ms"
              f" {percentile(probes, 0.99):8.1f} ms of {len(probes)}")
        print(f"memory by tenths               {' '.join(map(str, sizes))} MB")


main()

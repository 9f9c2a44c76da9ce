#!/usr/bin/env python3
"""Load on `stark serve`, beside the same proofs through `stark verify`.

    swift build -c release
    Benchmarks/Scale/HTTP/load.py --stark .build/release/stark

Asks a service for verdicts on proofs that are all different questions (the shipped ones in turn, with
blanks behind them) over a few connections that stay open, while `/livez` is asked every 50 milliseconds
and slow clients hold connections open; and then verifies as many such files with as many `stark verify`
processes as the service has workers; in short turns, since processors are not equally fast all the time.
Prints proofs per second of both, the times of `/livez`, and the memory of the service. Ends with code 1 if
any answer was not an accepted proof, or `/livez` failed.

The clients share the processors with the service, so they do no more than they must: a proof goes from one
place in memory to the system.
"""

import argparse
import contextlib
import itertools
import json
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).resolve().parent
SHIPPED = HERE.parents[2] / "Vectors" / "Proofs" / "Stone"
# A proof below `sharp-96` and one above are both accepted.
POLICY = "research"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stark", required=True, help="the program")
    parser.add_argument(
        "--proof", action="append", help="a proof to vary; give it again for more; all shipped ones"
    )
    parser.add_argument("--seconds", type=int, default=5, help="how long to ask the service in each round")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--connections", type=int, default=6)
    parser.add_argument("--slow", type=int, default=0, help="how many clients that never finish")
    parser.add_argument("--no-baseline", action="store_true", help="leave `stark verify` out")
    options = parser.parse_args()
    options.proof = options.proof or sorted(str(path) for path in SHIPPED.glob("*.json"))
    return options


def used(pid=None):
    """Seconds of processor time of a process, or of all children that have ended."""
    if pid is None:
        times = os.times()
        return times.children_user + times.children_system
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Rate:
    """How fast proofs were verified."""

    per_second: float
    # Milliseconds of processor time for each.
    cost: float


def baseline(options, count):
    """The rate of `workers` processes side by side, each with a share of `count` files."""
    proofs = [pathlib.Path(path).read_bytes() for path in options.proof]
    with tempfile.TemporaryDirectory() as folder:
        parts = [pathlib.Path(folder) / f"part{worker}" for worker in range(options.workers)]
        for part in parts:
            part.mkdir()
        for number in range(count):
            turn, index = divmod(number, len(proofs))
            # Each process gets its share of each proof.
            part = parts[(turn + index) % options.workers]
            (part / f"{number}.json").write_bytes(proofs[index] + b" " * turn)
        command = [options.stark, "verify", "--json", "--jobs", "1", "--policy", POLICY]
        before, start = used(), time.monotonic()
        processes = [
            subprocess.Popen(command + [str(part)], stdout=subprocess.DEVNULL) for part in parts
        ]
        codes = [process.wait() for process in processes]
        seconds = time.monotonic() - start
    if any(codes):
        sys.exit(f"stark verify ended with {codes}")
    return Rate(count / seconds, 1000 * (used() - before) / count)


class Client:
    """A connection that stays open, or the next one where the service ends it, after a thousand requests."""

    def __init__(self, port):
        self.port = port
        self.connect()

    def connect(self):
        self.connection = socket.create_connection(("127.0.0.1", self.port))
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, *pieces):
        """The status of the answer to a request, and the answer."""
        pieces = [memoryview(piece) for piece in pieces]
        while pieces:
            sent = self.connection.sendmsg(pieces)
            while pieces and sent >= len(pieces[0]):
                sent -= len(pieces.pop(0))
            if pieces:
                pieces[0] = pieces[0][sent:]
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self.receive()
        head, body = answer.split(b"\r\n\r\n", 1)
        length = int(re.search(rb"(?i)\ncontent-length: *([0-9]+)", head).group(1))
        while len(body) < length:
            body += self.receive()
        if b"\nconnection: close" in head.lower():
            self.connection.close()
            self.connect()
        return int(head.split(b" ", 2)[1]), body

    def receive(self):
        data = self.connection.recv(1 << 16)
        if not data:
            raise ConnectionError("the service has closed the connection")
        return data


class Asking:
    """Clients that ask for verdicts until their time is over."""

    def __init__(self, port, options):
        self.port = port
        self.options = options
        self.proofs = [pathlib.Path(path).read_bytes() for path in options.proof]
        self.numbers = itertools.count()
        self.times = []
        self.failures = []

    def run(self):
        """Asks for a while; returns the rate of answers."""
        start, before = time.monotonic(), len(self.times)
        threads = [
            threading.Thread(target=self.work, args=(start + self.options.seconds,))
            for _ in range(self.options.connections)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return (len(self.times) - before) / (time.monotonic() - start)

    def work(self, end):
        try:
            client = Client(self.port)
            head = (
                f"POST /v1/verify?policy={POLICY} HTTP/1.1\r\nHost: localhost\r\n"
                "Content-Type: application/json\r\nContent-Length: "
            )
            while (start := time.monotonic()) < end:
                turn, index = divmod(next(self.numbers), len(self.proofs))
                proof, blanks = self.proofs[index], b" " * turn
                length = len(proof) + len(blanks)
                status, answer = client.ask(f"{head}{length}\r\n\r\n".encode(), proof, blanks)
                self.times.append(1000 * (time.monotonic() - start))
                if status != 200 or b'"outcome":"accepted"' not in answer:
                    self.failures.append((status, answer[:200]))
        except Exception as error:
            self.failures.append(error)


@dataclass
class Watch:
    """What is seen of a service while others ask it."""

    port: int
    pid: int
    ended: threading.Event = field(default_factory=threading.Event)
    probes: list[float] = field(default_factory=list)
    failures: list[object] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def run(self):
        try:
            self.watch()
        except Exception as error:
            self.failures.append(error)

    def watch(self):
        client = Client(self.port)
        sized = 0.0
        while not self.ended.is_set():
            start = time.monotonic()
            status, answer = client.ask(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.probes.append(1000 * (time.monotonic() - start))
            if status != 200:
                self.failures.append((status, answer[:200]))
            if start - sized >= 1:
                sized = start
                self.sizes.append(memory(self.pid))
            time.sleep(0.05)


def slow(port, count):
    """Clients of which a third say nothing, a third half a head, and a third half a body."""
    head = b"POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    beginnings = [b"", head, head + b"Content-Length: 1000\r\n\r\nhalf"]
    held = []
    for number in range(count):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.sendall(beginnings[number % 3])
        held.append(connection)
    return held


def memory(pid):
    """The resident memory of a process, in megabytes."""
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"^VmRSS:\s+([0-9]+) kB", text, re.MULTILINE)
    return int(found.group(1)) // 1024 if found else 0


@contextlib.contextmanager
def service(options, folder):
    """A service on a new file, as its port and process."""
    log = open(os.path.join(folder, "log"), "w+")
    process = subprocess.Popen(
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
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        log.close()


def burst(options, asking, process):
    """The rate of a service under load for a while, the times of its answers, and what was seen of it."""
    watch = Watch(asking.port, process.pid)
    watching = threading.Thread(target=watch.run)
    watching.start()
    before, answered = used(process.pid), len(asking.times)
    per_second = asking.run()
    cost = used(process.pid) - before
    watch.ended.set()
    watching.join()
    failures = asking.failures + watch.failures
    if failures:
        sys.exit(f"{len(failures)} failures, the first: {failures[0]}")
    times = asking.times[answered:]
    return Rate(per_second, 1000 * cost / len(times)), times, watch


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def show(name, rates):
    """Prints the medians of `rates`."""
    per_second = statistics.median(rate.per_second for rate in rates)
    cost = statistics.median(rate.cost for rate in rates)
    print(f"{name:<30} {per_second:8.1f} proofs/s {cost:8.2f} ms of processor time each")


def main():
    options = arguments()
    alone, served, shares, times, probes, sizes = [], [], [], [], [], []
    with tempfile.TemporaryDirectory() as folder, service(options, folder) as (port, process):
        asking = Asking(port, options)
        for number in range(options.rounds):
            # The service closes those of the round before, if the round was long.
            held = slow(port, options.slow)
            rate, answers, watch = burst(options, asking, process)
            for connection in held:
                connection.close()
            served.append(rate)
            line = f"round {number + 1}: {rate.per_second:.1f} answers/s"
            if not options.no_baseline:
                turns = max(1, len(answers) // len(options.proof))
                alone.append(baseline(options, turns * len(options.proof)))
                shares.append(100 * rate.per_second / alone[-1].per_second)
                line += f", {shares[-1]:.1f} % of {alone[-1].per_second:.1f} proofs/s"
            print(line, flush=True)
            times += answers
            probes += watch.probes
            sizes += watch.sizes
    if alone:
        show(f"stark verify, {options.workers} processes", alone)
    show(f"stark serve, {options.workers} workers", served)
    if shares:
        print(f"share, median of the rounds    {statistics.median(shares):8.1f} %")
    for name, values in [("answers", times), ("/livez", probes)]:
        label = f"{name}, p50 and p99"
        print(f"{label:<30} {percentile(values, 0.5):8.1f} ms"
              f" {percentile(values, 0.99):8.1f} ms of {len(values)}")
    tenth = max(1, len(sizes) // 10)
    print(f"memory over time               {' '.join(map(str, sizes[::tenth]))} MB")


main()

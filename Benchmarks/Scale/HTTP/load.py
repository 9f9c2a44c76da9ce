#!/usr/bin/env python3
"""Load on `stark serve`, beside the same proofs through `stark verify`.

    swift build -c release
    Benchmarks/Scale/HTTP/load.py --stark .build/release/stark

Verifies files that are all different questions (the shipped proofs in turn, with blanks behind them)
with as many `stark verify` processes as there are workers, and then has wrk ask a service for verdicts
on such proofs over a few connections that stay open, while `/livez` is asked every 20 milliseconds and
slow clients hold connections open; and that for some rounds. Prints proofs per second of both, the times
of `/livez`, and the memory of the service. Ends with code 1 if any answer was not an accepted proof.

Needs wrk, which is a package of that name in most systems.
"""

import argparse
import contextlib
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
import urllib.request
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
    parser.add_argument("--seconds", type=int, default=20, help="how long to ask the service")
    parser.add_argument("--rounds", type=int, default=3)
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


@dataclass
class Watch:
    """What is seen of a service while others ask it."""

    port: int
    pid: int
    ended: threading.Event = field(default_factory=threading.Event)
    probes: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def run(self):
        connection = socket.create_connection(("127.0.0.1", self.port))
        sized = 0.0
        while not self.ended.is_set():
            start = time.monotonic()
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = connection.recv(4096)
            self.probes.append(1000 * (time.monotonic() - start))
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"/livez: {answer[:100]}")
            if start - sized >= 1:
                sized = start
                self.sizes.append(memory(self.pid))
            time.sleep(0.02)


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


def accepted(port):
    """How many proofs the service has accepted, and how many other verdicts it has given."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        text = answer.read().decode()
    counts = re.findall(r'^stark_verify_total\{.*outcome="([a-z]+)"\} ([0-9]+)$', text, re.MULTILINE)
    good = sum(int(count) for outcome, count in counts if outcome == "accepted")
    return good, sum(int(count) for _, count in counts) - good


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


@dataclass
class Load:
    """What a service did under load."""

    rate: Rate
    count: int
    p50: float
    p99: float
    probes: list[float]
    sizes: list[int]


def load(options):
    with tempfile.TemporaryDirectory() as folder, service(options, folder) as (port, process):
        held = slow(port, options.slow)
        watch = Watch(port, process.pid)
        watching = threading.Thread(target=watch.run)
        watching.start()
        before = used(process.pid)
        output = subprocess.run(
            ["wrk", "--threads", "1", "--connections", str(options.connections),
             "--duration", f"{options.seconds}s", "--timeout", "30s",
             "--script", str(HERE / "load.lua"), f"http://127.0.0.1:{port}",
             "--", POLICY, "0", *options.proof],
            stdout=subprocess.PIPE, check=True, text=True,
        ).stdout
        cost = used(process.pid) - before
        watch.ended.set()
        watching.join()
        for connection in held:
            connection.close()
        report = json.loads(output.splitlines()[-1])
        good, others = accepted(port)
    if report["failures"] or others or good < report["requests"]:
        sys.exit(f"{report}, {good} accepted, {others} other verdicts")
    return Load(
        Rate(report["requests"] / report["seconds"], 1000 * cost / good),
        report["requests"], report["p50"], report["p99"], watch.probes, watch.sizes,
    )


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main():
    options = arguments()
    shares = []
    for number in range(options.rounds):
        under_load = load(options)
        if number:
            print()
        print(f"round {number + 1}: {under_load.count} answers")
        if not options.no_baseline:
            turns = max(1, under_load.count // len(options.proof))
            alone = baseline(options, turns * len(options.proof))
            shares.append(100 * under_load.rate.per_second / alone.per_second)
            print(f"stark verify, {options.workers} processes   {alone.per_second:8.1f} proofs/s"
                  f" {alone.cost:8.2f} ms of processor time each")
        print(f"stark serve, {options.workers} workers       {under_load.rate.per_second:8.1f} proofs/s"
              f" {under_load.rate.cost:8.2f} ms of processor time each")
        if shares:
            print(f"share                          {shares[-1]:8.1f} %")
        print(f"answers, p50 and p99           {under_load.p50:8.1f} ms {under_load.p99:8.1f} ms")
        print(f"/livez, p50 and p99            {percentile(under_load.probes, 0.5):8.1f} ms"
              f" {percentile(under_load.probes, 0.99):8.1f} ms of {len(under_load.probes)}")
        tenth = max(1, len(under_load.sizes) // 10)
        print(f"memory over time               {' '.join(map(str, under_load.sizes[::tenth]))} MB")
    if shares:
        print(f"\nshare, median of the rounds    {statistics.median(shares):8.1f} %")


main()

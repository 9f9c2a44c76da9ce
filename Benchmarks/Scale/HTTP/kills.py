#!/usr/bin/env python3
"""Whether `stark serve` answers all that it accepted, however often it is killed.

    swift build -c release
    Benchmarks/Scale/HTTP/kills.py --stark .build/release/stark

Clients ask for verdicts that nobody waits for, on proofs that are all different questions, and hand in batches
for the ledger, while the service is killed at random moments and started again. At the end every question that
was accepted with 202 must have its verdict: none lost, none given up, none with two verdicts, and all as `stark
verify` says. Batches that were alone in hand at three kills are parked; they must have theirs after the service
has ended by its own will and begun again. The batches must be in the ledger, all of them and once. Prints the
counts, and ends with code 1 unless they are so.
"""

import argparse
import collections
import http.client
import json
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = HERE.parents[2] / "Vectors"
PROOF = VECTORS / "Proofs" / "Stone" / "plain-keccak256.json"
BATCHES = VECTORS / "Batches" / "Perpetual"


def start(stark, folder, port):
    log = open(f"{folder}/log", "ab")
    service = subprocess.Popen(
        [stark, "serve", "--port", str(port), "--data", f"{folder}/answers.db"]
        + ["--ledger", f"{folder}/chain.db", "--policy", "research", "--queue", "200", "--jobs", "2"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=log,
    )
    log.close()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and service.poll() is None:
        found = re.findall(
            rb'"message":"listening".*"port":"(\d+)"', pathlib.Path(f"{folder}/log").read_bytes()
        )
        try:
            if found:
                ask(int(found[-1]), "GET", "/livez")
                return service, int(found[-1])
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit("the service did not begin")


def ask(port, method, path, body=None, headers={}):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read() or b"null") if path != "/livez" else None
    finally:
        connection.close()


def form(parts):
    lines = []
    for name, content in parts:
        head = f'--kills\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        lines += [head.encode(), content, b"\r\n"]
    return b"".join(lines) + b"--kills--\r\n"


class Load:
    """Clients that ask for as long as the service is to be killed."""

    def __init__(self, port):
        self.port = port
        self.accepted = {}
        self.lock = threading.Lock()
        self.ends = threading.Event()
        proof = PROOF.read_bytes()
        forged = bytearray(proof)
        place = proof.index(b'"proof_hex"') + 3000
        forged[place] = ord("0") if proof[place] != ord("0") else ord("1")
        self.proofs = [(proof, "accepted"), (bytes(forged), "rejected"), (b"{", "malformed")]
        self.batches = form(
            [("apply", b"true"), ("proof", (BATCHES / "bootloaded-three-tasks" / "proof.json").read_bytes())]
            + [("batch", (BATCHES / f"batch{n}" / "batch.json").read_bytes()) for n in (1, 2, 3)]
        )

    def send(self, path, body, kind, expected):
        try:
            status, answer = ask(
                self.port, "POST", path, body, {"Content-Type": kind, "Prefer": "respond-async"}
            )
        except (OSError, http.client.HTTPException, ValueError):
            # Killed meanwhile: nobody said that it was accepted.
            return time.sleep(0.05)
        if status == 202:
            with self.lock:
                self.accepted[answer["id"]] = expected
        elif status == 503:
            time.sleep(0.1)

    def ask_for_proofs(self, seed):
        chance = random.Random(seed)
        number = 0
        while not self.ends.is_set():
            proof, expected = self.proofs[chance.randrange(len(self.proofs))]
            number += 1
            blanks = b" " * (seed * 100_000 + number)
            self.send("/v1/verify", proof + blanks, "application/json", expected)
            time.sleep(chance.random() * 0.05)

    def hand_in_batches(self):
        while not self.ends.is_set():
            kind = "multipart/form-data; boundary=kills"
            self.send("/v1/batches", self.batches, kind, "accepted")
            time.sleep(0.3)


def standings(port, names):
    """What has become of questions, once none of them is waited for any more."""
    found = {}
    deadline = time.monotonic() + 300
    for name in names:
        while True:
            status, answer = ask(port, "GET", f"/v1/verifications/{name}")
            state = answer.get("status")
            if status != 200 or state not in ("queued", "running") or time.monotonic() > deadline:
                break
            time.sleep(0.02)
        found[name] = answer.get("outcome", state if status == 200 else f"status {status}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stark", required=True, help="the program")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        service, port = start(options.stark, folder, 0)
        load = Load(port)
        clients = [threading.Thread(target=load.ask_for_proofs, args=(n,)) for n in (1, 2)]
        clients.append(threading.Thread(target=load.hand_in_batches))
        for client in clients:
            client.start()
        try:
            for _ in range(options.kills):
                time.sleep(chance.random() * 0.6)
                service.kill()
                service.wait()
                service, _ = start(options.stark, folder, port)
            load.ends.set()
            for client in clients:
                client.join()
            outcomes = standings(port, load.accepted)
            parked = [name for name, outcome in outcomes.items() if outcome == "parked"]
            if parked:
                service.send_signal(signal.SIGTERM)
                service.wait(timeout=120)
                service, _ = start(options.stark, folder, port)
                outcomes |= standings(port, parked)
            counts = collections.Counter(
                "as expected" if outcome == load.accepted[name] else f"{outcome}, not {load.accepted[name]}"
                for name, outcome in outcomes.items()
            )
            # Asked again, every answer is the same.
            for name, outcome in outcomes.items():
                status, answer = ask(port, "GET", f"/v1/verifications/{name}")
                if answer.get("outcome") != outcome:
                    counts["two answers"] += 1
            service.send_signal(signal.SIGTERM)
            code = service.wait(timeout=120)
        finally:
            load.ends.set()
            service.kill()
            service.wait()
        status = subprocess.run(
            [options.stark, "settle", "status", "--json", "--ledger", f"{folder}/chain.db"],
            capture_output=True,
            text=True,
        )
        batches = json.loads(status.stdout)["batch_count"] if status.stdout else None
    print(f"{options.kills} kills, {len(load.accepted)} questions accepted: {dict(counts)}")
    print(f"{len(parked)} were parked until the service had ended by its own will")
    print(f"the service ended with {code}, and the ledger has {batches} batches")
    good = set(counts) == {"as expected"} and code == 0 and batches == 3
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

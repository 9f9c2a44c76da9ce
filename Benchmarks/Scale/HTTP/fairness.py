#!/usr/bin/env python3
"""How long `/livez` of `stark serve` takes while others ask for all they can.

    swift build -c release
    Benchmarks/Scale/HTTP/fairness.py --stark .build/release/stark

Each load runs in processes of its own, and so does the probe, which opens a connection for each question, as
those who watch over services do: four connections that pipeline requests, one and eight uploads in chunks of
one byte, eight uploads of 64 MiB, and all of it together. Nobody reads the log meanwhile. Where nginx is
installed it is probed in the same seconds, under the same pipelined requests. Prints a table, and with --json
one object; ends with code 1 if no probe was answered, or with --most if p99 is above so many milliseconds.
"""

import argparse
import json
import multiprocessing
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

GET = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
UPLOAD = (
    "POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    "%s\r\n\r\n"
)


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def forever(body):
    """Does `body` again and again, on a new connection whenever one ends."""

    def run(port):
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        while True:
            try:
                with connect(port) as connection:
                    body(connection)
            except OSError:
                time.sleep(0.01)

    return run


@forever
def pipeline(connection):
    connection.setblocking(False)
    # Good health is not logged; what is not there is, so that the log fills.
    requests = memoryview((GET + GET.replace(b"/livez", b"/nothing")) * 250)
    sent = 0
    while True:
        try:
            sent = (sent + connection.send(requests[sent:])) % len(requests)
        except BlockingIOError:
            pass
        try:
            if not connection.recv(1 << 20):
                return
        except BlockingIOError:
            time.sleep(0.0005)


@forever
def byte_by_byte(connection):
    connection.sendall((UPLOAD % "Transfer-Encoding: chunked").encode())
    chunks = b"1\r\n \r\n" * 2000
    while True:
        connection.sendall(chunks)


@forever
def large_upload(connection):
    count = 64 << 20
    connection.sendall((UPLOAD % f"Content-Length: {count}").encode())
    piece = b" " * (1 << 20)
    for _ in range(count // len(piece)):
        connection.sendall(piece)
    while connection.recv(1 << 16):
        pass


LOADS = {
    "nothing": [],
    "4 pipeline requests": [pipeline] * 4,
    "1 uploads byte by byte": [byte_by_byte],
    "8 upload byte by byte": [byte_by_byte] * 8,
    "8 upload 64 MiB": [large_upload] * 8,
    "all of it": [pipeline] * 4 + [byte_by_byte] + [large_upload] * 8,
}


def probe(port, seconds, result):
    times, failed = [], 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        try:
            with connect(port) as connection:
                connection.sendall(GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
                if not connection.recv(100).startswith(b"HTTP/1.1 200"):
                    failed += 1
        except OSError:
            failed += 1
        times.append((time.monotonic() - start) * 1000)
        time.sleep(0.02)
    result.put((times, failed))


def measure(ports, load, seconds):
    """The times of probes of each port, in milliseconds, and how many failed, under `load` of each."""
    context = multiprocessing.get_context("fork")
    clients = [context.Process(target=run, args=(port,)) for port in ports for run in load]
    results = [context.Queue() for _ in ports]
    for client in clients:
        client.start()
    time.sleep(0.5)
    probes = [
        context.Process(target=probe, args=(port, seconds, result))
        for port, result in zip(ports, results)
    ]
    for process in probes:
        process.start()
    answers = [result.get(timeout=seconds + 120) for result in results]
    for process in probes + clients:
        process.kill()
        process.join()
    return answers


def figures(times, failed):
    times = sorted(times)
    at = lambda part: round(times[min(len(times) - 1, int(len(times) * part))], 1)
    return {"probes": len(times), "failed": failed, "p50": at(0.5), "p99": at(0.99), "most": round(times[-1], 1)}


def start_service(stark, folder):
    """The service, whose log nobody reads once it has told its port."""
    service = subprocess.Popen(
        [stark, "serve", "--port", "0", "--data", f"{folder}/answers.db"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    for line in service.stderr:
        found = re.search(rb'"message":"listening".*"port":"(\d+)"', line)
        if found:
            return service, int(found.group(1))
    sys.exit("the service did not begin")


def start_nginx(folder):
    """An nginx with one worker that answers /livez, and its port; nil where there is none."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if not program:
        return None, None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    configuration = pathlib.Path(folder) / "nginx.conf"
    configuration.write_text(
        f"""
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log /dev/null;
        events {{ worker_connections 1024; }}
        http {{
          access_log off;
          client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
          fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
          server {{ listen 127.0.0.1:{port}; location = /livez {{ return 200 "alive\\n"; }} }}
        }}
        """
    )
    nginx = subprocess.Popen([program, "-c", str(configuration)], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    return nginx, port


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stark", required=True, help="the program")
    parser.add_argument("--seconds", type=float, default=10, help="how long each load is run")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--load", action="append", choices=LOADS, help="a load; all by default")
    parser.add_argument("--most", type=float, help="the most that p99 may be, in milliseconds")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        service, port = start_service(options.stark, folder)
        nginx, other = start_nginx(folder)
        try:
            for name in options.load or LOADS:
                for _ in range(options.rounds):
                    # nginx takes no uploads at this path; requests are what both can be flooded with.
                    both = other and name in ("nothing", "4 pipeline requests")
                    answers = measure([port, other] if both else [port], LOADS[name], options.seconds)
                    row = {"load": name, **figures(*answers[0])}
                    if both:
                        row["nginx p99"] = figures(*answers[1])["p99"]
                    rows.append(row)
                    if not options.json:
                        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
            # The log is full by now if anything was pipelined, and the service must end nevertheless.
            service.send_signal(signal.SIGTERM)
            code = service.wait(timeout=60)
        finally:
            for process in (service, nginx):
                if process:
                    process.kill()
                    process.wait()
    if options.json:
        print(json.dumps({"exit code": code, "rows": rows}))
    elif code:
        print(f"the service ended with {code}")
    good = code == 0 and all(row["probes"] > row["failed"] for row in rows)
    if options.most is not None:
        good = good and all(row["p99"] <= options.most and not row["failed"] for row in rows)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

"""What feeds a worker: as many answers as questions, or an error that names its cause.

STARK names the executable; without it the tests that need one are skipped.

    STARK=.build/release/stark python3 -m unittest discover Benchmarks/Scale/Tests
"""

import json
import os
import signal
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Iterator
from pathlib import Path

SCALE = Path(__file__).resolve().parents[1]
sys.path += [str(SCALE), str(SCALE / "Spark"), str(SCALE / "PostgreSQL")]

import stark_worker  # noqa: E402
from stark_worker import Answered, Question, StarkWorker, WorkerEnded, answers, line  # noqa: E402

STARK = os.environ.get("STARK")
PROOF = SCALE.parents[1] / "Vectors" / "Proofs" / "Stone" / "plain-blake256.json"

# A worker that answers as one does, and on some ids does what none should.
FAKE = """
import json, os, sys
for text in sys.stdin:
    question = json.loads(text)
    name = question["id"]
    if name == "die":
        sys.stderr.write("out of luck")
        sys.stderr.flush()
        os._exit(9)
    if name == "leave":
        os._exit(0)
    if name == "silent":
        continue
    if name == "other":
        name = "somebody else"
    print(json.dumps({"id": name, "outcome": "accepted", "policy": "p"}), flush=True)
    if name == "twice":
        print(json.dumps({"id": name, "outcome": "accepted", "policy": "p"}), flush=True)
    if name == "half":
        sys.stdout.write("{")
        sys.stdout.flush()
        os._exit(0)
"""


def is_there(process: int) -> bool:
    """Whether the process runs; one that waits to be waited for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def questions(*names: str) -> list[Question]:
    return [Question(name, name, line(name, '{"path":"p"}')) for name in names]


class Line(unittest.TestCase):
    """The id is spliced into the text of a question, and nothing else happens to it."""

    def test_the_text_is_kept(self) -> None:
        self.assertEqual(line(7, '{"path":"p"}'), b'{"id":7,"path":"p"}')
        self.assertEqual(line("a\n", ' \n{ "path" : "p" } '), b'{"id":"a\\n","path" : "p" }')
        self.assertEqual(line(7, "{}"), b'{"id":7}')
        self.assertEqual(line(7, "{ \n }"), b'{"id":7}')

    def test_line_feeds_between_values_become_blanks(self) -> None:
        self.assertEqual(line(7, '{\n"path"\r\n:"p"\n}'), b'{"id":7,"path"  :"p" }')

    def test_duplicates_and_great_numbers_are_left_for_the_strict_reader(self) -> None:
        for text in ['"path":"a","path":"b"}', '"id":8}', '"task":' + "9" * 5000 + "}"]:
            self.assertEqual(line(7, "{" + text), b'{"id":7,' + text.encode())

    def test_what_is_no_object_is_refused(self) -> None:
        for text in ["[1]", '"x"', "null", "7", "", " "]:
            with self.assertRaises(ValueError):
                line(7, text)


class Feeding(unittest.TestCase):
    """Each way in which a worker or its feeder can fail is an error, and leaves no process."""

    command = [sys.executable, "-c", FAKE]

    def ask(self, asked: Iterator | list) -> list:
        return list(answers(self.command, asked))

    def fails(self, *names: str) -> str:
        with self.assertRaises(WorkerEnded) as caught:
            self.ask(questions(*names))
        return str(caught.exception)

    def test_each_question_has_its_answer_in_its_place(self) -> None:
        names = [str(number) for number in range(100)]
        mixed: list = questions(*names)
        mixed.insert(50, Answered("ready", {"outcome": "unreadable"}))
        found = self.ask(mixed)
        self.assertEqual([key for key, _ in found], names[:50] + ["ready"] + names[50:])
        self.assertTrue(all(answer.get("id", key) == key for key, answer in found))
        self.assertEqual(self.ask([]), [])

    def test_a_worker_that_dies_is_an_error_that_says_what_it_said(self) -> None:
        self.assertIn("ended with 9: out of luck", self.fails("a", "die", "b"))

    def test_a_worker_that_leaves_with_code_0_is_an_error_while_lines_are_left(self) -> None:
        self.assertIn("ended with 0", self.fails("a", "leave", "b"))
        self.assertIn("ended with 0", self.fails("leave"))

    def test_fewer_answers_and_more_and_others_are_errors(self) -> None:
        self.assertIn("ended with 0", self.fails("silent"))
        self.assertIn("answered 'b' and not 'silent'", self.fails("a", "silent", "b"))
        self.assertIn("more answers", self.fails("a", "twice"))
        self.assertIn("answered 'somebody else'", self.fails("other"))
        self.assertIn("ended with 0", self.fails("half", "b"))

    def test_what_the_questions_raise_comes_out_at_once_with_its_cause(self) -> None:
        def broken() -> Iterator[Question]:
            yield from questions("a", "b")
            raise OSError("s3://bucket/p.json cannot be read")

        start = time.monotonic()
        with self.assertRaisesRegex(OSError, "s3://bucket/p.json"):
            self.ask(broken())
        self.assertLess(time.monotonic() - start, 30)

    def test_nobody_who_takes_the_rest_leaves_no_process(self) -> None:
        started: list[int] = []
        initial = StarkWorker.__init__

        def spied(worker: StarkWorker, *arguments: object) -> None:
            initial(worker, *arguments)
            started.append(worker.process)

        StarkWorker.__init__ = spied
        try:
            generator = answers(self.command, questions(*map(str, range(50))), ahead=4)
            next(generator)
            self.assertTrue(is_there(started[0]))
            generator.close()
            self.assertFalse(is_there(started[0]))
            with self.assertRaises(WorkerEnded):
                self.ask(questions("die"))
            self.assertFalse(is_there(started[1]))
        finally:
            StarkWorker.__init__ = initial
        self.assertEqual(threading.active_count(), 1)


@unittest.skipUnless(STARK, "STARK names no executable")
class RealWorker(unittest.TestCase):
    """The program itself."""

    def setUp(self) -> None:
        self.command = [str(STARK), "worker"]

    def test_a_signal_before_the_end_loses_no_line_in_silence(self) -> None:
        text = json.dumps({"path": str(PROOF)})
        for number, code in [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)]:
            with StarkWorker(self.command) as worker:
                # Ended while it waits for a line, then asked.
                worker.send(line(0, text))
                self.assertEqual(worker.receive(0)["outcome"], "accepted")
                os.kill(worker.process, number)
                with self.assertRaises(WorkerEnded):
                    while True:
                        worker.send(line(1, text))
                        worker.receive(1)
                self.assertEqual(worker.code(), code)

    def test_a_signal_in_the_middle_of_a_feed_is_an_error(self) -> None:
        text = json.dumps({"path": str(PROOF)})
        running: list[int] = []
        initial = StarkWorker.__init__

        def spied(worker: StarkWorker, *arguments: object) -> None:
            initial(worker, *arguments)
            running.append(worker.process)

        def asked() -> Iterator[Question]:
            for number in range(200):
                if number == 20:
                    os.kill(running[-1], signal.SIGTERM)
                yield Question(number, number, line(number, text))

        StarkWorker.__init__ = spied
        try:
            with self.assertRaisesRegex(WorkerEnded, "ended with 143"):
                list(answers(self.command, asked()))
        finally:
            StarkWorker.__init__ = initial

    def test_a_line_that_asks_nothing_has_its_answer(self) -> None:
        names = ['{"id":"b","path":"p"}', '{"path":"p","path":"q"}', '{"path":"p"}', "{}"]
        found = [
            (answer["outcome"], answer["code"])
            for _, answer in answers(
                self.command, [Question(n, n, line(n, text)) for n, text in enumerate(names)]
            )
        ]
        self.assertEqual(
            found,
            [
                ("usage", "line/duplicate"),
                ("usage", "line/duplicate"),
                ("unreadable", "input/unreadable"),
                ("usage", "line/missing"),
            ],
        )

    def test_a_program_or_policy_that_is_none_fails_with_its_reason(self) -> None:
        self.assertEqual(stark_worker.probe(self.command), "sharp-96")
        with self.assertRaisesRegex(WorkerEnded, "no policy"):
            stark_worker.probe([*self.command, "--policy", "luck"])
        with self.assertRaises(FileNotFoundError):
            stark_worker.version("/nowhere/stark")
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write("{")
            file.flush()
            with self.assertRaises(WorkerEnded):
                stark_worker.probe([*self.command, "--policy", file.name])


if __name__ == "__main__":
    unittest.main()

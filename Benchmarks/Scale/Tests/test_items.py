"""What is taken out of folders, and what becomes of what cannot be read."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

SCALE = Path(__file__).resolve().parents[1]
sys.path += [str(SCALE), str(SCALE / "Spark"), str(SCALE / "PostgreSQL")]

import stark_answers  # noqa: E402
import stark_items  # noqa: E402
from stark_worker import Answered, Question  # noqa: E402


class Folder(unittest.TestCase):
    """Whatever is visible and no folder has a row, and what is passed over is counted."""

    def test_the_rule(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "a.json" / "deep").mkdir(parents=True)
            (place / "a.json" / "deep" / "b.proof").write_text("{")
            (place / "readme").write_text("x")
            (place / ".hidden").write_text("x")
            (place / ".git").mkdir()
            (place / ".git" / "c.json").write_text("x")
            (place / "link").symlink_to(place / "a.json")
            (place / "dangling.json").symlink_to("/nowhere/at/all")
            os.mkfifo(place / "pipe.json")
            Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.json")).write_text("{")
            found = stark_items.find(folder)
            self.assertEqual(
                sorted((name.removeprefix(folder), path is not None, trouble)
                for name, path, _, trouble in found.items),
                [
                    ("/a.json/deep/b.proof", True, None),
                    ("/bad\\xff.json", False, "the name is not UTF-8"),
                    ("/dangling.json", True, None),
                    ("/pipe.json", True, None),
                    ("/readme", True, None),
                ],
            )
            self.assertEqual(found.summary(), "5 files; passed over: 2 hidden, 1 links to folders")

    def test_a_folder_that_is_not_there_is_an_error(self) -> None:
        with self.assertRaises(FileNotFoundError):
            stark_items.find("/nowhere/at/all")
        with tempfile.NamedTemporaryFile() as file, self.assertRaises(NotADirectoryError):
            stark_items.find(file.name)


class Store:
    """Files of a store that is not well."""

    def open_input_stream(self, path: str) -> None:
        raise FileNotFoundError(path) if path == "gone" else PermissionError("Access Denied")


class Reading(unittest.TestCase):
    """An object that cannot be read has the task run again, and in the end a row."""

    def items(self, is_last: bool) -> stark_items.Items:
        items = stark_items.Items("sharp-96", "s3://bucket", is_last)
        items._files = Store()
        return items

    def test_one_that_is_gone_is_unreadable_at_once(self) -> None:
        found = self.items(False).question("k", "s3://bucket/gone", {"object": "gone"})
        assert isinstance(found, Answered)
        self.assertEqual((found.answer["outcome"], found.answer["exit_code"]), ("unreadable", 66))
        self.assertEqual(found.answer["path"], "s3://bucket/gone")

    def test_another_fault_names_it_and_is_unreadable_at_the_last_attempt(self) -> None:
        with self.assertRaisesRegex(OSError, "s3://bucket/p cannot be read: Access Denied"):
            self.items(False).question("k", "s3://bucket/p", {"object": "p"})
        found = self.items(True).question("k", "s3://bucket/p", {"object": "p"})
        assert isinstance(found, Answered)
        self.assertEqual(found.answer["outcome"], "unreadable")
        self.assertEqual(found.answer["reason"], "Access Denied")

    def test_a_row_asks_what_its_column_says(self) -> None:
        items = self.items(False)
        asked = {
            '{"id":"k","path": "p"}': {"path": "p", "object": None},
            '{"id":"k","proof":"AAE="}': {"proof": b"\0\1"},
            '{"id":"k","path":"a","batch":"b"}': {"question": '{"path":"a","batch":"b"}'},
        }
        for text, row in asked.items():
            found = items.question("k", "k", row)
            assert isinstance(found, Question)
            self.assertEqual(found.line.decode(), text)
        for row in [{}, {"path": None}, {"question": "[1]"}]:
            found = items.question("k", "k", row)
            assert isinstance(found, Answered)
            self.assertEqual(found.answer["outcome"], "usage")


class Columns(unittest.TestCase):
    """No text in a proof breaks a query that reads the tables."""

    def test_control_characters_become_visible(self) -> None:
        answer = {
            "id": 7,
            "verification_id": "0x" + "0" * 64,
            "outcome": "unsupported",
            "exit_code": 4,
            "code": "unsupported/layout",
            "reason": "layout pl\0ain \x1b[2K\u202e",
            "policy": "po\0l",
            "proof": None,
        }
        row = stark_answers.verdict_row(answer)
        assert row is not None
        self.assertEqual(row[4], "layout pl\ufffdain \ufffd[2K\ufffd")
        self.assertEqual(row[5], "po\ufffdl")
        self.assertNotIn("\\u0000", stark_answers.finished_row(answer)[0])

    def test_what_says_nothing_is_no_verdict(self) -> None:
        base = {"id": 7, "exit_code": 70, "code": "fault", "reason": "r", "policy": "p"}
        for outcome in ("internal", "usage", "unreadable"):
            answer = base | {"outcome": outcome, "verification_id": "0x" + "0" * 64}
            self.assertIsNone(stark_answers.verdict_row(answer))
            self.assertEqual(stark_answers.finished_row(answer)[1:3], (None, outcome))


if __name__ == "__main__":
    unittest.main()

"""What the tables keep of an answer of `stark worker`."""

import json
import unicodedata
from typing import Any, NamedTuple

REGIMES = ("stone_formula", "random_words", "johnson", "unique_decoding")
# All else says that nobody knows yet.
VERDICTS = ("accepted", "rejected", "refused", "malformed", "unsupported")


class Trouble(NamedTuple):
    """Why a job has no verdict."""

    outcome: str
    code: str
    reason: str

    def shown(self) -> tuple[str, ...]:
        return tuple(visible(text) for text in self)


def visible(text: str) -> str:
    """The text with control characters replaced: no column has a place for a zero, no terminal
    shows what comes after an escape."""
    hidden = ("Cc", "Cf", "Zl", "Zp", "Cs")
    return "".join("\ufffd" if unicodedata.category(c) in hidden else c for c in text)


def shown(value: Any) -> Any:
    """The same value with all text in it visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [shown(element) for element in value]
    if isinstance(value, dict):
        return {visible(name): shown(element) for name, element in value.items()}
    return value


def failure(answer: dict[str, Any]) -> dict[str, Any]:
    """Where code and reason are: in an answer about a proof, or in one about batches."""
    return answer.get("failure") or answer


def is_verdict(answer: dict[str, Any]) -> bool:
    return answer["verification_id"] is not None and answer["outcome"] in VERDICTS


def verdict_row(answer: dict[str, Any]) -> tuple[Any, ...] | None:
    """The columns of `verdicts`, in the order in which they are inserted; None if there is none."""
    if not is_verdict(answer):
        return None
    program = (answer.get("statement") or {}).get("program") or {}
    security = answer.get("security") or {}
    return tuple(
        shown(value)
        for value in (
            answer["verification_id"],
            answer["outcome"],
            answer["exit_code"],
            failure(answer).get("code"),
            failure(answer).get("reason"),
            answer["policy"],
            (answer.get("proof") or {}).get("layout"),
            program.get("hash"),
            program.get("fact"),
            *((security.get(regime) or {}).get("bits") for regime in REGIMES),
        )
    )


def finished_row(answer: dict[str, Any]) -> tuple[Any, ...]:
    """The columns of a job that is finished: answer, verification_id and the three of a trouble."""
    text = json.dumps(shown(answer), ensure_ascii=False)
    if is_verdict(answer):
        return text, answer["verification_id"], None, None, None
    code, reason = failure(answer).get("code"), failure(answer).get("reason")
    return text, None, *Trouble(answer["outcome"], code or "", reason or "").shown()

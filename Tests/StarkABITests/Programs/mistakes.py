"""Calls the functions of the article on embedding in Python with arguments that make no sense.

    mistakes.py LIBRARY CHAIN_PROOF

Prints a line for each that is not refused as it should be, and ends with 1 if there is one.
"""

import sys

import starkverify

stark = starkverify.Library(sys.argv[1])
with open(sys.argv[2], "rb") as file:
    proof = file.read()

failures = 0


def expect(holds, what):
    global failures
    if not holds:
        print("failed:", what)
        failures += 1


def expect_error(kind, word, call):
    try:
        answer = call()
    except kind as error:
        expect(word in str(error), f"{word} is not in: {error}")
    else:
        expect(False, f"no {kind.__name__} about {word}, but {answer[0]}")


for task in (-1, 2**32, 2**32 + 1, 2**64, 2**64 + 1, -(2**32) + 1):
    expect_error(ValueError, "task", lambda: stark.settle_check(proof, task=task))
for task in (1.0, "1", None):
    expect_error(TypeError, "integer", lambda: stark.settle_check(proof, task=task))
expect(stark.settle_check(proof, task=2**32 - 1)[0] == 2, "the greatest task is asked for")
expect(stark.settle_check(proof, task=3)[1]["batches"][0]["task"] == 3, "the third task alone")

expect_error(TypeError, "replay", lambda: stark.settle_check(proof, required="replay"))
expect_error(ValueError, "replays", lambda: stark.settle_check(proof, required=["replays"]))
twice = ["proof", "proof", "statement"]
expect(stark.settle_check(proof, required=twice)[0] == 0, "a level may be named twice")

for wrong in ("text", 7, ["x"], 1.5):
    expect_error(TypeError, "proof", lambda: stark.verify(wrong))
    expect_error(TypeError, "proof", lambda: stark.settle_check(wrong))
    expect_error(TypeError, "policy", lambda: stark.verify(proof, wrong))
    expect_error(TypeError, "policy", lambda: stark.settle_check(proof, policy=wrong))
    expect_error(TypeError, "previous", lambda: stark.settle_check(proof, previous=wrong))
    expect_error(TypeError, "batches", lambda: stark.settle_check(proof, [wrong]))
    expect_error(TypeError, "programs", lambda: stark.settle_check(proof, programs=[wrong]))
for wrong in ("perpetual", b"perpetual", bytearray(b"perpetual")):
    expect_error(TypeError, "programs", lambda: stark.settle_check(proof, programs=wrong))
    expect_error(TypeError, "batches", lambda: stark.settle_check(proof, wrong))

for kind in (bytes, bytearray, memoryview):
    code, report = stark.settle_check(
        kind(proof), policy=kind(b"sharp-96"), programs=[kind(b"perpetual")]
    )
    expect(code == 0, f"{kind.__name__} is taken: {report}")
    expect(stark.verify(kind(proof), kind(b"sharp-96"))[0] == 0, f"{kind.__name__} is verified")

# What means nothing to the library is its business: each has a code.
for code, call in {
    "usage/null": lambda: stark.verify(None),
    "malformed/unknown-format": lambda: stark.verify(b""),
    "usage/policy": lambda: stark.verify(proof, b"sharp-97"),
}.items():
    expect(call()[1]["code"] == code, code)
for code, call in {
    "usage/null": lambda: stark.settle_check(proof, [None]),
    "usage/program": lambda: stark.settle_check(proof, programs=[b"none"]),
    "usage/length": lambda: stark.settle_check(proof, [b""] * 65537),
}.items():
    expect(call()[1]["failure"]["code"] == code, code)

sys.exit(1 if failures else 0)

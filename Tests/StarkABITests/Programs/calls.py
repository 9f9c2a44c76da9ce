"""Asks the questions of a list again and again, on several threads, and prints the answers.

    calls.py LIBRARY LIST CALLS THREADS

The list is that of cases.c, of which only questions about single proofs are asked. The functions are
those that the article on embedding in Python shows, in the file starkverify.py beside this one. A
line of output is the number of the call, the number of the question, the code and the id.
"""

import sys
import threading

library, listing, calls, thread_count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

import starkverify

stark = starkverify.Library(library)


def contents(path):
    with open(path, "rb") as file:
        return file.read()


questions = []
with open(listing, encoding="utf-8") as lines:
    for line in lines:
        kind, *fields = line.rstrip("\n").split("\t")
        if kind == "verify":
            policy, proof = fields
            questions.append((contents(proof), contents(policy) if policy else None))

answers = [None] * calls


def ask(first):
    for call in range(first, calls, thread_count):
        code, report = stark.verify(*questions[call % len(questions)])
        answers[call] = (code, report["exit_code"], report["verification_id"])


threads = [threading.Thread(target=ask, args=(first,)) for first in range(thread_count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for call, (code, exit_code, id) in enumerate(answers):
    if code != exit_code:
        sys.exit(f"call {call}: code {code}, but {exit_code} in the report")
    print(call, call % len(questions), code, id, sep="\t")

"""Compares `stark verify --policy research` with an independent verifier on damaged proofs.

    python3 differential.py --command .build/release/stark --oracle ../shared/oracle \
      --count 2000 --seed 1 BASE.json …

The oracle is a folder with `refver.py`, the prototype in the material beside the repository; it is
read where it is, and its rule for the rows of August 2023 is set in memory. Mutants are edits of
the JSON, seeded, so that a run can be repeated; `--keep FOLDER` keeps those that the two judge
differently. The exit code is 1 if the command accepts a mutant that the oracle refuses.
"""

import argparse
import collections
import copy
import json
import os
import random
import signal
import subprocess
import sys
import tempfile

MODULUS = 2**251 + 17 * 2**192 + 1
HASHES = [
    "keccak256", "keccak256_masked160_msb", "keccak256_masked160_lsb", "blake256",
    "blake256_masked160_msb", "blake256_masked160_lsb", "blake256_masked248_lsb", "pedersen",
    "poseidon3",
]
LAYOUTS = ["plain", "small", "dex", "recursive", "starknet", "starknet_with_keccak"]


class TooSlow(Exception):
    """The oracle took longer than a mutant is worth."""


class Oracle:
    """The prototype, with one reading for each form that a file can have."""

    def __init__(self, folder, seconds):
        sys.dont_write_bytecode = True
        sys.path.insert(0, folder)
        import refver

        self.seconds = seconds
        self.module = refver
        self.by_depth = refver.Table
        self.bottom = august_table(refver)
        signal.signal(signal.SIGPROF, self.interrupt)

    @staticmethod
    def interrupt(*_):
        raise TooSlow

    def readings(self, file):
        """Seed, table of constraints and trees, most likely first."""
        newer = ("pow_hash", "verifier_friendly_channel_updates")
        parameters = file["proof_parameters"]
        old = not any(name in parameters for name in newer) and "poseidon3" not in (
            parameters.get("channel_hash"),
            parameters.get("commitment_hash"),
            parameters.get("verifier_friendly_commitment_hash"),
        )
        for seed, variant in self.module.variants(file):
            yield seed, variant, self.by_depth
            if seed == 5 and old:
                yield seed, variant, self.bottom

    def accepts(self, file):
        """Whether a reading holds; None if finding out takes more processor time than allowed."""
        signal.setitimer(signal.ITIMER_PROF, self.seconds)
        try:
            for seed, variant, table in self.readings(file):
                self.module.Table = table
                try:
                    if self.module.Verifier(file, seed, variant).run():
                        return True
                except TooSlow:
                    raise
                except Exception:  # Whatever it stumbles over, it does not accept.
                    continue
            return False
        except TooSlow:
            return None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def august_table(refver):
    """The trees of Stone's first release: all rows, and pairs of lone cells, by the bottom hash."""

    def word(value):
        return value.to_bytes(32, "big")

    class AugustTable(refver.Table):
        def verify(self, cells):
            bottom = self.V.bottom
            height = self.rows.bit_length() - 1
            nodes = {}
            for row in sorted({row for row, _ in cells}):
                words = b"".join(
                    word(cells[row, column] * refver.R % MODULUS) for column in range(self.cols)
                )
                nodes[row] = words if self.cols == 1 else refver.hash_bytes(bottom, words)
            for depth in range(height, 0, -1):
                for index in sorted({index ^ 1 for index in nodes} - set(nodes)):
                    nodes[index] = self.V.ch.read_bytes(32)
                lone = self.cols == 1 and depth == height
                parents = {}
                for index in sorted({index >> 1 for index in nodes}):
                    left, right = nodes[2 * index], nodes[2 * index + 1]
                    parents[index] = (
                        refver.hash_bytes(bottom, left + right)
                        if lone
                        else refver.hash_two(self.hname(depth), left, right)
                    )
                nodes = parents
            refver.req(nodes == {0: self.root}, "Merkle root mismatch")

    return AugustTable


def proof_bytes(file):
    return bytearray.fromhex(file["proof_hex"][2:])


def set_proof(file, data):
    file["proof_hex"] = "0x" + bytes(data).hex()


class Mutator:
    """Seeded edits, one or in a few cases two for each mutant."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def mutant(self, base):
        """The name of what was done, and the edited file."""
        file = copy.deepcopy(base)
        kind = self.random.choice([
            self.flip, self.flip, self.flip_message, self.flip_message, self.cut, self.extend,
            self.add_modulus, self.add_modulus, self.exchange, self.number_parameter,
            self.number_parameter, self.hash_parameter, self.hash_parameter, self.member,
            self.header, self.header, self.segment, self.segment, self.memory, self.memory,
            self.memory,
        ])
        return kind.__name__, kind(file) or file

    def flip(self, file):
        """A bit anywhere, most often of an opening."""
        data = proof_bytes(file)
        data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
        set_proof(file, data)

    def flip_message(self, file):
        """A bit of the first messages."""
        data = proof_bytes(file)
        data[self.random.randrange(min(len(data), 4096))] ^= 1 << self.random.randrange(8)
        set_proof(file, data)

    def cut(self, file):
        """The end, or a word somewhere."""
        data = proof_bytes(file)
        if self.random.random() < 0.5:
            del data[len(data) - self.random.choice([1, 8, 24, 32, 64, 320]):]
        else:
            start = 32 * self.random.randrange(len(data) // 32)
            del data[start:start + 32]
        set_proof(file, data)

    def extend(self, file):
        """Bytes at the end, or a word twice."""
        data = proof_bytes(file)
        if self.random.random() < 0.5:
            data += bytes(self.random.choice([1, 8, 32, 64]))
        else:
            start = 32 * self.random.randrange(len(data) // 32)
            data[start:start] = data[start:start + 32]
        set_proof(file, data)

    def add_modulus(self, file):
        """Another spelling of an element, where there is one: w + p for w."""
        data = proof_bytes(file)
        starts = list(range(0, len(data) - 31, 32))
        self.random.shuffle(starts)
        for start in starts:
            value = int.from_bytes(data[start:start + 32], "big") + MODULUS
            if value < 2**256:
                data[start:start + 32] = value.to_bytes(32, "big")
                break
        set_proof(file, data)

    def exchange(self, file):
        """Two words."""
        data = proof_bytes(file)
        first, second = (32 * self.random.randrange(len(data) // 32) for _ in range(2))
        word = data[first:first + 32]
        data[first:first + 32] = data[second:second + 32]
        data[second:second + 32] = word
        set_proof(file, data)

    def number_parameter(self, file):
        """A number that the prover chose."""
        stark = file["proof_parameters"]["stark"]
        fri = stark["fri"]
        name = self.random.choice(["cosets", "steps", "steps", "last", "queries", "work", "layers"])
        if name == "cosets":
            stark["log_n_cosets"] += self.random.choice([-1, 1])
        elif name == "steps":
            steps = fri["fri_step_list"]
            index = self.random.randrange(len(steps))
            change = self.random.choice([-1, 1])
            steps[index] += change
            if self.random.random() < 0.5:
                other = self.random.randrange(len(steps))
                steps[other] -= change
        elif name == "last":
            bound = fri["last_layer_degree_bound"]
            fri["last_layer_degree_bound"] = self.random.choice([bound * 2, bound // 2, bound + 1])
            if self.random.random() < 0.5:
                fri["fri_step_list"][-1] += self.random.choice([-1, 1])
        elif name == "queries":
            fri["n_queries"] += self.random.choice([-1, 1, 10])
        elif name == "work":
            bits = fri["proof_of_work_bits"]
            fri["proof_of_work_bits"] = self.random.choice([0, bits + 1, max(0, bits - 1)])
        else:
            member = "n_verifier_friendly_commitment_layers"
            file["proof_parameters"][member] = self.random.choice([0, 1, 3, 8, 12, 22, 1000])

    def hash_parameter(self, file):
        """Another hash in some role."""
        parameters = file["proof_parameters"]
        role = self.random.choice([
            "channel_hash", "commitment_hash", "verifier_friendly_commitment_hash", "pow_hash",
            "page_hash",
        ])
        if role == "page_hash":
            parameters = parameters.setdefault("statement", {})
        parameters[role] = self.random.choice(HASHES)
        if role == "verifier_friendly_commitment_hash" and self.random.random() < 0.5:
            parameters["n_verifier_friendly_commitment_layers"] = self.random.choice([1, 9, 100])

    def member(self, file):
        """An optional member more or less."""
        parameters = file["proof_parameters"]
        optional = [
            name for name in parameters if name not in ("field", "stark", "use_extension_field")
        ]
        choice = self.random.randrange(3)
        if choice == 0 and optional:
            del parameters[self.random.choice(optional)]
        elif choice == 1:
            name = "verifier_friendly_channel_updates"
            parameters[name] = not parameters.get(name, False)
        else:
            parameters.setdefault("pow_hash", "blake256")

    def header(self, file):
        """A number of the statement."""
        statement = file["public_input"]
        name = self.random.choice(["n_steps", "rc_min", "rc_max", "layout"])
        if name == "n_steps":
            statement[name] = self.random.choice([statement[name] * 2, statement[name] // 2])
        elif name == "layout":
            statement[name] = self.random.choice(LAYOUTS)
        else:
            statement[name] = max(0, statement[name] + self.random.choice([-1, 1, 7]))

    def segment(self, file):
        """A bound of a segment, or two segments exchanged."""
        segments = file["public_input"]["memory_segments"]
        name = self.random.choice(sorted(segments))
        if self.random.random() < 0.2:
            other = self.random.choice(sorted(segments))
            segments[name], segments[other] = segments[other], segments[name]
            return
        bound = self.random.choice(["begin_addr", "stop_ptr"])
        change = self.random.choice([-2, -1, 1, 2, 3])
        segments[name][bound] = max(0, segments[name][bound] + change)

    def memory(self, file):
        """A public cell: its value, address or page, or that it is there."""
        cells = file["public_input"]["public_memory"]
        index = self.random.randrange(len(cells))
        cell = cells[index]
        choice = self.random.choice(
            ["value", "value", "address", "page", "less", "more", "swap", "first", "alias"]
        )
        if choice == "value":
            cell["value"] = hex((int(cell["value"], 16) + self.random.choice([1, -1, 9])) % MODULUS)
        elif choice == "address":
            cell["address"] = max(0, cell["address"] + self.random.choice([-1, 1]))
        elif choice == "page":
            cell["page"] += 1
        elif choice == "less":
            del cells[index]
        elif choice == "more":
            cells.insert(index, dict(cell))
        elif choice == "alias":
            cell["value"] = hex(int(cell["value"], 16) + MODULUS)
        else:
            other = 0 if choice == "first" else self.random.randrange(len(cells))
            cells[index], cells[other] = cells[other], cell


def verdicts(command, folder):
    """The status and code that the command gives each file of a folder."""
    run = subprocess.run(
        [command, "verify", "--policy", "research", "--json", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    found = {}
    for line in run.stdout.splitlines():
        verdict = json.loads(line)
        name = os.path.basename(verdict["path"])
        found[name] = (verdict["outcome"], verdict["code"] or "")
    return found


class Comparison:
    """What the two say of the mutants so far."""

    def __init__(self, options, oracle, mutator, bases):
        self.options = options
        self.oracle = oracle
        self.mutator = mutator
        self.bases = bases
        self.done = 0
        self.tally = collections.Counter()
        self.differences = collections.Counter()
        self.false_accepts = []

    def judge(self, count):
        """Makes so many more mutants, has the command judge all and then the oracle each."""
        with tempfile.TemporaryDirectory() as folder:
            mutants = {}
            for number in range(self.done, self.done + count):
                base, file = self.bases[number % len(self.bases)]
                kind, file = self.mutator.mutant(file)
                path = f"{number:06}.json"
                mutants[path] = (base, kind, file)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as text:
                    json.dump(file, text)
            found = verdicts(self.options.command, folder)
        for path, (base, kind, file) in mutants.items():
            self.compare(path, base, kind, file, found.get(path, ("none", "no verdict")))
            self.done += 1

    def compare(self, path, base, kind, file, verdict):
        outcome, code = verdict
        right = self.oracle.accepts(file)
        judged = {True: "accepted", False: "refused", None: "too slow"}[right]
        self.tally[outcome, judged] += 1
        if right is None or (outcome == "accepted") == right:
            return
        self.differences[kind, outcome, code, judged] += 1
        if outcome in ("accepted", "none"):
            self.false_accepts.append((path, base, kind))
        if self.options.keep:
            os.makedirs(self.options.keep, exist_ok=True)
            with open(os.path.join(self.options.keep, path), "w", encoding="utf-8") as text:
                json.dump(file, text)

    def report(self):
        print("command / oracle")
        for (outcome, judged), count in sorted(self.tally.items()):
            print(f"{count:6} {outcome} / {judged}")
        print("judged differently")
        for (kind, outcome, code, judged), count in sorted(self.differences.items()):
            print(f"{count:6} {kind}: {outcome} {code} / {judged}")
        for path, base, kind in self.false_accepts:
            print(f"NOT REFUSED: {path}, {kind} of {base}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True, help="the command `stark`")
    parser.add_argument("--oracle", required=True, help="the folder with refver.py")
    parser.add_argument("--count", type=int, default=2000, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=5, help="what the oracle may take for one")
    parser.add_argument("--keep", help="a folder for the mutants that are judged differently")
    parser.add_argument("bases", nargs="+", help="proofs that are accepted")
    return parser.parse_args()


def main():
    options = arguments()
    oracle = Oracle(options.oracle, options.seconds)
    bases = []
    with tempfile.TemporaryDirectory() as folder:
        for path in options.bases:
            with open(path, encoding="utf-8") as text:
                file = json.load(text)
            members = ("proof_hex", "proof_parameters", "public_input")
            file = {name: file[name] for name in members}
            if not oracle.accepts(file):
                sys.exit(f"{path}: the oracle does not accept it")
            with open(os.path.join(folder, f"{len(bases)}.json"), "w", encoding="utf-8") as text:
                json.dump(file, text)
            bases.append((os.path.basename(path), file))
        accepted = verdicts(options.command, folder)
        for index, (name, _) in enumerate(bases):
            if accepted.get(f"{index}.json", ("none",))[0] != "accepted":
                sys.exit(f"{name}: the command does not accept it")
    print(f"{len(bases)} bases, accepted by both", flush=True)

    comparison = Comparison(options, oracle, Mutator(options.seed), bases)
    # An interrupted run tells what it has found.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while comparison.done < options.count:
            comparison.judge(min(50, options.count - comparison.done))
            count = len(comparison.false_accepts)
            print(f"{comparison.done} mutants, {count} accepted by the command alone", flush=True)
    except KeyboardInterrupt:
        print("interrupted")
    comparison.report()
    sys.exit(1 if comparison.false_accepts else 0)


if __name__ == "__main__":
    main()

"""Proofs per second of several ways to verify them, measured in turns."""

import statistics
from collections.abc import Callable


def measure(ways: dict[str, Callable[[], float]], count: int, rounds: int) -> None:
    """Prints how many of `count` proofs a second each way verified, in the median of `rounds`.

    A way does its work and returns the seconds it took. The ways take turns, so that what else
    the machine does meets all of them; ratios to the first way are of the same round.
    """
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            seconds[name].append(way())
    first = next(iter(seconds.values()))
    for name, times in seconds.items():
        rate = count / statistics.median(times)
        ratio = statistics.median(a / b for a, b in zip(first, times))
        print(f"{name:<28} {rate:7.1f} proofs per second   × {ratio:.2f}")

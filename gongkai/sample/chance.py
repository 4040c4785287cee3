"""Draws that give the same result everywhere: they use nothing but `Random.random()`.

Python promises that sequence for a seed, and for no other method of `Random`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def chance_of(*key: object) -> Random:
    """A generator that depends on nothing but its key."""
    return Random("/".join(map(str, key)))


def pick(choices: Sequence[T], rng: Random) -> T:
    """One of the choices, each as likely as any other."""
    return choices[int(rng.random() * len(choices))]


def near(value: float, rng: Random, *, spread: float = 0.03) -> int:
    """A whole number within `spread` (a share) of a value, never below zero."""
    return max(0, round(value * (1 + spread * (2 * rng.random() - 1))))


def share_out(total: int, weights: Mapping[str, float], rng: Random) -> dict[str, int]:
    """Deal `total` pieces to the keys, one by one, each drawn by its weight; the shares sum to `total`."""
    shares = dict.fromkeys(weights, 0)
    possible = {key: weight for key, weight in weights.items() if weight > 0}
    whole = sum(possible.values())
    for _ in range(total):
        shares[_drawn(possible, rng.random() * whole)] += 1
    return shares


def _drawn(weights: Mapping[str, float], point: float) -> str:
    for key, weight in weights.items():
        if point < weight:
            return key
        point -= weight
    return list(weights)[-1]

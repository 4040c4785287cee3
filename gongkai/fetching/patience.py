"""Trying again: what may pass by itself is tried a few times, ever longer apart."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from gongkai.fetching import FetchError, Limits
from gongkai.fetching.turns import Turns

Result = TypeVar("Result")
AGAIN = "run `gongkai fetch` again later"


class LaterError(FetchError):
    """A host could not answer now; `wait` is how long it asks to be left alone, if it says."""

    def __init__(self, host: str, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.host, self.wait = host, wait


def patiently(call: Callable[[], Result], turns: Turns, limits: Limits) -> Result:
    """The result of the call, tried again after LaterError while the host rests; FetchError in the end."""
    for attempt in count():
        try:
            return call()
        except LaterError as error:
            if attempt == limits.retries:
                raise FetchError(f"{error} ({attempt + 1} times): {AGAIN}") from error
            wait = _backoff(attempt, limits) if error.wait is None else error.wait
            if wait > limits.longest_pause:
                raise FetchError(f"{error} and asks to wait {wait:.0f} seconds: {AGAIN}") from error
            turns.rest(error.host, wait)
    raise AssertionError  # count() does not end


def _backoff(attempt: int, limits: Limits) -> float:
    jitter = random.uniform(0.5, 1.5)  # so that many who failed together do not come back together
    return min(limits.backoff * 2.0**attempt * jitter, limits.longest_pause)

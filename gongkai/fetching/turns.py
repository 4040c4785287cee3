"""Whose turn it is: how many requests go to one host at once, and how long it rests between two."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Lock

from gongkai.fetching import FetchError


class StoppedError(FetchError):
    """Fetching was stopped while this address waited or was read; nothing is recorded of it."""


@dataclass
class _Host:
    places: BoundedSemaphore
    lock: Lock = field(default_factory=Lock)
    next_at: float = 0.0
    rests_until: float = 0.0
    pause: float = 0.0


class Turns:
    """Turns at many hosts, for many threads; `stop` ends all waiting."""

    def __init__(self, connections_per_host: int, pause: float) -> None:
        self._connections, self._pause = connections_per_host, pause
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()
        self._stopped = Event()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """One of the host's connections, when it has rested; StoppedError instead once stopped."""
        there = self._host(host)
        with there.places:
            with there.lock:
                begins_at = max(there.next_at, time.monotonic())
                there.next_at = begins_at + there.pause
            # the host may be given a rest while this one waits
            while (wait := max(begins_at, there.rests_until) - time.monotonic()) > 0:
                if self._stopped.wait(wait):
                    break
            self.demand_going_on()
            yield

    def slow_down(self, host: str, pause: float) -> None:
        """Rest at least so long between two requests to this host from now on."""
        there = self._host(host)
        with there.lock:
            there.pause = max(there.pause, pause)

    def rest(self, host: str, seconds: float) -> None:
        """No new request to this host for so long."""
        there = self._host(host)
        with there.lock:
            there.rests_until = max(there.rests_until, time.monotonic() + seconds)

    def stop(self) -> None:
        """End all waiting, now and later."""
        self._stopped.set()

    def demand_going_on(self) -> None:
        """StoppedError once stopped."""
        if self._stopped.is_set():
            raise StoppedError("fetching was stopped")

    def _host(self, host: str) -> _Host:
        with self._lock:
            if host not in self._hosts:
                self._hosts[host] = _Host(BoundedSemaphore(self._connections), pause=self._pause)
            return self._hosts[host]

"""What robots.txt allows (RFC 9309): read once a run for each site.

Not there (4xx): everything is allowed. Not to be had (5xx, no answer): nothing is fetched from the
site in this run, since what it forbids is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from protego import Protego
from urllib3 import BaseHTTPResponse

from gongkai.fetching import PRODUCT, FetchError
from gongkai.fetching.addresses import Address, AddressError
from gongkai.fetching.hops import Hops
from gongkai.fetching.patience import AGAIN, patiently
from gongkai.fetching.turns import StoppedError

_READ_OF_IT = 500 * 1024  # bytes; what the RFC demands at least
_BY_HAND = "save it by hand and ingest the file"


class Robots:
    """The robots.txt of every site met, for many threads."""

    def __init__(self, hops: Hops) -> None:
        self._hops = hops
        self._sites: dict[str, _Site] = {}
        self._lock = Lock()

    def demand_allowed(self, address: Address) -> None:
        """FetchError where the site's robots.txt forbids the address or cannot be had."""
        with self._lock:
            site = self._sites.setdefault(address.origin, _Site())
        rules = site.rules(lambda: self._read(address))
        if not rules.can_fetch(address.url, PRODUCT):
            raise FetchError(
                f"robots.txt of {address.authority} does not allow it: ask the site, or {_BY_HAND}"
            )
        pause = rules.crawl_delay(PRODUCT)
        if pause is None:
            return
        if pause > self._hops.limits.longest_pause:
            raise FetchError(
                f"robots.txt of {address.authority} asks for {pause:g} seconds between requests: {_BY_HAND}"
            )
        self._hops.turns.slow_down(address.host, pause)

    def _read(self, address: Address) -> Protego:
        place = replace(address, target="/robots.txt")
        try:
            return Protego.parse(patiently(lambda: self._text(place), self._hops.turns, self._hops.limits))
        except (StoppedError, AddressError):  # not what the site says
            raise
        except FetchError as error:
            raise FetchError(
                f"{error} (asked for its robots.txt, without which nothing is fetched from there)"
            ) from error

    def _text(self, place: Address) -> str:
        with self._hops.answer(place, lambda _: None, lambda _: {}) as (_, answer):
            if 400 <= answer.status < 500:
                return ""
            if answer.status != 200:
                raise FetchError(f"{place.host} answers {answer.status}: {AGAIN}")
            return _first(answer, _READ_OF_IT).decode("utf-8-sig", "replace")


class _Site:
    """One robots.txt, read by the first thread that needs it while the others wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rules: Protego | None = None
        self._trouble: FetchError | None = None

    def rules(self, read: Callable[[], Protego]) -> Protego:
        with self._lock:
            if self._trouble is not None:
                raise FetchError(str(self._trouble))
            if self._rules is None:
                try:
                    self._rules = read()
                except FetchError as error:
                    self._trouble = error
                    raise
            return self._rules


def _first(answer: BaseHTTPResponse, size: int) -> bytes:
    content = b""
    while len(content) < size and (piece := answer.read1(size)):
        content += piece
    return content[:size]

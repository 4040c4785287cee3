"""Following redirects: each hop takes its turn, and is judged as the first one was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from gongkai.fetching import FetchError, Limits
from gongkai.fetching.addresses import Address, AddressError, joined
from gongkai.fetching.exchange import Exchange
from gongkai.fetching.patience import LaterError
from gongkai.fetching.turns import Turns

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_NOW = frozenset({408, 429})
_READS_RETRY_AFTER = Retry(retry_after_max=10**9)  # how long is too long is for `patience` to say


class Hops:
    """From an address to the answer at the end of its redirects."""

    def __init__(self, exchange: Exchange, turns: Turns, limits: Limits) -> None:
        self.turns, self.limits, self._exchange = turns, limits, exchange

    @contextmanager
    def answer(
        self,
        address: Address,
        demand_allowed: Callable[[Address], None],
        headers: Callable[[Address], Mapping[str, str]],
    ) -> Iterator[tuple[Address, BaseHTTPResponse]]:
        """The last hop and its answer, which is no redirect and not 408, 429 or 5xx.

        FetchError where a hop may not be made; LaterError where a host cannot answer now.
        """
        hop = address
        for _ in range(self.limits.redirects + 1):
            demand_allowed(hop)
            with self.turns.turn(hop.host), self._exchange.get(hop, headers(hop)) as answer:
                if answer.status not in _REDIRECTS:
                    _demand_now(hop, answer)
                    yield hop, answer
                    return
                hop = _next(hop, answer)
        raise FetchError(f"it is redirected more than {self.limits.redirects} times: mend the address")


def _next(hop: Address, answer: BaseHTTPResponse) -> Address:
    location = answer.headers.get("Location")
    if not location:
        raise FetchError(f"{hop.host} answers {answer.status} without saying where to: mend the address")
    try:
        return joined(hop, location)
    except AddressError as error:
        raise FetchError(f"{hop.host} redirects: {error}") from error


def _demand_now(hop: Address, answer: BaseHTTPResponse) -> None:
    if answer.status in _NOT_NOW or answer.status >= 500:
        raise LaterError(hop.host, f"{hop.host} answers {answer.status}", _retry_after(answer))


def _retry_after(answer: BaseHTTPResponse) -> float | None:
    said = answer.headers.get("Retry-After")
    if said is None:
        return None
    try:
        return _READS_RETRY_AFTER.parse_retry_after(said)
    except (InvalidHeader, ValueError, OverflowError):
        return None  # then our own patience decides

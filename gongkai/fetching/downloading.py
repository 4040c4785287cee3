"""One address to its document."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from urllib3 import BaseHTTPResponse

from gongkai.fetching import Fetched, FetchError, Limits
from gongkai.fetching.addresses import Address, Resolve, parse_address, resolve
from gongkai.fetching.content import body_of, file_name
from gongkai.fetching.exchange import Exchange
from gongkai.fetching.hops import Hops
from gongkai.fetching.patience import patiently
from gongkai.fetching.robots import Robots
from gongkai.fetching.turns import Turns

_LONGEST_HEADER = 500
_ADVICE = {
    401: "log in by hand and ingest the saved file",
    403: "open it in a browser and ingest the saved file",
    404: "mend the address",
    410: "it was taken down",
    412: "open it in a browser and ingest the saved file",
}


@dataclass(frozen=True, slots=True)
class Download:
    """What an address gave; `content` is None where it is what was fetched before (status 304)."""

    fetched: Fetched
    content: bytes | None


class Downloader:
    """Downloads of one run, from many threads."""

    def __init__(
        self,
        limits: Limits,
        agent: str,
        *,
        allow_private: bool = False,
        resolver: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits
        self.turns = Turns(limits.connections_per_host, limits.pause)
        self._exchange = Exchange(limits, agent, allow_private=allow_private, resolver=resolver, tls=tls)
        self._hops = Hops(self._exchange, self.turns, limits)
        self._robots = Robots(self._hops)

    def download(self, address: str, before: Fetched | None = None) -> Download:
        """Fetch an address; with `before`, only if it has changed since. FetchError says why not."""
        first = parse_address(address)
        return patiently(lambda: self._once(first, before), self.turns, self.limits)

    def stop(self) -> None:
        """End all waiting and cut off what is being downloaded: every thread gets StoppedError soon."""
        self.turns.stop()
        self._exchange.stop()

    def _once(self, address: Address, before: Fetched | None) -> Download:
        with self._hops.answer(
            address, self._robots.demand_allowed, lambda hop: _conditions(hop, before)
        ) as (hop, answer):
            if answer.status == 304 and before is not None:
                return Download(_told(address, hop, answer, before), None)
            if answer.status != 200:
                advice = _ADVICE.get(answer.status, "open it in a browser, and mend the address")
                raise FetchError(f"{hop.host} answers {answer.status}: {advice}")
            content = body_of(answer, self.limits.size, self.turns.demand_going_on)
            return Download(_told(address, hop, answer, None), content)


def _conditions(hop: Address, before: Fetched | None) -> Mapping[str, str]:
    if before is None or hop.url != before.final_address:
        return {}
    asked = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    return {name: value for name, value in asked.items() if value}


def _header(answer: BaseHTTPResponse, name: str) -> str | None:
    """A header in one line; None where it is missing or longer than any honest one."""
    said = " ".join(answer.headers.get(name, "").split())
    return said if 0 < len(said) <= _LONGEST_HEADER else None


def _told(address: Address, hop: Address, answer: BaseHTTPResponse, before: Fetched | None) -> Fetched:
    return Fetched(
        address=address.url,
        final_address=hop.url,
        at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        status=answer.status,
        content_type=_header(answer, "Content-Type") or (before.content_type if before else None),
        etag=_header(answer, "ETag") or (before.etag if before else None),
        last_modified=_header(answer, "Last-Modified") or (before.last_modified if before else None),
        file_name=before.file_name if before else file_name(hop, answer),
    )

"""What the ledger tells, its lines taken together: which documents there are, what lists said of them,
which addresses were fetched, and what is rejected or could not be fetched still.

    received   a document was taken in, with what a list said of it (`given`) and how it was fetched
    restated   a list said something else of a document that was there already
    rejected   a document could not be read
    fetched    an address gave a document that was there already, or that had not changed
    unfetched  an address gave none
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from gongkai.archive import LedgerLine
from gongkai.errors import StoreError
from gongkai.fetching import Fetched
from gongkai.gathering import Source
from gongkai.parsing.reading import PARSER_VERSION, Given
from gongkai.records import Report


@dataclass(frozen=True, slots=True)
class Held:
    """A received document as things stand: the ledger line it came with, and what lists say of it."""

    line: int
    sha256: str
    source_name: str
    given: Given
    fetched: Fetched | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that could not be read, or an address that gave none; `at` is UTC without a zone."""

    sha256: str | None
    source_name: str
    reason: str
    at: datetime
    given: Given


@dataclass(frozen=True, slots=True)
class AtAddress:
    """The document that an address gave last."""

    sha256: str
    fetched: Fetched


class Holdings:
    """The state of a store after the lines it was told."""

    def __init__(self, lines: Iterable[LedgerLine]) -> None:
        self.received: dict[str, Held] = {}
        self.restated: dict[str, int] = {}  # by hash: the last line that restated it
        self.at_address: dict[str, AtAddress] = {}
        # a page that says "log in" may be what several addresses give
        self._rejected: dict[tuple[str, str | None], LedgerLine] = {}
        self._unfetched: dict[str, LedgerLine] = {}
        for line in lines:
            self.remember(line)

    def remember(self, line: LedgerLine) -> None:
        """Take one more line into account; lines of other events change nothing.

        StoreError where a flipped bit has changed what it says of a list or of fetching.
        """
        told = line.fields
        if line.event == "unfetched":
            self._unfetched[told["address"]] = line
            return
        if line.event not in ("received", "restated", "rejected", "fetched"):
            return
        try:
            given, fetched = given_of(told.get("given", {})), fetched_of(told.get("fetched"))
        except (TypeError, ValueError) as error:
            raise _not_as_written(line, error) from error
        sha256 = told["sha256"]
        if fetched is not None:
            self._remember_address(fetched.address, AtAddress(sha256, fetched))
        if line.event == "received":
            self.received[sha256] = Held(line.n, sha256, told["source_name"], given, fetched)
            for key in [key for key in self._rejected if key[0] == sha256]:
                del self._rejected[key]
        elif line.event == "restated":
            if sha256 not in self.received:
                raise _not_as_written(line, f"no document {sha256} was received")
            self.received[sha256] = replace(self.received[sha256], given=given)
            self.restated[sha256] = line.n
        elif line.event == "rejected" and sha256 not in self.received:
            self._rejected[sha256, fetched.address if fetched else None] = line

    def _remember_address(self, address: str, now: AtAddress) -> None:
        """What an address gives now goes in place of what it gave, and of what kept it from being fetched."""
        before = self.at_address.get(address)
        if before is not None and before.sha256 != now.sha256:
            self._rejected.pop((before.sha256, address), None)
        self._unfetched.pop(address, None)
        self.at_address[address] = now

    def document_at(self, address: str) -> Fetched | None:
        """How the document of an address was fetched, where it gave one that is no rejected one."""
        there = self.at_address.get(address)
        return there.fetched if there and there.sha256 in self.received else None

    def is_rejected(self, sha256: str, address: str | None, reason: str) -> bool:
        """Whether this very rejection is what the ledger says last of the document."""
        line = self._rejected.get((sha256, address))
        return line is not None and line.fields["reason"] == reason

    def is_unfetched(self, address: str, reason: str) -> bool:
        """Whether this very reason is what the ledger says last of the address."""
        line = self._unfetched.get(address)
        return line is not None and line.fields["reason"] == reason

    def rejections(self) -> Iterator[Rejection]:
        """Documents not read since, addresses not fetched since."""
        for line in [*self._rejected.values(), *self._unfetched.values()]:
            yield Rejection(
                sha256=line.fields.get("sha256"),
                source_name=line.fields.get("source_name") or line.fields["address"],
                reason=line.fields["reason"],
                at=line.at.replace(tzinfo=None),
                given=given_of(line.fields.get("given", {})),
            )


def _not_as_written(line: LedgerLine, why: object) -> StoreError:
    return StoreError(
        f"line {line.n} of the ledger is not as it was written ({why}): restore it from a backup"
    )


def given_fields(given: Given) -> dict[str, Any]:
    """What a list says of a document, as the ledger keeps it."""
    published_on = given.published_on.isoformat() if given.published_on else None
    return {**asdict(given), "published_on": published_on}


def given_of(told: dict[str, Any]) -> Given:
    """The other way round; columns that a line does not know are blank."""
    published_on = told.get("published_on")
    return Given(**{**told, "published_on": date.fromisoformat(published_on) if published_on else None})


def fetched_of(told: dict[str, Any] | None) -> Fetched | None:
    """How a document was fetched, as the ledger keeps it."""
    return Fetched(**told) if told is not None else None


def merged(before: Given, now: Given) -> Given:
    """What holds when a list says more: a blank column leaves what was said before."""
    said = {name: value for name in _COLUMNS if (value := getattr(now, name)) is not None}
    return replace(before, **said)


def differences(before: Given, now: Given) -> list[str]:
    """The columns in which two rows contradict each other: blank contradicts nothing."""
    return [
        name
        for name in _COLUMNS
        if None not in (getattr(before, name), getattr(now, name))
        and getattr(before, name) != getattr(now, name)
    ]


def said_of(given: Given, names: Iterable[str] | None = None) -> str:
    """`year 2015, agency …` for people; only the columns named, or all that are filled in."""
    shown = [name for name in (_COLUMNS if names is None else names) if getattr(given, name) is not None]
    return ", ".join(f"{name.removesuffix('_code')} {getattr(given, name)}" for name in shown)


_COLUMNS = tuple(field.name for field in fields(Given))


def as_received(source: Source, sha256: str, report: Report) -> dict[str, Any]:
    """What the ledger line `received` says of a document; `report` is the first one read in it."""
    fetched = {"fetched": asdict(source.fetched)} if source.fetched else {}
    return {
        "sha256": sha256,
        "source_name": source.name,
        "media_type": report.media_type,
        "bytes": len(source.content),
        "verdict": report.verdict,
        "reason": report.reason,
        "parser_version": PARSER_VERSION,
        "given": given_fields(source.given),
        **fetched,
    }

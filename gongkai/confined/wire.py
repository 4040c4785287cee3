"""Reports between processes: JSON without code in it, every value checked against its field's type.

A child may have been taken over by the document it read. What it says can be a wrong report of that
document, but nothing else: a value of another type is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Literal, cast, get_args, get_origin, get_type_hints

from gongkai.documents import UnreadableError
from gongkai.parsing.reading import NOTHING_GIVEN, Given
from gongkai.records import Cell, Claim, Passage, Report, Unread

_RECORDS = (Report, Cell, Claim, Passage, Unread, Given)
# of a dataclass or a named tuple, in the order that both are made in
_FIELDS: dict[type, tuple[str, ...]] = {record: tuple(get_type_hints(record)) for record in _RECORDS}
_LONGEST_REASON = 1_000
_LARGEST_INTEGER = 2**31 - 1
Check = Callable[[object], object]


class WireError(Exception):
    """What came is not what was agreed on."""


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read; `file_name` tells what the bytes leave open, `source_name` is what reports carry."""

    content: bytes
    file_name: str
    source_name: str
    given: Given = NOTHING_GIVEN


def packed_request(request: Request) -> bytes:
    """A line of JSON and the bytes behind it."""
    head = [request.file_name, request.source_name, _plain(request.given)]
    return json.dumps(head).encode() + b"\n" + request.content


def request_of(packed: bytes) -> Request:
    """The other way round."""
    head, _, content = packed.partition(b"\n")
    file_name, source_name, given = json.loads(head)
    return Request(content, file_name, source_name, cast(Given, _checker(Given)(given)))


def packed_reports(reports: Sequence[Report]) -> bytes:
    """What a child says of a document that it could read."""
    return json.dumps({"reports": _plain(reports)}, separators=(",", ":")).encode()


def packed_reason(reason: str) -> bytes:
    """What a child says of a document that cannot be read."""
    return json.dumps({"reason": reason}).encode()


def reports_of(packed: bytes) -> list[Report]:
    """What a child said; UnreadableError if that was a reason, WireError if it was nonsense."""
    try:
        said = json.loads(packed)
        if set(said) == {"reason"}:
            raise UnreadableError(one_line(_text(said["reason"])))
        found = cast("tuple[Report, ...]", _checker(tuple[Report, ...])(said["reports"]))
    except (ValueError, TypeError, KeyError, RecursionError, InvalidOperation) as error:
        raise WireError(str(error)) from error
    if not found:
        raise WireError("no report and no reason")
    return list(found)


def one_line(reason: str) -> str:
    """A reason as it may be shown: one line, not endless."""
    return " ".join(reason.split())[:_LONGEST_REASON]


def _plain(value: object) -> object:
    """Records as lists of their fields, numbers and dates as text."""
    if isinstance(value, _RECORDS):
        return [_plain(getattr(value, name)) for name in _FIELDS[type(value)]]
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


@cache
def _checker(kind: Hashable) -> Check:
    """What turns a plain value into one of that type, or raises."""
    known = _PLAIN.get(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if known is not None:
        return known
    if origin is tuple:
        return _sequence(_checker(arguments[0]))
    if origin is UnionType:
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return _optional(_checker(inner))
    return _one_of(arguments) if origin is Literal else _record(cast("type[Report]", kind))


def _record(kind: type[Report]) -> Check:
    hints = get_type_hints(kind)
    checks = [_checker(hints[name]) for name in _FIELDS[kind]]

    def check(value: object) -> object:
        return kind(*(inner(one) for inner, one in zip(checks, _list(value), strict=True)))  # type: ignore[arg-type]

    return check


def _sequence(inner: Check) -> Check:
    return lambda value: tuple(map(inner, _list(value)))


def _optional(inner: Check) -> Check:
    return lambda value: None if value is None else inner(value)


def _one_of(known: Sequence[str]) -> Check:
    allowed = frozenset(known)

    def check(value: object) -> object:
        if _text(value) not in allowed:
            raise WireError(f"{value!r} is none of {', '.join(sorted(allowed))}")
        return value

    return check


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise WireError(f"{value!r} is no list"[:200])
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WireError(f"{value!r} is no text"[:200])
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise WireError(f"{value!r} is neither true nor false"[:200])
    return value


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > _LARGEST_INTEGER:
        raise WireError(f"{value!r} is no number of a field"[:200])
    return value


def _number(value: object) -> Decimal:
    number = Decimal(_text(value))
    if not number.is_finite():
        raise WireError(f"{value!r} is no finite number")
    return number


def _date(value: object) -> date:
    return date.fromisoformat(_text(value))


_PLAIN: dict[Hashable, Check] = {str: _text, bool: _truth, int: _whole, Decimal: _number, date: _date}

"""Views as files: CSV, XLSX or Parquet, one view or several, each with where it comes from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongkai.exports.legible import legible
from gongkai.exports.workbook import Sheet, to_xlsx
from queries import Reader, Reviewed, as_csv, ask, provenance, view

__all__ = [
    "FORMATS",
    "PEOPLE",
    "Made",
    "Order",
    "Step",
    "answer",
    "file_of",
    "suffix_of",
    "told",
    "without_people",
]

FORMATS = ("csv", "xlsx", "parquet")
PEOPLE = ("decided_by", "actor")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same views give the same bytes

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What goes into a file: the views, the filters by parameter, the language of headings (None: stable names).

    Each view gets those of the filters that it knows. `names_people` False leaves out who decided.
    """

    views: tuple[str, ...]
    filters: Mapping[str, Any]
    lang: str | None = None
    names_people: bool = True
    decisions: Reviewed | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a file and the rows of each view in it."""

    content: bytes
    rows: dict[str, int]


def suffix_of(form: str, views: int) -> str:
    """The ending of the file's name: several tables are one workbook, or else an archive of files."""
    return f".{form}" if form == "xlsx" or views == 1 else ".zip"


def file_of(reader: Reader, order: Order, form: str, step: Step = lambda _name: None) -> Made:
    """The file; `step` is called with the name of each view that was asked. UsageError where it is too large."""
    making = _Making(reader, order, step)
    if form == "xlsx":
        return Made(making.workbook(), making.rows)
    if len(order.views) == 1:
        return Made(making.single(order.views[0], form), making.rows)
    return Made(making.archive(form), making.rows)


class _Making:
    """One file in the making, and how many rows of each view went into it."""

    def __init__(self, reader: Reader, order: Order, step: Step) -> None:
        self.reader, self.order, self.step = reader, order, step
        self.rows: dict[str, int] = {}

    def single(self, name: str, form: str) -> bytes:
        frame, said = self._asked(name)
        if form == "csv":
            return as_csv(name, frame, provenance(self.reader), said, lang=self.order.lang)
        return frame.assign(**_origin(self.reader, said)).to_parquet(index=False)

    def archive(self, form: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self.order.views:
                entry = zipfile.ZipInfo(f"{name}.{form}", _EPOCH)
                archive.writestr(entry, self.single(name, form), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def workbook(self) -> bytes:
        sheets = [self._sheet(name) for name in self.order.views]
        known = frozenset[str]().union(*(view(name).parameters for name in self.order.views))
        about = {**_origin(self.reader, told(self.order.filters, known)), **_published(self.reader)}
        return to_xlsx(sheets, about, self.step)

    def _sheet(self, name: str) -> Sheet:
        frame, said = self._asked(name)
        known, lang = view(name), self.order.lang
        headings = {column: both[lang == "en"] for column, both in known.columns.items()} if lang else {}
        return Sheet(name, frame, (known.title_zh, known.title_en), known.columns, said, headings)

    def _asked(self, name: str) -> tuple[pd.DataFrame, str]:
        frame, said = answer(self.reader, self.order, name)
        self.rows[name] = len(frame)
        self.step(name)
        return frame, said


def answer(reader: Reader, order: Order, name: str) -> tuple[pd.DataFrame, str]:
    """The rows of one view of an order, and the filters it was asked under as one line."""
    known = view(name).parameters
    given = {key: value for key, value in order.filters.items() if key in known}
    lang = {"lang": order.lang} if order.lang and "lang" in known else {}
    frame = ask(name, reader=reader, decisions=order.decisions, **given, **lang)
    return (frame if order.names_people else without_people(frame)), told(order.filters, known)


def without_people(frame: pd.DataFrame) -> pd.DataFrame:
    """A view's rows without the people who decided."""
    return frame.drop(columns=[name for name in PEOPLE if name in frame.columns])


def told(filters: Mapping[str, Any], known: frozenset[str]) -> str:
    """The filters that views know as one line: `years=2016,2017 severities=error`; empty where there are none."""
    parts = [(key, value) for key, value in filters.items() if key in known and value is not None]
    said = " ".join(f"{key}={','.join(value) if isinstance(value, list) else value}" for key, value in parts)
    return legible(said)


def _origin(reader: Reader, said: str) -> dict[str, str]:
    origin = provenance(reader)
    return {
        "gongkai_generation": str(origin.generation),
        "gongkai_rules": origin.rules,
        "gongkai_settings": origin.settings,
        "gongkai_filters": said,
    }


def _published(reader: Reader) -> dict[str, str]:
    return {"gongkai_published": f"{provenance(reader).published_at:%Y-%m-%d %H:%M} UTC"}

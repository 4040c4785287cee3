"""What a letter to a body says of its open findings: place, what is printed, what it is held against, the question."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from gongkai.errors import UsageError
from gongkai.exports.letter import Letter, Part, Point, to_docx
from queries import Reader, Reviewed, ask, provenance

__all__ = ["Letter", "Part", "Point", "letter_of", "to_docx"]

_MOST_CELLS = 12  # of a finding that concerns a whole table, the report itself shows the rest
_MOST_NAMES = 4
_MOST_OPTIONS = 4
_CODE_BEFORE_MEMBER = re.compile(r".*[/\\!]")

Rows = list[dict[str, Any]]


def letter_of(
    reader: Reader,
    *,
    lang: str,
    agency_id: str,
    years: list[str] | None = None,
    decisions: Reviewed | None = None,
) -> Letter:
    """The open findings of a body as a letter, the latest report first, in it what moves a figure most first.

    Dismissed and explained findings are left out, as is everywhere what counts as open. UsageError where none is left.
    """
    told = _Told(reader, lang, decisions, {"agencies": [agency_id], "years": years})
    points = told.rows("open_points")
    if not points:
        raise UsageError(f"letter: no open finding of {agency_id} in these years, so there is nothing to ask")
    return _Writing(told, points).letter()


class _Told:
    """The answers of one store in one language about one body."""

    def __init__(
        self, reader: Reader, lang: str, decisions: Reviewed | None, filters: dict[str, list[str] | None]
    ) -> None:
        self.reader, self.lang, self.decisions, self.filters = reader, lang, decisions, filters

    def say(self, key: str, **values: object) -> str:
        return _words()[self.lang][key].format(**values)

    def rows(self, view: str) -> Rows:
        frame = ask(view, reader=self.reader, decisions=self.decisions, lang=self.lang, **self.filters)
        frame = frame.astype(object).where(frame.notna(), None)
        names = [str(column) for column in frame.columns]
        return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]

    def by_finding(self, view: str) -> dict[str, Rows]:
        found: dict[str, Rows] = defaultdict(list)
        for row in self.rows(view):
            found[row["finding_key"]].append(row)
        return found


class _Writing:
    """Putting one letter together."""

    def __init__(self, told: _Told, points: Rows) -> None:
        self.told, self.say, self.points = told, told.say, points
        self.cells = told.by_finding("cells_concerned")
        self.formulas = told.by_finding("formulas")
        self.candidates = told.by_finding("candidates")

    def letter(self) -> Letter:
        origin = provenance(self.told.reader)
        where_from = self.say(
            "origin",
            generation=origin.generation,
            published=f"{origin.published_at:%Y-%m-%d %H:%M}",
            rules=origin.rules,
        )
        contact = (self.say("contact"), self.say("date"))
        return Letter(
            title=self.say("title"),
            to=self.say("to", body=self.points[0]["agency"]),
            opening=tuple(self._opening()),
            parts=tuple(self._parts()),
            closing=self.say("closing"),
            sign=((self.say("from"), *contact), (self.say("back"), *contact)),
            footer=(self._sources(), where_from),
            page=self.say("page"),
            made_from=origin.published_at,
        )

    def _opening(self) -> list[str]:
        years = sorted({self.say("year", year=row["year"]) for row in self.points if row["year"]})
        said = [
            self.say("opening", years=self.say("years_joined").join(years), points=len(self.points)),
        ]
        if proposals := sum(row["proposed"] is not None for row in self.points):
            said.append(self.say("proposals", proposals=proposals))
        if due := sorted(row["due"] for row in self.points if row["due"]):
            said.append(self.say("due", due=len(due), first_due=due[0]))
        if self.points[0]["is_sample"]:
            said.append(self.say("sample"))
        return said

    def _parts(self) -> list[Part]:
        reports: dict[str, Rows] = defaultdict(list)
        for row in self.points:
            reports[row["report_id"]].append(row)
        parts, number = [], 1
        for rows in reports.values():
            first = rows[0]
            parts.append(
                Part(
                    heading=self.say("part", year=first["year"] or "–", points=len(rows)),
                    source=self.say("source", name=file_name(first["source_name"]), sha256=first["sha256"]),
                    points=tuple(self._point(row, number + place) for place, row in enumerate(rows)),
                )
            )
            number += len(rows)
        return parts

    def _point(self, row: dict[str, Any], number: int) -> Point:
        key = row["finding_key"]
        held_against = [self._formula(formula, row) for formula in self.formulas[key]]
        said = [
            ("said", [row["statement"]]),
            ("cells", self._cells(row)),
            ("formulas", held_against),
            ("basis", [row["basis"]]),
            ("exceptions", [row["exceptions"]]),
            ("question", [self._question(row)]),
            ("answer_by", [row["due"]]),
        ]
        lines = {label: tuple(filter(None, texts)) for label, texts in said}
        return Point(
            heading=f"{number}. {row['title'] or row['rule']} ({row['rule']})",
            rows=tuple((self.say(label), texts) for label, texts in lines.items() if texts),
            answer=self.say("answer"),
        )

    def _cells(self, row: dict[str, Any]) -> list[str]:
        cells = self.cells[row["finding_key"]]
        shown = [self._cell(cell) for cell in cells[:_MOST_CELLS]]
        if more := len(cells) - len(shown):
            shown.append(self.say("cells_more", more=more))
        return shown or [row["place"] or ""]

    def _cell(self, cell: dict[str, Any]) -> str:
        return self.say(
            "cell" if cell["raw"] else "cell_blank",
            mark="▶ " if cell["mark"] == "▶" else "",
            place=cell["place"] or self.say("no_place"),
            label=self._label(cell, whole=True),
            raw=cell["raw"],
            state=cell["state"].lower(),
            unit=cell["unit"] or "",
        ).rstrip()

    def _label(self, cell: dict[str, Any], *, whole: bool = False) -> str:
        parts = [cell["section"] if whole else None, cell["row"], cell["column"]]
        return self.say("label_joined").join(part for part in parts if part)

    def _formula(self, formula: dict[str, Any], row: dict[str, Any]) -> str:
        """The formula with its numbers; what the finding itself says already is not said twice."""
        left, right = formula["left_value"], formula["right_value"]
        is_said = row["statement"].startswith(formula["statement"])
        has_sides = left is not None and right is not None
        if is_said and not has_sides:
            return ""
        key = "formula_sides" if has_sides else "formula"
        return self.say(
            f"{key}_said" if is_said else key,
            rule=formula["rule"],
            statement=formula["statement"],
            left=_number(left),
            right=_number(right),
        )

    def _question(self, row: dict[str, Any]) -> str:
        cells = {cell["item"]: cell for cell in self.cells[row["finding_key"]]}
        suspect = next((cell for cell in cells.values() if cell["mark"] == "▶"), None)
        unit = f" {row['unit']}" if row["unit"] else ""
        options = [
            self.say("option", label=self._label(cells[one["item"]]), value=_number(one["value"]))
            for one in self.candidates[row["finding_key"]]
            if one["item"] in cells and one["value"] is not None
        ]
        if suspect and row["proposed"] is not None:
            proposed = _number(row["proposed"])
            printed = (suspect["raw"] or "–").strip()
            return self.say(
                "ask_proposed", label=self._label(suspect), proposed=proposed, found=printed, unit=unit
            )
        if 1 < len(options) <= _MOST_OPTIONS:
            return self.say("ask_several", options=self.say("options_joined").join(options))
        if suspect and suspect["raw"]:
            return self.say("ask_one", label=self._label(suspect), found=suspect["raw"].strip(), unit=unit)
        return self.say("ask")

    def _sources(self) -> str:
        names = list(dict.fromkeys(file_name(row["source_name"]) for row in self.points))
        shown = self.say("sources_joined").join(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            shown = self.say("sources_more", names=shown, count=len(names))
        return self.say("sources", names=shown)


def file_name(source_name: str | None) -> str:
    """The name of a document without the folders and archives it lay in, which are of no concern to others."""
    name = PurePosixPath(_CODE_BEFORE_MEMBER.sub("", source_name or "")).name
    return name or "–"


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("queries").joinpath("letter.toml").read_text("utf-8"))


def _number(value: float | None) -> str:
    """A number as digits without idle zeros; thousands are grouped."""
    if value is None or pd.isna(value):
        return "–"
    return f"{value:,.6f}".rstrip("0").rstrip(".")

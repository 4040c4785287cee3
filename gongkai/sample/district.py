"""The whole made-up district: which report is set how, and the files it makes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from gongkai.sample.bodies import FIRST_YEAR, YEARS, Body, bodies
from gongkai.sample.chance import chance_of
from gongkai.sample.faults import PLANTED, Fault, fault_in, printed_and_told
from gongkai.sample.figures import Figures, figures
from gongkai.sample.layouts import LAYOUTS, Layout
from gongkai.sample.narrative import Narrative, narrative, plain
from gongkai.sample.printing import Printed, render

FAULT_COLUMNS = (
    "file",
    "rule",
    "also",
    "also_next_year",
    "place",
    "item",
    "printed",
    "should_be",
    "what_zh",
    "what_en",
)
_LAYOUT_STEP = 5
_IN_UTF16 = ("990101-jyj", 2017)
_LAST_DAY_IN_TIME = (3, 31)
_DAYS_TO_PUBLISH = 70


@dataclass(frozen=True, slots=True)
class Sample:
    """One made-up report before it is printed; `true` are its figures before a fault was planted."""

    body: Body
    year: int
    layout: Layout
    true: Figures
    printed: Printed
    narrative: Narrative
    fault: Fault | None

    @property
    def name(self) -> str:
        """Its file, relative to the folder of the samples."""
        return f"{self.body.agency_id}/{self.year}.txt"

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return render(self.layout, self.body, self.year, self.printed, self.narrative)


def write_samples(folder: Path, *, seed: int = 2014) -> list[Path]:
    """Write every report of the district and `faults.csv` below `folder`; the same seed gives the same bytes."""
    contents = {one.name: one.content for one in samples(seed)}
    contents["faults.csv"] = _fault_list(seed).encode()
    for name, content in contents.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return [folder / name for name in contents]


def samples(seed: int = 2014) -> list[Sample]:
    """Every report of the district, body by body, oldest first."""
    return [sample(body, year, seed) for body in bodies() for year in YEARS]


def sample(body: Body, year: int, seed: int = 2014) -> Sample:
    """One report, with the fault that is planted in it."""
    true, before = _true(body, year, seed), _true(body, year - 1, seed)
    fault = fault_in(body.agency_id, year)
    printed, told = printed_and_told(fault, true, before) if fault else (true, true)
    is_comparable = not fault and not fault_in(body.agency_id, year - 1) and year > FIRST_YEAR
    rng = chance_of(seed, body.agency_id, year, "text")
    text = narrative(body, year, told, rng, before if is_comparable else None)
    dated = replace(text, published=_published(body, year, seed, fault))
    return Sample(body, year, layout_for(body, year), true, printed, dated, fault)


def layout_for(body: Body, year: int) -> Layout:
    """The layout of a report: a body changes it every two years; a few files are not in UTF-8."""
    at, age = bodies().index(body), year - FIRST_YEAR
    layout = LAYOUTS[(at + 2 + _LAYOUT_STEP * (age // 2)) % len(LAYOUTS)]
    if (body.agency_id, year) == _IN_UTF16:
        return replace(layout, encoding="utf-16")
    if (3 * at + 2 * age) % 11 == 5:
        return replace(layout, encoding="gb18030", newline="\r\n")
    return replace(layout, encoding="utf-8-sig") if (at + age) % 4 == 1 else layout


def _true(body: Body, year: int, seed: int) -> Figures:
    return figures(body, year, chance_of(seed, body.agency_id, year, "figures"))


def _published(body: Body, year: int, seed: int, fault: Fault | None) -> date | None:
    """A day from January to March, none in one report of ten, a later one where that is the fault."""
    if fault and fault.late:
        return date(year + 1, *fault.late)
    if (3 * bodies().index(body) + year) % 10 == 7:
        return None
    days = int(chance_of(seed, body.agency_id, year, "date").random() * _DAYS_TO_PUBLISH)
    return date(year + 1, 1, 4) + timedelta(days=days)


def _fault_list(seed: int) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(FAULT_COLUMNS)
    for fault in PLANTED:
        body = next(one for one in bodies() if one.agency_id == fault.agency_id)
        writer.writerows(_fault_rows(sample(body, fault.year, seed), fault, seed))
    return lines.getvalue()


def _fault_rows(planted: Sample, fault: Fault, seed: int) -> Iterator[tuple[str, ...]]:
    """One row for each cell, claim or date that is not as it should be."""
    lead = (planted.name, fault.rule, " ".join(fault.also), " ".join(fault.next_year), fault.place)
    what = (fault.what_zh, fault.what_en)
    if fault.late:
        days = date(planted.year + 1, *fault.late), date(planted.year + 1, *_LAST_DAY_IN_TIME)
        yield (*lead, "", days[0].isoformat(), days[1].isoformat(), *what)
    changes = fault.alter(planted.true, _true(planted.body, planted.year - 1, seed))
    for item, wrong in changes.items():
        right = planted.true.get(item)
        if wrong != right:
            yield (*lead, item, _shown(wrong), _shown(right), *what)


def _shown(figure: Decimal | None) -> str:
    return "" if figure is None else plain(figure)

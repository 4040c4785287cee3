"""Figures of made-up bodies on the forms that the generated district of `gongkai.sample` does not reach.

The forms of 2019 and 2021 for the years 2019 to 2024, consistent from year to year: requests carried over are
carried in, documents in force roll forward. And the form of 2008 with both its columns.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.forms import edition
from gongkai.parsing.matrix_columns import COLUMNS

# registered in agencies.csv under 990101-<code>
_BODIES = {
    "czj": "清源区财政局",
    "jyj": "清源区教育局",
    "gaj": "清源区公安局",
    "scjgj": "清源区市场监督管理局",
    "zwfwzx": "清源区政务服务中心",
    "lxz": "清源区例溪镇人民政府",
}
_FORMATS = {2019: "html", 2020: "docx", 2021: "xlsx", 2022: "pdf", 2023: "md", 2024: "cells.txt"}
_OLD_FORM_LONGER = "清源区例溪镇人民政府"  # used the form of 2019 for 2021 too
_OTHERS_AS_ONE = "清源区公安局"  # printed (六)其他处理 as one row in 2021
_RESULTS = ("upheld", "corrected", "other", "pending")
_OUTCOMES_MOST = {"natural_person": 9, "org_business": 3}
_PARTS_OF_OTHERS = ("other_no_correction", "other_fee_unpaid", "other_other")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One report: its body, year, form, format and the printed text of every cell by item."""

    name: str
    body: str
    year: int
    edition: str
    format: str
    figures: dict[str, str]


def made_up() -> Iterator[MadeUp]:
    """Every made-up report, body by body; the same at each call."""
    for code, body in _BODIES.items():
        yield from _decade(code, body, random.Random(body))
    yield _of_2008("czj", 2010, "tabs.txt")
    yield _of_2008("czj", 2012, "html")


def _decade(code: str, body: str, chance: random.Random) -> Iterator[MadeUp]:
    carried = dict.fromkeys(COLUMNS[:-1], 0)
    in_force = chance.randint(5, 40)
    for year, format_ in _FORMATS.items():
        name = "2019" if year < 2021 or (year == 2021 and body == _OLD_FORM_LONGER) else "2021"
        matrix, carried = _requests(name, carried, chance)
        first, in_force = _documents(name, in_force, chance)
        figures = {**first, **matrix, **_appeals(chance)}
        if year == 2021 and body == _OTHERS_AS_ONE:
            figures = _others_as_one(figures)
        yield MadeUp(
            f"{code}-{year}", body, year, name, format_, {item: str(value) for item, value in figures.items()}
        )


def _requests(
    name: str, carried: dict[str, int], chance: random.Random
) -> tuple[dict[str, int], dict[str, int]]:
    """The matrix of one year, and what it carries into the next."""
    rows = [row.item for row in edition(name).matrix_rows if row.kind == "row"]
    main = ("requests_new", "requests_carried_in", "outcomes_total", "requests_carried_out")
    figures: dict[str, int] = {}
    left: dict[str, int] = {}
    for column in COLUMNS[:-1]:
        most = _OUTCOMES_MOST.get(column, 1)
        outcomes = {row: chance.choice((0, 0, chance.randint(0, most))) for row in rows if row not in main}
        total = sum(outcomes.values())
        left[column] = chance.randint(0, 2) if column in _OUTCOMES_MOST else 0
        new = total + left[column] - carried[column]
        if new < 0:  # what was carried in is answered in the year
            outcomes["granted_full"] -= new
            total, new = total - new, 0
        balance = dict(zip(main, (new, carried[column], total, left[column]), strict=True))
        figures |= {f"{row}__{column}": value for row, value in {**outcomes, **balance}.items()}
    for row in rows:
        figures[f"{row}__total"] = sum(figures[f"{row}__{column}"] for column in COLUMNS[:-1])
    return figures, left


def _documents(name: str, in_force: int, chance: random.Random) -> tuple[dict[str, int], int]:
    """The table of proactive disclosure, and the documents in force at the year's end."""
    figures = {item.item: 0 for item in edition(name).valued if item.table_no == 1}
    issued, repealed = chance.randint(0, 6), chance.randint(0, min(3, in_force))
    kept = in_force + issued - (repealed if name == "2021" else 0)
    if name == "2021":
        figures |= dict(
            zip(
                ("normative_docs__issued", "normative_docs__repealed", "normative_docs__in_force"),
                (issued, repealed, kept),
                strict=True,
            )
        )
        figures |= {
            "licensing__decisions": chance.randint(20, 900),
            "penalty__decisions": chance.randint(0, 80),
        }
    else:
        figures |= dict(
            zip(
                ("normative_docs__made", "normative_docs__newly_public", "normative_docs__public_total"),
                (issued, issued, kept),
                strict=True,
            )
        )
        figures |= {
            "licensing__items_prev": 12,
            "licensing__items_change": 1,
            "licensing__decisions": chance.randint(20, 900),
        }
    return figures, kept


def _appeals(chance: random.Random) -> dict[str, int]:
    figures: dict[str, int] = {}
    for group in ("recon", "lit_direct", "lit_after"):
        results = {f"{group}_{result}": chance.choice((0, 0, 1, 2)) for result in _RESULTS}
        figures |= {**results, f"{group}_total": sum(results.values())}
    return figures


def _others_as_one(figures: dict[str, int]) -> dict[str, int]:
    kept = {item: value for item, value in figures.items() if item.split("__")[0] not in _PARTS_OF_OTHERS}
    for column in COLUMNS:
        kept[f"other_outcome__{column}"] = sum(figures[f"{part}__{column}"] for part in _PARTS_OF_OTHERS)
    return kept


def _of_2008(code: str, year: int, format_: str) -> MadeUp:
    """The indicators of 2008, for the year and for its last period."""
    chance = random.Random(f"{year} {code}")
    form = edition("2008")
    figures = {item.item: chance.randint(0, 9) for item in form.valued if not item.item.endswith("__current")}
    figures["a_proactive_total"] = chance.randint(200, 400)
    figures["a_proactive_fulltext_digital"] = figures["a_proactive_total"] - chance.randint(1, 40)
    # sums of sums last
    for whole in reversed(form.wholes):
        if whole.relation == "sum" and not whole.whole.endswith("__current"):
            figures[whole.whole] = sum(figures[part] for part in whole.parts)
    figures["a_appeals_first_handling"] = min(figures["a_appeals_first_handling"], figures["a_appeals_total"])
    figures["a_requests_in_person"] += max(0, figures["a_replies_total"] - figures["a_requests_received"])
    figures["a_requests_received"] = max(figures["a_requests_received"], figures["a_replies_total"])
    current = {f"{item}__current": value // 3 for item, value in figures.items()}
    return MadeUp(
        f"{code}-{year}",
        _BODIES[code],
        year,
        "2008",
        format_,
        {item: str(value) for item, value in {**figures, **current}.items()},
    )

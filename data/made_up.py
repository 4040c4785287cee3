"""Figures of made-up bodies on the forms that the generated district of `gongkai.sample` does not reach.

The forms of 2019 and 2021 for the years 2019 to 2024 go on where the district's reports of 2018 end: as many
requests as its bodies are used to, those left open carried in, documents in force rolled forward. And the form of
2008 with both its columns. Faults are planted where made_up_faults.csv says so, and nowhere else.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gongkai.forms import edition
from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.sample import Body, body, chance_of
from gongkai.sample.bodies import FIRST_YEAR, LAST_YEAR
from gongkai.sample.chance import near, pick, share_out
from gongkai.sample.figures import backlog

FAULTS = Path(__file__).resolve().parent / "made_up_faults.csv"
_BODIES = ("czj", "jyj", "gaj", "scjgj", "zwfwzx", "lxz")
_FORMATS = {2019: "html", 2020: "docx", 2021: "xlsx", 2022: "pdf", 2023: "md", 2024: "cells.txt"}
_OLD_FORM_LONGER = ("lxz", 2021)  # used the form of 2019 for 2021 too
_OTHERS_AS_ONE = ("gaj", 2021)  # printed (六)其他处理 as one row
_APPLICANTS = {
    "natural_person": 0.8,
    "org_business": 0.13,
    "org_research": 0.01,
    "org_public_interest": 0.01,
    "org_legal_service": 0.03,
    "org_other": 0.02,
}
# how often a request ends so; of other_outcome and its three parts an edition has the one or the others
_OUTCOMES = {
    "granted_full": 0.44,
    "granted_partial": 0.09,
    "refused_state_secret": 0.005,
    "refused_law_prohibits": 0.01,
    "refused_security_stability": 0.005,
    "refused_third_party": 0.02,
    "refused_internal_affairs": 0.03,
    "refused_deliberative": 0.02,
    "refused_enforcement_file": 0.02,
    "refused_registry_query": 0.02,
    "unable_not_held": 0.17,
    "unable_needs_creation": 0.02,
    "unable_still_unclear": 0.02,
    "not_processed_petition": 0.04,
    "not_processed_repeat": 0.02,
    "not_processed_publication": 0.01,
    "not_processed_reconfirm": 0.01,
    "other_outcome": 0.04,
    "other_no_correction": 0.02,
    "other_other": 0.02,
}
_LEFT_OPEN = 0.05
_RESULTS = {"upheld": 0.55, "corrected": 0.1, "other": 0.2, "pending": 0.15}
# appeals of each kind per reconsideration that the body's own share of disputes gives
_APPEALS = {"recon": 1.0, "lit_direct": 0.25, "lit_after": 0.35}
_PARTS_OF_OTHERS = ("other_no_correction", "other_fee_unpaid", "other_other")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One report: its body, year, form, format and the printed text of every cell by item.

    told: what the text says of items, where it says anything
    """

    name: str
    body: str
    year: int
    edition: str
    format: str
    figures: dict[str, str]
    published_on: date
    told: dict[str, str] = field(default_factory=dict)


def made_up() -> Iterator[MadeUp]:
    """Every made-up report, body by body, with the faults planted in it; the same at each call."""
    planted = faults()
    for one in without_faults():
        yield _with_faults(one, [fault for fault in planted if fault["file"].split(".")[0] == one.name])


def faults() -> list[dict[str, str]]:
    """The planted faults, a row for each cell, figure of the text, date or form that is wrong."""
    return list(csv.DictReader(io.StringIO(FAULTS.read_text(encoding="utf-8"), newline="")))


def without_faults() -> Iterator[MadeUp]:
    """Every made-up report as it should have been, but for the form it is on."""
    for code in _BODIES:
        yield from _decade(code)
    yield _of_2008("czj", 2010, "tabs.txt")
    yield _of_2008("czj", 2012, "html")


def _with_faults(one: MadeUp, planted: list[dict[str, str]]) -> MadeUp:
    for fault in planted:
        wrong = {fault["item"]: fault["printed"]}
        if fault["place"] == "table":
            one = replace(one, figures={**one.figures, **wrong})
        elif fault["place"] == "text":
            one = replace(one, told={**one.told, **wrong})
        elif fault["place"] == "date":
            one = replace(one, published_on=date.fromisoformat(fault["printed"]))
        elif fault["place"] != "form":  # the form is wrong already: _OLD_FORM_LONGER
            raise ValueError(f"{FAULTS.name}: {fault['file']}: nothing can be planted in {fault['place']!r}")
    return one


def _decade(code: str) -> Iterator[MadeUp]:
    who = body(f"990101-{code}")
    carried = {**dict.fromkeys(_APPLICANTS, 0), "natural_person": backlog(who, LAST_YEAR)}
    in_force = 6 * who.normative
    decisions = chance_of("decisions", code)
    usual = {"licensing__decisions": near(240, decisions, spread=0.9), "penalty__decisions": 40}
    for year, format_ in _FORMATS.items():
        name = "2019" if year < 2021 or (code, year) == _OLD_FORM_LONGER else "2021"
        chance = chance_of("decade", code, year)
        matrix, carried = _requests(name, who, year, carried, chance)
        first, in_force = _documents(name, who, in_force, usual, chance)
        if name == "2019":  # it has one item more every year
            first["licensing__items_prev"] += year - 2019
        figures = {**first, **matrix, **_appeals(who, matrix["requests_new__total"], chance)}
        if (code, year) == _OTHERS_AS_ONE:
            figures = _others_as_one(figures)
        printed = {item: str(value) for item, value in figures.items()}
        told = {item: printed[item] for item in ("requests_new__total", "recon_total")}
        published = date(year + 1, 1, 6 + int(chance.random() * 20))
        yield MadeUp(f"{code}-{year}", who.name, year, name, format_, printed, published, told)


def _requests(
    name: str, who: Body, year: int, carried: Mapping[str, int], chance: random.Random
) -> tuple[dict[str, int], dict[str, int]]:
    """The matrix of one year, and what it carries into the next."""
    rows = [row.item for row in edition(name).matrix_rows if row.kind == "row"]
    weights = {row: _OUTCOMES.get(row, 0) for row in rows}
    new = share_out(
        near(who.requests * (1 + 0.12 * (year - FIRST_YEAR)), chance, spread=0.1), _APPLICANTS, chance
    )
    figures: dict[str, int] = {}
    left: dict[str, int] = {}
    for column in _APPLICANTS:
        at_hand = new[column] + carried[column]
        left[column] = sum(chance.random() < _LEFT_OPEN for _ in range(at_hand))
        cells = share_out(at_hand - left[column], weights, chance)
        cells["requests_new"], cells["requests_carried_in"] = new[column], carried[column]
        cells["outcomes_total"], cells["requests_carried_out"] = at_hand - left[column], left[column]
        figures |= {f"{row}__{column}": value for row, value in cells.items()}
    for row in rows:
        figures[f"{row}__total"] = sum(figures[f"{row}__{column}"] for column in COLUMNS[:-1])
    return figures, left


def _documents(
    name: str, who: Body, in_force: int, usual: Mapping[str, int], chance: random.Random
) -> tuple[dict[str, int], int]:
    """The table of proactive disclosure, and the documents in force at the year's end."""
    figures = {item.item: 0 for item in edition(name).valued if item.table_no == 1}
    figures |= {item: near(value, chance, spread=0.15) for item, value in usual.items()}
    issued = max(0, who.normative + pick((-1, 0, 0, 1), chance))
    if name == "2021":
        repealed = min(in_force, pick((0, 1, 1, 2), chance))
        kept = in_force + issued - repealed
        documents = {"issued": issued, "repealed": repealed, "in_force": kept}
    else:
        kept = in_force + issued
        documents = {"made": issued, "newly_public": issued, "public_total": kept}
        figures |= {"licensing__items_prev": 12, "licensing__items_change": 1, "penalty__items_prev": 30}
    return figures | {f"normative_docs__{column}": value for column, value in documents.items()}, kept


def _appeals(who: Body, received: int, chance: random.Random) -> dict[str, int]:
    figures: dict[str, int] = {}
    for group, share in _APPEALS.items():
        total = int(received * who.disputes * share + chance.random()) if who.disputes else 0
        results = share_out(total, _RESULTS, chance)
        figures |= {f"{group}_{result}": value for result, value in results.items()}
        figures[f"{group}_total"] = total
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
        body(f"990101-{code}").name,
        year,
        "2008",
        format_,
        {item: str(value) for item, value in {**figures, **current}.items()},
        date(year + 1, 1, 20),
    )

"""Bodies or regions side by side: which, one small chart a figure, and how they stand among their peers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from pages import charts, controls, drawn, show, tabular
from pages.controls import text
from pages.literal import literal
from pages.rows import Row, rows_of

MOST = 6
_IN_A_ROW = 3
_OF_PEERS = ["value", "low", "median", "high"]
_SHOWN = [
    "unit",
    "label",
    "year",
    "value",
    "median",
    "quartiles",
    "standing",
    "peers",
    "reports",
    "open_findings",
]


def choose() -> list[str]:
    """Codes of the bodies and regions to compare; they live in the address."""
    offered = controls.offered_values()
    options = {**offered.get("agency", {}), **offered.get("region", {})}
    return controls.choose_many("unit", options, most=MOST)


def offer() -> None:
    """Links to ready comparisons: bodies in view of one level and kind."""
    rows = controls.ask("comparable", **controls.chosen())
    if len(rows):
        st.caption(text("compare.offered"))
    for row in rows_of(rows):
        with st.container(border=True):
            st.markdown(literal(text("list.comma").join(row["bodies"])))
            show.comparison_link(row["units"])


def asked(units: list[str]) -> pd.DataFrame:
    """The figures of the units with those of their peers, under the filters of years and editions."""
    filters = {name: controls.chosen()[name] for name in ("years", "editions")}
    return controls.ask("compare", units=units, **filters)


def multiples(rows: pd.DataFrame, units: list[str]) -> None:
    """One small chart a figure; a click leads to the report behind a point, or to those of a region's year."""
    measures = list(dict.fromkeys(rows.dropna(subset=["value"])["measure"]))
    for start in range(0, len(measures), _IN_A_ROW):
        for column, measure in zip(st.columns(_IN_A_ROW), measures[start : start + _IN_A_ROW], strict=False):
            with column:
                _multiple(rows, measure, units)


def _multiple(rows: pd.DataFrame, measure: str, units: list[str]) -> None:
    part = rows[rows["measure"] == measure]
    is_share = part["kind_code"].iloc[0] == "share"
    part.attrs = {**rows.attrs, "shares": tuple(_OF_PEERS) if is_share else ()}
    around = show.titled_box(literal(part["label"].iloc[0]), key=f"compare-{measure}-{'-'.join(units)}")
    peers = text("compare.median")
    figure = drawn.figure(
        rows,
        measure,
        lambda: charts.compared(part, units=units, percent=is_share, peers=peers),
    )
    points = show.draw(around, figure, part, note=_breaks(part))
    with around.place:
        _behind(points, around.key)
    show.tabled(around, part)


def _breaks(part: pd.DataFrame) -> str:
    """What the dashed lines are, where a unit's figures break."""
    concepts = [str(concept) for concept in part["concepts"].iloc[0]]
    return show.breaks_of(concepts, regions=None, agencies=None) if part["segment"].nunique() > 1 else ""


def _behind(points: list[dict[str, Any]], key: str) -> None:
    carried = points[0].get("customdata") if points else None
    if not carried:
        return
    report_id, unit = carried
    if report_id:
        show.report_link(report_id)
    else:
        show.reports_of(str(points[0]["x"]), key, regions=[unit], agencies=None)


def side_by_side(rows: pd.DataFrame) -> None:
    """All figures of the latest year that most units have, each with its peers, as one table."""
    shown = rows[rows["is_latest"] & rows["value"].notna()]
    written = pd.DataFrame([_written(row) for row in rows_of(shown)], columns=_SHOWN)
    st.dataframe(
        written,
        hide_index=True,
        placeholder="–",
        key="side-by-side",
        column_config={name: _heading(rows, name) for name in _SHOWN},
    )
    shown.attrs = rows.attrs
    show.download(shown, key="compare")


def sentences(rows: pd.DataFrame) -> Iterator[str]:
    """Who stands outside the middle half of its peers, said with how many they are."""
    latest = rows[rows["is_latest"]]
    outside = latest[(latest["value"] > latest["high"]) | (latest["value"] < latest["low"])]
    for row in rows_of(outside):
        standing = str(row["standing"])
        inside = standing[:1].lower() + standing[1:]  # it heads a column, here it is within a sentence
        yield text("said.outside", **{**row, **_in_words(row), "standing": inside})
    untold = latest[latest["median"].isna() & latest["value"].notna()]
    if len(untold):
        yield text("said.few_peers", figures=len(untold), of=len(latest[latest["value"].notna()]))


def _written(row: Row) -> Row:
    words = _in_words(row)
    between: object = (
        "" if pd.isna(row["low"]) else text("compare.between", low=words["low"], high=words["high"])
    )
    return {**{name: row.get(name) for name in _SHOWN}, **words, "quartiles": between}


def _in_words(row: Row) -> dict[str, str]:
    shape = ".1%" if row["kind_code"] == "share" else ",.2f" if row["kind_code"] == "ratio" else ",.6g"
    return {name: "" if pd.isna(row[name]) else f"{row[name]:{shape}}" for name in _OF_PEERS}


def _heading(rows: pd.DataFrame, name: str) -> str:
    return text("compare.quartiles") if name == "quartiles" else tabular.heading(rows, name)

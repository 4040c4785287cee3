"""The parts of the page on coverage. Where there are too many bodies for a grid, it shows the regions they lie in."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages import address, charts, controls, drawn, show
from pages.controls import text
from pages.literal import literal
from pages.reasons import with_reasons

BODIES_A_PAGE = 40
REGIONS_FROM = 120
ROWS_LISTED = 500
_TOTALS = ("missing", "late", "revised", "rejected", "wrong_form")
_WIDTH = 148


def totals() -> None:
    """How many reports are due and what became of them."""
    row = _total()
    with st.container(horizontal=True):
        of_due = text("coverage.filed_of_due", expected=row["expected"])
        st.metric(of_due, f"{row['filed']:,}", border=True, width=_WIDTH)
        for name in _TOTALS:
            st.metric(text(f"coverage.{name}"), f"{row[name]:,}", border=True, width=_WIDTH)
    awaited = text("coverage.awaited", awaited=row["awaited"]) if row["awaited"] else ""
    st.caption(text("coverage.rule", bodies=row["bodies"], awaited=awaited))


def by_year() -> None:
    """Share of the reports due that are on file, year by year."""
    rows = controls.ask("coverage_by_year", **controls.chosen())
    long = rows.assign(label=text("coverage.filed"), segment=1, reports=rows["expected"])
    figure = charts.lines(long, value="filed_share", percent=True)
    show.chart(figure, rows, title="coverage.by_year", note=text("coverage.n"))


def grid() -> None:
    """Bodies by years; regions by years where the bodies are many."""
    bodies = int(_total()["bodies"])
    if bodies > REGIONS_FROM:
        rows = controls.ask("coverage_by_region", **controls.chosen())
        if rows["region_code"].nunique() > 1:
            _region_grid(rows, bodies)
            return
    _body_grid(bodies)


def filers() -> None:
    """Who has reports missing, whose came late."""
    for view in ("missing_filers", "late_filers"):
        rows = controls.ask(view, most=ROWS_LISTED, **controls.chosen())
        _listed(rows, view)


def forms() -> None:
    """The form due against the form used."""
    rows = controls.ask("forms_used", **controls.chosen())
    st.subheader(text("coverage.forms"), anchor=False)
    show.table(rows, key="forms_used")


def refused_and_unread() -> None:
    """Files that were not taken in, with the reasons; reports with lines nobody could place."""
    refused = with_reasons(controls.ask("rejections"))
    st.subheader(text("coverage.refused", rows=len(refused)), anchor=False)
    if refused.empty:
        st.caption(text("coverage.none"))
    else:
        show.table(refused, key="rejections")
    unread = with_reasons(controls.ask("unread_by_report", **controls.chosen()), "reasons")
    _listed(unread, "unread_by_report")


def _total() -> pd.Series[Any]:
    return controls.ask("coverage_total", **controls.chosen()).iloc[0]


def _body_grid(bodies: int) -> None:
    page = _page_of(bodies)
    rows = controls.ask("coverage", bodies=BODIES_A_PAGE, skipped=page * BODIES_A_PAGE, **controls.chosen())
    names = dict(zip(rows["status_code"], rows["status"], strict=True))
    box = show.box("coverage.grid", state=rows.attrs["filters"])
    figure = drawn.figure(rows, "grid", lambda: charts.status_grid(rows, names=names))
    points = show.draw(box, figure, rows, note=text("coverage.grid_note"))
    with box.place:
        for point in points:
            _body_year(rows.iloc[int(point["customdata"])])
    show.tabled(box, rows)


def _page_of(bodies: int) -> int:
    """Which page of bodies is looked at, counted from 0."""
    starts = range(0, bodies, BODIES_A_PAGE)
    if len(starts) < 2:
        return 0
    spans = {
        str(number): text(
            "coverage.page", first=start + 1, last=min(start + BODIES_A_PAGE, bodies), bodies=bodies
        )
        for number, start in enumerate(starts)
    }
    return int(controls.choose_one("page", spans))


def _body_year(row: pd.Series[Any]) -> None:
    """What is on file of the tile that was clicked, and the way to it."""
    st.text(text("coverage.tile", **row[["agency", "year", "status", "due_on"]]))
    if pd.notna(row["report_id"]):
        show.report_link(row["report_id"])
    show.findings_link(row["agency_id"])


def _region_grid(rows: pd.DataFrame, bodies: int) -> None:
    box = show.box("coverage.region_grid", state=",".join(address.chosen("region")))
    note = text("coverage.region_note", bodies=bodies, most=REGIONS_FROM)
    show.draw(box, charts.share_grid(rows), rows, note=note, on_select=address.look_into)
    show.tabled(box, rows)


def _listed(rows: pd.DataFrame, view: str) -> None:
    """A list of which a row leads to its report."""
    st.subheader(text(f"coverage.{view}", rows=len(rows)), anchor=False)
    if rows.empty:
        st.caption(text("coverage.none"))
        return
    if len(rows) == ROWS_LISTED:
        st.caption(literal(text("coverage.cut", rows=ROWS_LISTED)))
    row = show.pick(rows, key=view)
    if row is not None and pd.notna(row["report_id"]):
        show.report_link(row["report_id"])

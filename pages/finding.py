"""One finding from near by: what does not hold, where, since when, what mending it would do, who said what."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages import charts, controls, deciding, detail, picture, printed, show, tabular
from pages.controls import text
from pages.literal import literal, words
from pages.rows import Row

_NARROW = {"label": 306, "raw": 87, "proposed": 87, "place": 64, "unit": 60}
_EFFECT = {"place": 135, "before": 75, "after": 75, "change_rate": 75, "reports": 60}
_BADGES: dict[str, Any] = {"error": "red", "warning": "orange", "info": "blue"}
_STATUS_BADGES: dict[str, Any] = {
    "reopened": "violet",
    "asked": "blue",
    "confirmed": "red",
    "explained": "green",
}


def whole(row: pd.Series[Any], after: str | None, *, decides: bool) -> None:
    """Everything about one row of the view `findings`; `after` is the key of the one that follows it.

    It takes no decision while several are being decided on: the keys of the keyboard are theirs.
    """
    _head(row)
    _reopened(row)
    left, right = st.columns([5, 3], gap="medium")
    form = controls.ask("form", report_id=row["report_id"], finding_key=row["finding_key"])
    with left:
        _numbers(row)
        _formulas(row)
        _candidates(row)
        st.markdown(f"**{text('detail.marked')}**")
        marked = form[form["mark"] != ""].assign(label=lambda rows: rows["label"].str.lstrip("　"))
        marked.attrs = form.attrs
        key = f"marked-{row['finding_key']}"
        detail.marked_table(marked, key=key, height="content", widths=_NARROW)
        st.markdown(f"**{text('detail.lines')}**")
        detail.lines(row["report_id"], words(row["locator"]))
        _reasons(row)
    with right:
        if decides:
            deciding.one(row["finding_key"], after)
        st.markdown(f"**{text('decide.history')}**")
        deciding.history(row["finding_key"])
        _effect(row)
        _years(row)
    st.markdown(f"**{text('detail.form')}**")
    detail.form_lines(form, key=row["finding_key"])
    detail.form_matrices(row["report_id"], row["finding_key"])


def of_draft(row: Row) -> None:
    """The same of a draft: nobody decides on it, and nothing of it is handed out piece by piece."""
    st.subheader(literal(words(row["title"]) or row["rule"]), anchor=False)
    st.text(words(row["statement"]))
    left, right = st.columns(2, gap="medium")
    with left:
        _numbers(row)
        _formulas(row)
        candidates = controls.ask("candidates", finding_key=row["finding_key"])
        if len(candidates) > 1:
            st.markdown(f"**{text('detail.candidates')}**")
            key = f"candidates-{row['finding_key']}"
            st.dataframe(**tabular.arguments(candidates, None), key=key)
    with right:
        st.markdown(f"**{text('detail.marked')}**")
        asked = {"report_id": row["report_id"], "finding_key": row["finding_key"]}
        printed.marked(controls.ask("form", **asked), key=row["finding_key"])
        st.markdown(f"**{text('detail.lines')}**")
        detail.lines(row["report_id"], words(row["locator"]))
    _reasons(row)


def _head(row: pd.Series[Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(literal(row["severity"]), color=_BADGES[row["severity_code"]])
        st.badge(literal(row["status"]), color=_STATUS_BADGES.get(row["status_code"], "gray"))
        for fact in (row["kind"], words(row["fault"]), row["rule"]):
            if fact:
                st.badge(literal(fact), color="gray")
    st.subheader(literal(words(row["title"]) or row["rule"]), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{row['agency']} · {row['year']}")
        show.report_link(row["report_id"])
        show.letter_link(row["agency_id"])
    st.text(words(row["statement"]))


def _reopened(row: pd.Series[Any]) -> None:
    """That the values have changed since somebody decided, and which."""
    if not words(row["earlier"]):
        return
    st.warning(literal(text("detail.reopened", **row[["earlier", "decided_by", "decided_at"]])))
    changes = controls.ask("decision_changes", finding_key=row["finding_key"])
    st.dataframe(**tabular.arguments(changes, None), key=f"changes-{row['finding_key']}")


def _numbers(row: pd.Series[Any] | Row) -> None:
    names = [name for name in ("found", "expected", "proposed", "difference") if pd.notna(row[name])]
    if words(row["suspect"]):
        st.text(text("detail.suspect", suspect=row["suspect"], place=words(row["place"]) or "–"))
    with st.container(horizontal=True):
        for name in names:
            st.metric(text(f"detail.{name}"), row[name], format="localized", width="content")


def _formulas(row: pd.Series[Any] | Row) -> None:
    formulas = controls.ask("formulas", finding_key=row["finding_key"])
    if len(formulas) < 2:  # the statement says the only one
        return
    st.markdown(f"**{text('detail.formulas')}**")
    for formula in formulas.itertuples():
        st.text(text("detail.formula", rule=formula.rule, statement=formula.statement))


def _candidates(row: pd.Series[Any]) -> None:
    """The cells it may lie in, where there are several."""
    candidates = controls.ask("candidates", finding_key=row["finding_key"])
    if len(candidates) > 1:
        st.markdown(f"**{text('detail.candidates')}**")
        show.table(candidates, key=f"candidates-{row['finding_key']}")


def _reasons(row: pd.Series[Any] | Row) -> None:
    for name in ("basis", "exceptions"):
        if said := words(row[name]):
            st.text(f"{text(f'detail.{name}')} {said}")


def _effect(row: pd.Series[Any]) -> None:
    """What accepting the proposal would do to the headline figures it is part of."""
    if pd.isna(row["proposed"]):
        return
    st.markdown(f"**{text('detail.effect')}**")
    effect = controls.ask("proposal_effect", finding_key=row["finding_key"])
    if effect.empty:
        st.caption(text("detail.no_effect"))
        return
    columns = ["place", "before", "after", "change_rate", "reports"]
    for (label, unit), levels in effect.groupby(["label", "unit"], sort=False):
        levels.attrs = effect.attrs
        st.text(text("chart.title", title=label, unit=unit))
        key = f"effect-{row['finding_key']}-{label}"
        st.dataframe(**tabular.arguments(levels, columns, _EFFECT), height="content", key=key)
    st.caption(text("detail.effect_note"))


def _years(row: pd.Series[Any]) -> None:
    """The cell in the other years of the same body."""
    years = controls.ask("cell_years", finding_key=row["finding_key"])
    if len(years) < 2:  # the finding's own year alone compares with nothing
        return
    st.markdown(f"**{text('detail.years', cell=literal(str(years['label'].iloc[-1])))}**")
    names = (text("detail.printed"), text("detail.this_year"), text("detail.proposed"))
    figure = charts.one_cell(years, names=names)
    st.plotly_chart(
        figure,
        key=f"years-{row['finding_key']}",
        config=picture.config(text("detail.other_years")),
        alt=text("detail.other_years"),
    )
    with st.expander(text("chart.table")):
        show.table(
            years,
            key=f"years-{row['finding_key']}",
            columns=["year", "raw", "proposed", "findings", "edition"],
        )

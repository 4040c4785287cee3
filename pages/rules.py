"""The catalogue of rules: filtered with counts, each with what it says, what it rests on and what it found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages import address, controls, session, show, tabular, waiting
from pages.controls import text
from pages.literal import literal, words
from pages.rows import Row, rows_of

PARAMS = {
    "rule_severity": "severities",
    "standing": "standings",
    "form": "forms",
    "rule_kind": "kinds",
}
SORTS = ("rule", "undecided", "fired", "noisy")
_WORDS = "words"
_OPENED = "opened"
_FACETS = {"rule_severity": "severity", "rule_kind": "kind"}
_COLUMNS = [
    "rule",
    "title",
    "severity",
    "kind",
    "standing",
    "findings",
    "undecided",
    "confirmed",
    "dismissed",
    "dismissed_share",
    "decided",
    "forms",
    "thresholds",
]
_IF_ANY = ("decided", "thresholds")
_WIDTHS = {"rule": 80, "title": 240, "forms": 150, "thresholds": 260}
_COUNTS = ("findings", "undecided", "confirmed", "dismissed")
_BADGES: dict[str, Any] = {"error": "red", "warning": "orange", "info": "blue"}
_STANDINGS: dict[str, Any] = {"noisy": "violet", "undecided": "orange", "settled": "green"}
_HEIGHT = 10


def choose() -> dict[str, Any]:
    """Draw the filters, each value with how many rules it would leave; they as parameters of the view."""
    possible = controls.ask("rule_facets")
    chosen = {
        parameter: controls.adopted(param, list(possible.loc[possible["filter"] == _facet(param), "value"]))
        or None
        for param, parameter in PARAMS.items()
    }
    said = next(iter(controls.adopted(_WORDS, None)), None)
    filters = {**controls.chosen(), **chosen, "text": said}
    counts = controls.ask("rule_facets", **filters)
    for column, param in zip(st.columns([3, 5, 5]), ("rule_severity", "standing", "form"), strict=True):
        with column:
            controls.choose_pills(param, _counted(counts, param))
    kinds, typed, order = st.columns([5, 4, 3])
    with kinds:
        controls.choose_many("rule_kind", _counted(counts, "rule_kind"))
    with typed:
        controls.choose_text(_WORDS)
    with order:
        filters["sort"] = controls.choose_order(
            "rule_sort", {code: text(f"rulesort.{code}") for code in SORTS}
        )
    return filters


def noisy() -> None:
    """Say which rules make more work than they save, whatever the filters of this page leave."""
    rows = controls.ask("rule_book", **controls.chosen(), standings=["noisy"], sort="noisy")
    if len(rows):
        named = [text("rules.noisy_one", **row) for row in rows_of(rows)]
        st.warning(literal(text("rules.noisy", rules=text("list.comma").join(named))))


def table(book: pd.DataFrame) -> Row | None:
    """The rules; the one that was clicked."""
    keys, opened = list(book["rule"]), controls.in_address(_OPENED)
    session.show_selected("rules", keys.index(opened) if opened in keys else None)
    shown = [name for name in _COLUMNS if name not in _IF_ANY or book[name].astype(bool).any()]
    if not book["dismissed_share"].notna().any():
        shown.remove("dismissed_share")
    waiting.let_paint()
    st.dataframe(
        **tabular.arguments(book, shown, _WIDTHS),
        key="rules",
        height=38 + 35 * min(len(book), _HEIGHT),
        on_select=partial(_open, keys),
        selection_mode=["single-row", "single-cell"],
    )
    show.download(book, key="rules")
    return rows_of(book)[keys.index(opened)] if opened in keys else None


def whole(row: Row) -> None:
    """One rule: what it demands, of which forms, why, with which exceptions, and what became of what it found."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(literal(row["severity"]), color=_BADGES[row["severity_code"]])
            st.badge(literal(row["standing"]), color=_STANDINGS.get(row["standing_code"], "gray"))
            st.badge(literal(row["kind"]), color="gray")
        st.subheader(literal(f"{row['rule']} {row['title']}"), anchor=False)
        st.text(words(row["statement"]))
        for name in ("basis", "exceptions", "forms", "thresholds"):
            st.text(text(f"rule.{name}", said=words(row[name]) or "–"))
        with st.container(horizontal=True):
            for name in _COUNTS:
                st.metric(text(f"rule.{name}"), row[name], border=True, width=130)
        told = pd.notna(row["dismissed_share"])
        st.caption(text("rule.share" if told else "rule.no_share", **row))
        if row["findings"]:
            show.rule_link(row["rule"])


def _open(keys: list[str]) -> None:
    clicked = session.clicked("rules")
    address.put_or_drop(_OPENED, keys[clicked[0]] if clicked and clicked[0] < len(keys) else "")


def _facet(param: str) -> str:
    return _FACETS.get(param, param)


def _counted(counts: pd.DataFrame, param: str) -> Mapping[str, str]:
    offered = counts[counts["filter"] == _facet(param)]
    return {str(row.value): literal(f"{row.label} · {row.rules}") for row in offered.itertuples()}

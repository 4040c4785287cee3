"""The table of findings: one may be opened by a click on its row, several selected to be decided on together."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from pages import controls, navigation, session, show, tabular, waiting
from pages.controls import text

MOST = 500  # rows sent to a browser; the filters and the download know all of them
_COLUMNS = [
    "severity",
    "status",
    "agency",
    "year",
    "title",
    "suspect",
    "found",
    "expected",
    "proposed",
    "materiality",
    "statement",
    "decided_by",
    "due",
    "rule",
]
_WIDTHS = {
    "agency": 200,
    "year": 60,
    "title": 200,
    "suspect": 140,
    "found": 70,
    "expected": 70,
    "proposed": 90,
    "materiality": 80,
}
_ALWAYS = set(_COLUMNS) - {"decided_by", "due"}
_RULE_COLUMNS = [
    "rule",
    "title",
    "severity",
    "findings",
    "undecided",
    "confirmed",
    "dismissed",
    "dismissed_share",
]
_SEVERITY_COLOURS = {"error": "red", "warning": "orange", "info": "blue"}
_STATUS_COLOURS = {
    "open": "gray",
    "reopened": "violet",
    "asked": "blue",
    "confirmed": "red",
    "explained": "green",
    "dismissed": "gray",
}


def table(found: pd.DataFrame, opened: str | None) -> list[str]:
    """Draw the findings; the keys of those selected. A click on a cell opens the finding of its row.

    Rows are selected by their place: where somebody's decision or a new generation puts others there, the
    table is another one, in which nothing is selected.
    """
    keys = list(found["finding_key"])
    key = f"findings-{crc32('|'.join(keys).encode())}-{session.selection_round()}"
    waiting.let_paint()
    state = st.dataframe(
        **_arguments(found, opened),
        key=key,
        height=_height(len(found)),
        on_select=lambda: session.on_selected(key, keys),
        selection_mode=["multi-row", "single-cell"],
    )
    return [keys[row] for row in state["selection"]["rows"] if row < len(keys)]


def choose_everything(findings: int) -> bool:
    """Draw the box that selects all findings under the filters, shown or not."""
    return st.checkbox(
        text("decide.everything", findings=findings), key=f"everything-{session.selection_round()}"
    )


def rules(book: pd.DataFrame) -> None:
    """The rules that fired, those dismissed most often first, so that noisy ones show themselves."""
    fired = book[book["findings"] > 0].sort_values(["dismissed_share", "findings"], ascending=False)
    fired.attrs = book.attrs
    show.table(fired, key="rules", columns=_RULE_COLUMNS)


def clear_link() -> None:
    """A link to all findings, without any filter."""
    st.page_link(
        navigation.page_file("anomalies"),
        label=text("link.all_findings"),
        query_params=navigation.link_address(),
    )


def neighbours(found: pd.DataFrame, opened: str | None) -> tuple[str | None, str | None, int | None]:
    """The keys of the findings before and after the one that is open, and its place from 1."""
    keys = list(found["finding_key"])
    if opened not in keys:
        return None, keys[0] if keys else None, None
    place = keys.index(opened)
    return (
        keys[place - 1] if place else None,
        keys[place + 1] if place + 1 < len(keys) else None,
        place + 1,
    )


def steps(found: pd.DataFrame, opened: str | None) -> None:
    """Draw the buttons that lead to the finding before and after."""
    before, after, place = neighbours(found, opened)
    with st.container(horizontal=True, vertical_alignment="center"):
        _step("detail.before", before, "K")
        _step("detail.after", after, "J")
        if place is not None:
            st.caption(text("detail.place", place=place, findings=len(found)))


def _step(label: str, key: str | None, shortcut: str) -> None:
    st.button(
        text(label),
        key=label,
        disabled=key is None,
        shortcut=shortcut,
        on_click=controls.put_in_address,
        args=("finding", key or ""),
    )


def _height(rows: int) -> int:
    return 38 + 35 * min(rows, 10)


def _arguments(found: pd.DataFrame, opened: str | None) -> dict[str, Any]:
    shown = [name for name in _COLUMNS if name in _ALWAYS or found[name].notna().any()]
    arguments = tabular.arguments(found, shown, _WIDTHS)
    data, config = arguments["data"].copy(), arguments["column_config"]
    data.insert(0, "mark", ["▶" if key == opened else "" for key in found["finding_key"]])
    config["mark"] = st.column_config.TextColumn("", width=32)
    for name, colours, width in (
        ("severity", _SEVERITY_COLOURS, 90),
        ("status", _STATUS_COLOURS, 84),
    ):
        words = dict(zip(found[name], found[f"{name}_code"], strict=True))
        config[name] = st.column_config.MultiselectColumn(
            tabular.heading(found, name),
            options=list(words),
            color=[colours[code] for code in words.values()],
            width=width,
        )
        data[name] = [[word] for word in found[name]]
    return {**arguments, "data": data}

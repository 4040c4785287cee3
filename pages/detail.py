"""One finding and one report from near by: statement, formulas, the form as printed, the lines of the document."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages import controls, show
from pages.controls import text
from pages.literal import literal

_MARK_COLOUR = {"▶": "background-color: rgba(230, 159, 0, 0.35)", "•": "background-color: rgba(230, 159, 0, 0.12)"}
_FORM_COLUMNS = ["mark", "label", "unit", "raw", "proposed", "locator"]
_LINES_AROUND = 3


def finding(row: pd.Series[Any]) -> None:
    """Everything about one row of the view `findings`."""
    st.subheader(literal(f"{row['severity']} · {row['title'] or row['rule']}"), anchor=False)
    st.caption(literal(f"{row['rule']} · {row['kind']} · {row['fault'] or ''} · {row['agency']} · {row['year']}"))
    show.report_link(row["report_id"])
    st.text(row["statement"] or "")
    _numbers(row)
    formulas = controls.ask("formulas", finding_key=row["finding_key"])
    if not formulas.empty:
        st.markdown(f"**{text('detail.formulas')}**")
        show.table("formulas", formulas, key=f"formulas-{row['finding_key']}")
    _reasons(row)
    left, right = st.columns([3, 2])
    with left:
        st.markdown(f"**{text('detail.form')}**")
        form(row["report_id"], key=f"finding-{row['finding_key']}", finding_key=row["finding_key"])
    with right:
        st.markdown(f"**{text('detail.lines')}**")
        lines(row["report_id"], row["locator"])


def form(report_id: str, *, key: str, finding_key: str | None = None) -> None:
    """The report's form as printed; suspect lines carry ▶, lines concerned •, above the table once more."""
    printed = controls.ask("form", report_id=report_id, finding_key=finding_key)
    marked = printed[printed["mark"] != ""]
    if not marked.empty:
        st.caption(text("detail.marked"))
        _marked_table(marked, key=f"marked-{key}", height="content")
    st.caption(text("detail.whole_form"))
    _marked_table(printed, key=f"form-{key}", height=420)
    show.download("form", printed, key=f"form-{key}", filters={"report_id": report_id})


def lines(report_id: str, locator: str | None) -> None:
    """The document's line at a place, with the lines around it."""
    if not locator:
        st.caption(text("detail.no_place"))
        return
    around = controls.ask("passages", report_id=report_id, locator=locator, around=_LINES_AROUND)
    if around.empty:
        st.caption(text("detail.no_lines"))
        st.text(locator)
        return
    document(around, height="content")


def document(passages: pd.DataFrame, *, height: Any) -> None:
    """Lines of a document as read, each with its place."""
    with st.container(height=height, border=True):
        st.code("\n".join(_numbered(passages)), language=None, wrap_lines=True)


def _numbered(passages: pd.DataFrame) -> list[str]:
    return [
        f"{'▶' if row.mark else ' '} {row.locator}  {row.text}" for row in passages.itertuples()
    ]


def _numbers(row: pd.Series[Any]) -> None:
    names = [name for name in ("found", "expected", "proposed", "difference") if pd.notna(row[name])]
    if row["suspect"]:
        st.text(text("detail.suspect", suspect=row["suspect"], locator=row["locator"] or "–"))
    for column, name in zip(st.columns(4), names, strict=False):
        column.metric(text(f"detail.{name}"), row[name], format="localized")


def _reasons(row: pd.Series[Any]) -> None:
    for name in ("basis", "exceptions"):
        if row[name]:
            st.text(f"{text(f'detail.{name}')} {row[name]}")


def _marked_table(printed: pd.DataFrame, *, key: str, height: Any) -> None:
    columns = show.arguments("form", printed, _FORM_COLUMNS)
    styled = columns.pop("data").style.apply(_shade, axis=1)
    st.dataframe(styled, **columns, height=height, key=key)


def _shade(row: pd.Series[Any]) -> list[str]:
    return [_MARK_COLOUR.get(row["mark"], "")] * len(row)

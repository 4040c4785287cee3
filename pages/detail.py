"""One finding and one report from near by: statement, formulas, the form as printed, the lines of the document."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st

from pages import controls, show
from pages.controls import text
from pages.literal import literal, words
from pages.matrix import Matrix, matrices

_MARK_COLOUR = {
    "▶": "background-color: rgba(230, 159, 0, 0.35)",
    "•": "background-color: rgba(230, 159, 0, 0.12)",
}
_FORM_COLUMNS = ["mark", "label", "raw", "proposed", "unit", "place"]
_LINES_AROUND = 3
_FEW_LINES = 12


def finding(row: pd.Series[Any]) -> None:
    """Everything about one row of the view `findings`."""
    st.subheader(literal(f"{row['severity']} · {words(row['title']) or row['rule']}"), anchor=False)
    st.caption(
        literal(f"{row['rule']} · {row['kind']} · {words(row['fault'])} · {row['agency']} · {row['year']}")
    )
    show.report_link(row["report_id"])
    st.text(words(row["statement"]))
    _numbers(row)
    formulas = controls.ask("formulas", finding_key=row["finding_key"])
    if not formulas.empty:
        st.markdown(f"**{text('detail.formulas')}**")
        show.table(formulas, key=f"formulas-{row['finding_key']}")
    candidates = controls.ask("candidates", finding_key=row["finding_key"])
    if len(candidates) > 1:
        st.markdown(f"**{text('detail.candidates')}**")
        show.table(candidates, key=f"candidates-{row['finding_key']}")
    _reasons(row)
    printed = controls.ask("form", report_id=row["report_id"], finding_key=row["finding_key"])
    st.markdown(f"**{text('detail.marked')}**")
    _marked_table(printed[printed["mark"] != ""], key=f"marked-{row['finding_key']}", height="content")
    st.markdown(f"**{text('detail.lines')}**")
    lines(row["report_id"], words(row["locator"]))
    st.markdown(f"**{text('detail.form')}**")
    form_lines(printed, key=row["finding_key"])
    form_matrices(row["report_id"], row["finding_key"])


def form_lines(printed: pd.DataFrame, *, key: str, height: int = 420) -> None:
    """The lines of a form's first table, in which suspect ones carry ▶ and those concerned •; all cells download."""
    listed = printed[printed["table_no"] == 1]
    _marked_table(listed, key=f"form-{key}", height=height if len(listed) > _FEW_LINES else "content")
    show.download(printed, key=f"form-{key}")


def form_matrices(report_id: str, finding_key: str | None = None) -> None:
    """The tables of a form that are matrices, as printed and marked; a form that is a list has none."""
    rows = controls.ask("matrix", report_id=report_id, finding_key=finding_key)
    for matrix in matrices(rows, corner=show.heading(rows, "row")):
        st.markdown(f"**{literal(matrix.title)}**")
        if matrix.is_printed:
            _matrix(matrix, key=f"matrix-{matrix.table_no}-{finding_key or report_id}")
        else:
            st.caption(text("detail.not_printed"))


def lines(report_id: str, locator: str) -> None:
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


def document(passages: pd.DataFrame, *, height: int | Literal["content"]) -> None:
    """Lines of a document as read, each with its place."""
    with st.container(height=height, border=False):
        st.code("\n".join(_numbered(passages)), language=None, wrap_lines=True)


def _numbered(passages: pd.DataFrame) -> list[str]:
    return [f"{'▶' if row.mark else ' '} {row.place}  {row.text}" for row in passages.itertuples()]


def _numbers(row: pd.Series[Any]) -> None:
    names = [name for name in ("found", "expected", "proposed", "difference") if pd.notna(row[name])]
    if words(row["suspect"]):
        st.text(text("detail.suspect", suspect=row["suspect"], place=words(row["place"]) or "–"))
    for column, name in zip(st.columns(4), names, strict=False):
        column.metric(text(f"detail.{name}"), row[name], format="localized")


def _reasons(row: pd.Series[Any]) -> None:
    for name in ("basis", "exceptions"):
        if said := words(row[name]):
            st.text(f"{text(f'detail.{name}')} {said}")


def _marked_table(printed: pd.DataFrame, *, key: str, height: int | Literal["content"]) -> None:
    shown = [name for name in _FORM_COLUMNS if name != "proposed" or printed["proposed"].notna().any()]
    columns = show.arguments(printed, shown)
    styled = columns.pop("data").style.apply(_shade, axis=1)
    st.dataframe(styled, **columns, height=height, key=key)


def _matrix(matrix: Matrix, *, key: str) -> None:
    styles = matrix.marks.replace(_MARK_COLOUR)
    config = {name: st.column_config.TextColumn(alignment="right") for name in matrix.cells.columns[1:]}
    styled = matrix.cells.style.apply(lambda _: styles, axis=None)
    st.dataframe(styled, hide_index=True, column_config=config, height="content", key=key)


def _shade(row: pd.Series[Any]) -> list[str]:
    return [_MARK_COLOUR.get(row["mark"], "")] * len(row)

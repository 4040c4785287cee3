"""A report from near by: the form as printed, with what is suspect marked, and the lines of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from pages import controls, show, tabular
from pages.controls import text
from pages.literal import literal
from pages.matrix import CROSS, Matrix, column_widths, matrices

_MARK_COLOUR = {
    "▶": "background-color: rgba(230, 159, 0, 0.35)",
    "•": "background-color: rgba(230, 159, 0, 0.12)",
    CROSS: "background-color: rgba(86, 180, 233, 0.12)",
}
_FORM_COLUMNS = ["mark", "label", "raw", "proposed", "place", "unit"]
_LINES_AROUND = 3
_FEW_LINES = 12
_MATRIX = 920  # pixels of a page in a window of 1440


def form_lines(printed: pd.DataFrame, *, key: str, height: int = 420) -> None:
    """The lines of a form's first table, in which suspect ones carry ▶ and those concerned •; all cells download."""
    listed = printed[printed["table_no"] == 1]
    marked_table(listed, key=f"form-{key}", height=height if len(listed) > _FEW_LINES else "content")
    show.download(printed, key=f"form-{key}")


def form_matrices(report_id: str, finding_key: str | None = None) -> None:
    """The tables of a form that are matrices, as printed and marked; a form that is a list has none.

    Of one finding, the row and the column of the suspect cell are shaded too.
    """
    rows = controls.ask("matrix", report_id=report_id, finding_key=finding_key)
    _draw_matrices(controls.drawn_from(), report_id, finding_key, rows)


@st.cache_data(max_entries=100, show_spinner=False)
def _draw_matrices(
    drawn_from: tuple[object, ...], report_id: str, finding_key: str | None, _rows: pd.DataFrame
) -> None:
    """Kept as drawn: to shade a table takes longer than everything else on the page."""
    del drawn_from
    for matrix in matrices(_rows, corner=tabular.heading(_rows, "row")):
        st.markdown(f"**{literal(matrix.title)}**")
        if matrix.is_printed:
            shown = matrix.crossed() if finding_key else matrix
            _matrix(shown, key=f"matrix-{matrix.table_no}-{finding_key or report_id}")
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


def marked_table(
    printed: pd.DataFrame,
    *,
    key: str,
    height: int | Literal["content"],
    widths: Mapping[str, int] | None = None,
) -> None:
    """Lines of a form, shaded as they are marked; `key` tells these lines from all others of the store."""
    _draw_marked(controls.drawn_from(), key, height, widths, printed)


@st.cache_data(max_entries=200, show_spinner=False)
def _draw_marked(
    drawn_from: tuple[object, ...],
    key: str,
    height: int | Literal["content"],
    widths: Mapping[str, int] | None,
    _printed: pd.DataFrame,
) -> None:
    """Kept as drawn, as matrices are."""
    del drawn_from
    shown = [name for name in _FORM_COLUMNS if name != "proposed" or _printed["proposed"].notna().any()]
    columns = tabular.arguments(_printed, shown, widths)
    styled = columns.pop("data").style.apply(_shade, axis=1)
    st.dataframe(styled, **columns, height=height, key=key)


def _matrix(matrix: Matrix, *, key: str) -> None:
    styles = matrix.marks.replace(_MARK_COLOUR)
    first, *heads = matrix.cells.columns
    labels, *pixels = column_widths(matrix.cells, heads, _MATRIX)
    config = {
        first: st.column_config.TextColumn(width=labels),
        **{
            name: st.column_config.TextColumn(alignment="right", width=wide)
            for name, wide in zip(heads, pixels, strict=True)
        },
    }
    styled = matrix.cells.style.apply(lambda _: styles, axis=None)
    st.dataframe(styled, hide_index=True, column_config=config, height="content", key=key)


def _shade(row: pd.Series[Any]) -> list[str]:
    return [_MARK_COLOUR.get(row["mark"], "")] * len(row)

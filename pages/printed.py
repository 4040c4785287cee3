"""The form of one report as printed and its document, in which a cell may be chosen; each choice shows in both.

The chosen cell lives in the address (`cell`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages import address, controls, session, show, tabular
from pages.controls import text
from pages.literal import literal
from pages.matrix import Matrix, column_widths, matrices
from pages.rows import rows_of

CELL = "cell"
SHADES = {
    "◆": "background-color: rgba(86, 180, 233, 0.45)",
    "▶": "background-color: rgba(230, 159, 0, 0.35)",
    "•": "background-color: rgba(230, 159, 0, 0.12)",
}
_FORM = ["mark", "label", "raw", "proposed", "unit", "place"]
_DOCUMENT = ["mark", "place", "text"]
_WIDTHS = {"label": 225, "raw": 72, "proposed": 80, "unit": 82, "place": 96}
_BESIDE_MATRICES = {
    "zh": {"label": 300},
    "en": {"label": 326, "raw": 88, "unit": 96, "place": 62},
}  # which are wide, and so is what stands above them
_DOCUMENT_WIDTHS = {"place": 110, "text": 900}
_MATRIX = 633  # pixels beside the document in a window of 1440
_APPLICANTS = (
    "natural_person",
    "org_business",
    "org_research",
    "org_public_interest",
    "org_legal_service",
    "org_other",
)
_HEIGHT = 640
_ROW = 35


def lines(printed: pd.DataFrame, chosen: str | None, *, key: str) -> None:
    """The lines of the form's first table; a click on one chooses its cell."""
    listed = printed[printed["table_no"] == 1].reset_index(drop=True)
    if listed.empty:
        return
    listed.attrs = printed.attrs
    items = list(listed["item"])
    widths = _WIDTHS if len(listed) == len(printed) else _WIDTHS | _BESIDE_MATRICES[controls.language()]
    listed["label"] = _without_common_indent(listed["label"])
    styled, arguments = _shaded(listed, chosen, widths)
    _selectable(
        styled,
        arguments,
        key=f"form-{key}",
        items=items,
        chosen=items.index(chosen) if chosen in items else None,
    )


def _without_common_indent(labels: pd.Series[str]) -> pd.Series[str]:
    """Labels without the blanks before them that all of them have."""
    least = min(len(label) - len(label.lstrip("　")) for label in labels)
    return labels.str.slice(least)


def marked(printed: pd.DataFrame, *, key: str) -> None:
    """Only the cells that a finding suspects or is concerned with, wherever in the form they stand."""
    concerned = printed[printed["mark"] != ""].reset_index(drop=True)
    if concerned.empty:
        return
    concerned = concerned.assign(label=concerned["label"].str.lstrip("　"))
    concerned.attrs = printed.attrs
    styled, arguments = _shaded(concerned, None, _WIDTHS)
    st.dataframe(styled, **arguments, height="content", key=f"marked-{key}")


def _shaded(rows: pd.DataFrame, chosen: str | None, widths: Mapping[str, int]) -> tuple[Any, dict[str, Any]]:
    """Lines of a form with the colour of their marks, and what else st.dataframe needs."""
    shown = [name for name in _FORM if name != "proposed" or rows["proposed"].notna().any()]
    arguments = tabular.arguments(rows, shown, widths)
    data = arguments.pop("data")
    marks = zip(rows["mark"], rows["item"], strict=True)
    shades = [SHADES.get("◆" if item == chosen else mark, "") for mark, item in marks]
    styles = pd.DataFrame(dict.fromkeys(data.columns, shades), index=data.index)
    return data.style.apply(lambda _: styles, axis=None), arguments


def tables(rows: pd.DataFrame, chosen: str | None, *, key: str) -> None:
    """The form's matrices; a click on a cell chooses it. A form that is a list has none."""
    for matrix in matrices(rows, corner=tabular.heading(rows, "row")):
        st.markdown(f"**{literal(matrix.title)}**")
        if matrix.is_printed:
            _matrix(matrix, chosen, key=f"matrix-{matrix.table_no}-{key}")
        else:
            st.caption(text("detail.not_printed"))


def document(passages: pd.DataFrame, items: Mapping[str, str], *, key: str) -> None:
    """The document's lines as read; a click on one chooses the cell or claim that stands there.

    `items` gives the cell of a line's locator; a line of the chosen cell is marked in `passages`.
    """
    marked = [number for number, mark in enumerate(passages["mark"]) if mark]
    arguments = tabular.arguments(passages, _DOCUMENT, _DOCUMENT_WIDTHS)
    _selectable(
        arguments.pop("data"),
        arguments,
        key=f"document-{key}",
        items=[items.get(locator, "") for locator in passages["locator"]],
        chosen=marked[0] if marked else None,
    )


def cells_of_lines(printed: pd.DataFrame, claims: pd.DataFrame) -> dict[str, str]:
    """The cell that a line of the document leads to: one printed there, else one that a claim there is of."""
    found: dict[str, str] = {}
    for cell in rows_of(printed[["locator", "item"]].dropna()):
        words = cell["locator"].split(" ")
        for length in range(len(words), 0, -1):
            found.setdefault(" ".join(words[:length]), cell["item"])
    for claim in rows_of(claims[["locator", "item"]]):
        found.setdefault(claim["locator"], claim["item"])
    return found


def _selectable(
    data: Any,  # noqa: ANN401  # a table or a Styler
    arguments: dict[str, Any],
    *,
    key: str,
    items: list[str],
    chosen: int | None,
) -> None:
    session.show_selected(key, chosen)
    st.dataframe(
        data,
        **arguments,
        height=min(_HEIGHT, 38 + _ROW * len(items)),
        key=key,
        on_select=partial(_choose_row, key, items),
        selection_mode=["single-row", "single-cell"],
    )


def _choose_row(key: str, items: list[str]) -> None:
    clicked = session.clicked(key)
    item = items[clicked[0]] if clicked and clicked[0] < len(items) else ""
    if item or not clicked:
        address.put_or_drop(CELL, item)


def _matrix(matrix: Matrix, chosen: str | None, *, key: str) -> None:
    cells = matrix.cells.copy()
    shades = [[SHADES.get(mark, "") for mark in row] for row in matrix.marks.to_numpy()]
    for row, place in _places(matrix, chosen):
        cells.iat[row, place] = "◆ " + str(cells.iat[row, place])
        shades[row][place] = SHADES["◆"]
    styles = pd.DataFrame(shades, index=cells.index, columns=cells.columns)
    names = list(cells.columns)
    heads = {name: _heading(name, matrix) for name in names[1:]}
    pixels = dict(zip(names, column_widths(cells, heads.values(), _MATRIX), strict=True))
    st.dataframe(
        cells.style.apply(lambda _: styles, axis=None),
        hide_index=True,
        column_config={
            names[0]: st.column_config.TextColumn(width=pixels[names[0]]),
            **{
                name: st.column_config.TextColumn(
                    head, alignment="right", width=pixels[name], help=literal(name)
                )
                for name, head in heads.items()  # the form's own is told where one points
            },
        },
        height="content",
        key=key,
        on_select=partial(_choose_cell, key, matrix),
        selection_mode="single-cell",
    )


def _heading(name: str, matrix: Matrix) -> str:
    """What heads a column: whom the request came from in a word that its column need not cut, else the form's own."""
    kinds = {item.partition("__")[2] for item in matrix.items[name] if item}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return text(f"matrix.{kind}") if kind in _APPLICANTS else name


def _places(matrix: Matrix, chosen: str | None) -> list[tuple[int, int]]:
    """Where in a matrix the chosen cell stands."""
    return [
        (row, place)
        for row, items in enumerate(matrix.items.itertuples(index=False, name=None))
        for place, item in enumerate(items)
        if item and item == chosen
    ]


def _choose_cell(key: str, matrix: Matrix) -> None:
    clicked = session.clicked(key)
    row, column = clicked or (0, None)
    if column is not None and column in matrix.items.columns:
        address.put_or_drop(CELL, str(matrix.items[column].iloc[row]))


def download(printed: pd.DataFrame, *, key: str) -> None:
    """All cells of the form, matrices too, as one table."""
    show.download(printed, key=f"form-{key}")

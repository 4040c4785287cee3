"""A matrix of a form: the rows of the view `matrix` in, a table as printed and its marks out. No Streamlit here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from pages.rows import Row, rows_of

CROSS = "+"
_ROW_LABEL = 165  # pixels, at least


@dataclass(frozen=True, slots=True)
class Matrix:
    """One table of a form: its title, its rows by columns as printed, the mark and the code of every cell."""

    table_no: int
    title: str
    is_printed: bool
    cells: pd.DataFrame
    marks: pd.DataFrame
    items: pd.DataFrame

    def crossed(self) -> Matrix:
        """The same with the row and the column of each suspect cell marked, where nothing else is."""
        suspect = self.marks == "▶"
        lines = pd.DataFrame(
            suspect.any(axis=1).to_numpy()[:, None] | suspect.any(axis=0).to_numpy(),
            index=self.marks.index,
            columns=self.marks.columns,
        )
        return replace(self, marks=self.marks.mask(lines & (self.marks == ""), CROSS))


def matrices(rows: pd.DataFrame, corner: str) -> Iterator[Matrix]:
    """The matrices among the rows of the view `matrix`; `corner` heads the column of row labels."""
    tables: dict[int, list[Row]] = {}
    for row in rows_of(rows):
        tables.setdefault(int(row["table_no"]), []).append(row)
    for number in sorted(tables):
        yield _matrix(number, tables[number], corner)


def _matrix(number: int, rows: list[Row], corner: str) -> Matrix:
    """Put together by hand: what pandas has for it takes ten times as long."""
    labels = {row["row_no"]: row["row"] for row in sorted(rows, key=lambda row: row["row_no"])}
    cells = {(row["row_no"], row["column_no"]): row for row in rows if pd.notna(row["column_no"])}
    names = {column: cells[line, column]["column"] for line, column in sorted(cells, key=lambda at: at[1])}

    def spread(what: str, *, labelled: bool = False) -> pd.DataFrame:
        lines = [
            [label if labelled else "", *(cells.get((line, column), {}).get(what) or "" for column in names)]
            for line, label in labels.items()
        ]
        return pd.DataFrame(lines, columns=[corner, *names.values()], dtype=object)

    return Matrix(
        table_no=number,
        title=str(rows[0]["section"]),
        is_printed=bool(rows[0]["is_printed"]),
        cells=spread("shown", labelled=True),
        marks=spread("mark"),
        items=spread("item"),
    )


def column_widths(cells: pd.DataFrame, heads: Iterable[str], room: int) -> list[int]:
    """Pixels of each column: a heading and its figures stand whole, and labels of rows have what is left of `room`.

    `heads`: of all columns but the first.
    """
    figures = [_wide([head, *cells.iloc[:, place]]) for place, head in enumerate(heads, start=1)]
    return [max(_ROW_LABEL, room - sum(figures)), *figures]


def _wide(words: Iterable[str]) -> int:
    return 18 + max(sum(7 if letter.isascii() else 14 for letter in word) for word in words)

"""A matrix of a form: the rows of the view `matrix` in, a table as printed and its marks out. No Streamlit here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

CROSS = "+"


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
    for number, table in rows.groupby("table_no", sort=True):
        cells, marks, items = (_spread(table, what) for what in ("shown", "mark", "item"))
        labels = table.drop_duplicates("row_no").set_index("row_no")["row"].loc[cells.index]
        cells.insert(0, corner, labels)
        marks.insert(0, corner, "")
        items.insert(0, corner, "")
        yield Matrix(
            table_no=int(str(number)),
            title=str(table["section"].iloc[0]),
            is_printed=bool(table["is_printed"].iloc[0]),
            cells=cells.reset_index(drop=True),
            marks=marks.reset_index(drop=True),
            items=items.reset_index(drop=True),
        )


def _spread(table: pd.DataFrame, what: str) -> pd.DataFrame:
    """One row per row number and one column per column number, named; headings are rows without cells."""
    cells = table.dropna(subset=["column_no"])
    wide = cells.pivot(index="row_no", columns="column_no", values=what)
    names = cells.drop_duplicates("column_no").set_index("column_no")["column"]
    wide.columns = pd.Index([names[number] for number in wide.columns])
    return wide.reindex(sorted(table["row_no"].unique())).fillna("")

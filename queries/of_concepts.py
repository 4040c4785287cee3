"""Views that are asked once for all figures, and what of the answer belongs to some of them.

A page draws one chart after the other over the same reports: one question and a look at its answer for each chart
cost less than a question for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd


def _of(rows: pd.DataFrame, concepts: Sequence[str]) -> pd.DataFrame:
    """Rows of these concepts, in the order in which they are named."""
    order = {concept: place for place, concept in enumerate(concepts)}
    return rows[rows["concept"].isin(order)].sort_values(
        "concept", key=lambda column: column.map(order), kind="stable"
    )


def _among(rows: pd.DataFrame, concepts: Sequence[str]) -> pd.DataFrame:
    """Rows of these concepts, in the order of the view."""
    return rows[rows["concept"].isin(concepts)]


def _without(rows: pd.DataFrame, concepts: Sequence[str]) -> pd.DataFrame:
    """Rows of forms that print none of these concepts."""
    has_none = [not set(concepts) & set(printed.split(",")) for printed in rows["concepts"]]
    return rows.loc[pd.Series(has_none, index=rows.index, dtype=bool)]


_PICKS: dict[str, Callable[[pd.DataFrame, Sequence[str]], pd.DataFrame]] = {
    "series": _of,
    "breaks": _among,
    "without_line": _without,
}
VIEWS = tuple(_PICKS)


def picked(view: str, rows: pd.DataFrame, concepts: Sequence[str]) -> pd.DataFrame:
    """What the view answers when it is asked for these concepts, out of its answer for all; KeyError for others."""
    return _PICKS[view](rows, concepts).reset_index(drop=True)

"""The ways to read a row of the request matrix: by the order of its cells, or by the heads over them."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.parsing.figures_above import DoubtfulRow
from gongkai.parsing.matrix_columns import COLUMNS, Heads, has_its_sum
from gongkai.parsing.matrix_values import place
from gongkai.parsing.row_tokens import TableRow, Token

_NONE: tuple[Token, ...] = ()


def ways_of(row: TableRow, heads: Heads) -> tuple[list[dict[int, Token | None]], bool, Sequence[Token]]:
    """The ways to read a row, whether only arithmetic tells, and the cells under heads of no column of the form."""
    if isinstance(row, DoubtfulRow):
        return [], False, _NONE
    placed = place(row.own_cells, len(COLUMNS), is_whole=row.is_whole, label=row.label)
    is_told = heads.are_official and not (heads.strange or heads.are_spread or placed.inferred)
    under_heads = heads.cells(row.cells) if row.is_whole and not is_told else None
    if heads.lack_first and under_heads is None and len(row.own_cells) < len(COLUMNS):
        return [], False, _NONE  # the first column stands in another table
    if under_heads is None and heads.strange:
        in_a_line = heads.cells_of_text(row.cells)
        return [{**in_a_line}] if in_a_line else [], False, _NONE
    if under_heads is None:
        ways = list(placed.ways) if all(map(heads.allow, placed.ways)) else []
        return ways, placed.inferred, _NONE
    by_heads: dict[int, Token | None] = {**under_heads[0]}
    if heads.are_official or not heads.are_in_columns or has_its_sum(under_heads[0]):
        return [by_heads], False, under_heads[1]
    return [by_heads, *placed.ways], len(placed.ways) > 0, under_heads[1]

"""The figures of one printed row of a matrix put into its columns.

Where a table came through whole, every cell is there and the order says which is which. Texts made from
tables often drop blank cells: then only what the row's own arithmetic determines is placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.parsing.numbers import read_figure
from gongkai.parsing.table_rows import Token


@dataclass(frozen=True, slots=True)
class Placed:
    """Cells by column position, whether arithmetic placed them, and the tokens left over."""

    cells: dict[int, Token]
    inferred: bool = False
    left_over: tuple[Token, ...] = ()


def place(tokens: Sequence[Token], width: int, *, is_whole: bool) -> Placed:
    """Put the cells of a row into `width` columns, of which the last is the total.

    `is_whole` says that the format kept every cell, blank ones too.
    """
    cells = _without_padding(tokens, width)
    printed = [token for token in cells if not token.is_blank]
    if len(cells) == width and (is_whole or not printed or not cells[-1].is_blank):
        return Placed(dict(enumerate(cells)))
    if len(cells) == width and not _may_be_shortened(printed):
        return Placed(dict(enumerate(cells)), inferred=True)
    if len(printed) == width:
        return Placed(dict(enumerate(printed)))
    return _by_arithmetic(printed, width)


def _without_padding(tokens: Sequence[Token], width: int) -> list[Token]:
    """The row without the blank cells that fill it up beyond its width."""
    cells = list(tokens)
    while len(cells) > width and cells[-1].is_blank:
        cells.pop()
    return cells


def _may_be_shortened(printed: Sequence[Token]) -> bool:
    """Whether the last figure could be the total of those before it, its blank columns dropped."""
    figures = [read_figure(token.text).value for token in printed]
    known = [figure for figure in figures if figure is not None]
    return len(known) < len(figures) or len(known) < 2 or sum(known[:-1]) == known[-1]


def _by_arithmetic(printed: Sequence[Token], width: int) -> Placed:
    """Of a row with too few cells only the total is certain, and only if the rest adds up to it."""
    are_figures = all(read_figure(token.text).value is not None for token in printed)
    if are_figures and 2 <= len(printed) < width and _may_be_shortened(printed):
        return Placed({width - 1: printed[-1]}, inferred=True, left_over=tuple(printed[:-1]))
    return Placed({}, left_over=tuple(printed))

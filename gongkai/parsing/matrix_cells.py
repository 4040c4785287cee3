"""The cells of a matrix form from the tokens that were found for them: one for every item of the form.

A report has two hundred of them and most print one of a few figures: what a text says is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from gongkai.forms import Edition, Item, edition
from gongkai.parsing.matrix_columns import COLUMNS
from gongkai.parsing.numbers import LONGEST_FIGURE, read_figure
from gongkai.parsing.row_tokens import Token
from gongkai.records import Cell, CellState, Unread, made_cell


def cells_of(
    form: Edition, tokens: Mapping[str, Token], units: Mapping[str, str], inferred: Collection[str]
) -> tuple[list[Cell], list[str]]:
    """The cells, of a variant row and those it stands for the printed ones; and which carry a unit of their own.

    `units` holds the units that heads give where they are not the form's.
    """
    rows = _rows_of(form.name)
    replaced = {row.parent for item, row in _variants_of(form.name) if item in tokens}
    cells: list[Cell] = []
    own_units: list[str] = []
    for code, unit, is_variant in _items_of(form.name):
        token = tokens.get(code)
        if token is not None:
            read = _read_short if len(token.text) <= LONGEST_FIGURE else _read
            raw, state, value, own_unit = read(token.text, units.get(code, ""), unit)
            cells.append(made_cell((code, raw, state, value, code in inferred, token.locator)))
            if own_unit and own_unit != unit:
                own_units.append(code)
        elif not is_variant and not (code in rows and rows[code].parent in replaced):
            cells.append(Cell(code, None, "absent", None, False, None))
    return cells, own_units


def foreign_cells(form: Edition, read: Mapping[str, Token]) -> Iterator[Unread]:
    """Figures of rows that this edition does not have."""
    for item, token in read.items():
        if item not in form.by_code and not token.is_blank:
            yield Unread(token.locator, f"{item} {token.text}", f"the form of {form.name} has no such cell")


def _read(text: str, head_unit: str, unit: str) -> tuple[str, CellState, Decimal | None, str]:
    """A cell in one line, its state, value and own unit."""
    raw = " ".join(text.split())
    figure = read_figure(raw + head_unit if raw[-1:].isdigit() else raw, unit)
    return raw, figure.state, figure.value, figure.own_unit


_read_short = lru_cache(maxsize=65536)(_read)


@cache
def _items_of(name: str) -> tuple[tuple[str, str, bool], ...]:
    """The items of a form that have a cell: code, unit, and whether it is of a variant row."""
    return tuple((item.item, item.unit, item.is_variant) for item in edition(name).cells)


@cache
def _rows_of(name: str) -> dict[str, Item]:
    """The row of each cell of the matrix."""
    return {f"{row.item}__{column}": row for row in edition(name).matrix_rows for column in COLUMNS}


@cache
def _variants_of(name: str) -> tuple[tuple[str, Item], ...]:
    """The cells of the rows that may be printed in place of others, with their rows."""
    return tuple((item, row) for item, row in _rows_of(name).items() if row.kind == "variant")

"""Tables of the forms of 2019 and 2021 that are printed turned, or cut in two: put as the form prints them.

A turned table has the columns of the form for its rows. One cut by columns, as a page too narrow makes it, prints the
labels twice, with some of the columns behind them and then with the others, or the others without labels: then all rows
have to add up. Cells keep their place in the document; a table that is not wholly so stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents import Block, Document, Grid, GridCell
from gongkai.parsing.matrix_columns import COLUMNS, has_its_sum
from gongkai.parsing.matrix_labels import RESULTS, Label, label_of

_FEWEST_NAMES = 5
_FEWEST_ROWS = 5
_FEWEST_COUNTED = 3
_FEWEST_RESULTS = 4
_FEWEST_HEADS = 2
# 续表, a page mark, the title of the section again
_LONGEST_BETWEEN = 30
_MOST_BETWEEN = 40  # lines: a page may go on with thousands of short ones

_FIGURES, _BESIDE, _WORDS = "figures", "beside", "words"

Row = Sequence[GridCell]


class _Part(NamedTuple):
    """A table with heads of the form's columns: these by their place, and the labels and figures of each row."""

    heads: dict[int, GridCell]
    rows: list[tuple[list[GridCell], list[GridCell]]]

    @property
    def names(self) -> list[str]:
        """The columns in the order of their places."""
        return [str(label_of(self.heads[at].text).column) for at in sorted(self.heads)]

    @property
    def labels(self) -> list[str]:
        """What the rows are called, one after another."""
        return [label_of(labels[-1].text).bare if labels else "" for labels, _ in self.rows]


def arranged(document: Document) -> Document:
    """The document with its tables as the form prints them."""
    if not any(isinstance(block, Grid) for block in document.blocks):
        return document
    turned = [turned_back(part) if isinstance(part, Grid) else part for part in _parts(document.blocks)]
    return replace(document, blocks=tuple(_joined(turned)))


def _parts(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks in order, a table as those that stand in it one below another, as on a sheet."""
    for block in blocks:
        if not isinstance(block, Grid):
            yield block
            continue
        kinds = [_kind(row) for row in block.rows]
        starts = [at for at in range(1, len(kinds)) if _begins(block.rows[at], kinds[at], kinds[at - 1])]
        if not starts:
            yield block
            continue
        for start, end in pairwise([0, *starts, len(block.rows)]):
            yield replace(block, rows=block.rows[start:end])


def _kind(row: Row) -> str:
    """Whether a row has figures, is a text of its own beside the table, or has words."""
    printed = [cell for cell in row if not cell.is_blank]
    for cell in reversed(printed):
        if cell.text.isdecimal() or not label_of(cell.text).is_words:
            return _FIGURES
    is_beside = len(printed) == 1 and not label_of(printed[0].text).is_known
    return _BESIDE if is_beside else _WORDS


def _begins(row: Row, kind: str, before: str) -> bool:
    """Whether another table begins with a row: at its title, behind it, or at heads below figures."""
    if _BESIDE in (kind, before):
        return kind != before
    is_below_figures = kind == _WORDS and before == _FIGURES
    return is_below_figures and sum(not cell.is_blank for cell in row) > 1 and _is_of_heads(row)


def turned_back(grid: Grid) -> Grid:
    """The table itself, or with rows and columns exchanged where its rows have the names of the form's columns."""
    firsts = [label_of(cell.text) for row in grid.rows if (cell := _first_printed(row)) and _is_bare(cell)]
    columns = {said.column for said in firsts if said.column}
    results = {said.result or said.column for said in firsts} & set(RESULTS)
    measures = {said.bare for said in firsts if said.measures}
    is_matrix, is_of_appeals = len(columns) >= _FEWEST_NAMES, len(results) >= _FEWEST_RESULTS
    is_proactive = len(measures) >= _FEWEST_HEADS
    if not (is_matrix or is_of_appeals or is_proactive):
        return grid
    at_left = [label_of(cell.text) for row in grid.rows for cell in row if cell.column == 0]
    if any(said.row or said.group for said in at_left):
        return grid  # another part of the form stands in the table as it should
    heads = [[label_of(cell.text) for cell in row] for row in grid.rows]
    are_turned = (
        (is_matrix and max(len({said.row for said in row} - {None}) for row in heads) >= _FEWEST_ROWS)
        or (is_of_appeals and max(map(_ways, heads)) >= _FEWEST_HEADS)
        or (
            is_proactive and max(len({said.group for said in row} - {None}) for row in heads) >= _FEWEST_HEADS
        )
    )
    return _turned(grid) if are_turned and _stand_under_heads(grid.rows) else grid


def _stand_under_heads(rows: Sequence[Row]) -> bool:
    """Whether words stand over every figure: a blank head that is lost moves the others over its neighbours."""
    headed: set[int] = set()
    for row in rows:
        printed = [cell for cell in row if not cell.is_blank and cell.column]
        if all(label_of(cell.text).is_words for cell in printed):
            headed |= {at for cell in printed for at in range(cell.column, cell.column + cell.column_span)}
        elif not {cell.column for cell in printed} <= headed:
            return False
    return True


def _first_printed(row: Row) -> GridCell | None:
    return next((cell for cell in row if not cell.is_blank), None)


def _ways(row: Sequence[Label]) -> int:
    return len({said.appeals[1] for said in row if said.appeals and said.appeals[1]})


def _turned(grid: Grid) -> Grid:
    rows: dict[int, list[GridCell]] = {}
    for cell in (cell for row in grid.rows for cell in row):
        turned = GridCell(cell.text, cell.column, cell.row, cell.column_span, cell.row_span, cell.locator)
        rows.setdefault(turned.row, []).append(turned)
    return replace(
        grid,
        rows=tuple(
            tuple(sorted(rows.get(at, ()), key=lambda cell: cell.column)) for at in range(max(rows) + 1)
        ),
    )


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks in order, a table and the next one that goes on with its columns as one."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        following = _next_table(blocks, at) if isinstance(block, Grid) else 0
        whole = _put_together(block, blocks[following]) if isinstance(block, Grid) and following else None
        if whole is None:
            yield block
            at += 1
            continue
        yield from blocks[at + 1 : following]
        yield whole
        at = following + 1


def _next_table(blocks: Sequence[Block], at: int) -> int:
    """Where the next table stands, if nothing but short lines parts them; else 0."""
    for place in range(at + 1, min(len(blocks), at + 1 + _MOST_BETWEEN)):
        block = blocks[place]
        is_table = isinstance(block, Grid) and not all(_kind(row) == _BESIDE for row in block.rows)
        if is_table:
            return place
        texts = (
            [block.text] if not isinstance(block, Grid) else [cell.text for row in block.rows for cell in row]
        )
        if max(map(len, texts), default=0) > _LONGEST_BETWEEN:
            return 0
    return 0


def _put_together(first: Grid, second: Block) -> Grid | None:
    """Two tables with the same rows and all columns of the form between them as one; None where they are not that."""
    if not isinstance(second, Grid) or (left := _part(first)) is None or not all(left.labels):
        return None
    right = _part(second)
    if right is None or left.names + right.names != list(COLUMNS):
        return None
    rows = [
        (labels, [*figures, *others])
        for (labels, figures), (_, others) in zip(left.rows, right.rows, strict=False)
    ]
    is_same = left.labels == right.labels
    if not is_same and (any(right.labels) or len(left.rows) != len(right.rows) or not _all_add_up(rows)):
        return None
    width = max(len(labels) for labels, _ in rows)
    heads = [part.heads[at] for part in (left, right) for at in sorted(part.heads)]
    printed = [([], heads), *rows]
    return replace(
        first, rows=tuple(_row(at, width, labels, cells) for at, (labels, cells) in enumerate(printed))
    )


def _all_add_up(rows: Sequence[tuple[Row, Row]]) -> bool:
    """Whether every row with figures has their sum for its total, and several of them count something."""
    printed = [cells for _, cells in rows if not all(cell.is_blank for cell in cells)]
    counted = [cells for cells in printed if any(cell.text.strip("0 ") for cell in cells)]
    return len(counted) >= _FEWEST_COUNTED and all(has_its_sum(dict(enumerate(cells))) for cells in printed)


def _row(row: int, width: int, labels: Row, cells: Row) -> tuple[GridCell, ...]:
    placed = [*zip(range(width - len(labels), width), labels, strict=True), *enumerate(cells, width)]
    return tuple(cell._replace(row=row, column=at, row_span=1, column_span=1) for at, cell in placed)


def _part(grid: Grid) -> _Part | None:
    """The heads and rows of a table with some of the form's columns; None where a row does not print them all."""
    heads: dict[int, GridCell] = {}
    rows: list[tuple[list[GridCell], list[GridCell]]] = []
    for row in grid.rows:
        if not rows and _is_of_heads(row):
            heads |= {cell.column: cell for cell in row if label_of(cell.text).column and _is_bare(cell)}
            continue
        first = min(heads, default=0)
        labels = [cell for cell in row if cell.column < first and not cell.is_blank]
        by_column = {cell.column: cell for cell in row if cell.column in heads}
        others = any(not cell.is_blank for cell in row if cell.column >= first and cell.column not in heads)
        is_row = not labels or label_of(labels[-1].text).row is not None
        if not is_row or others or by_column.keys() != heads.keys():
            return None
        rows.append((labels, [by_column[at] for at in sorted(heads)]))
    return _Part(heads, rows) if len(rows) >= _FEWEST_ROWS and 0 < len(heads) < len(COLUMNS) else None


def _is_of_heads(row: Row) -> bool:
    """Whether a row has words and none that name a row of the form."""
    said = [label_of(cell.text) for cell in row]
    return any(one.is_words for one in said) and not any(one.row for one in said)


def _is_bare(cell: GridCell) -> bool:
    """Whether a cell says the name of a column and nothing else: 3.其他 is a row."""
    said = label_of(cell.text)
    return said.plain == said.bare

"""Texts that leave blank cells out: figures fused in them may be fewer than the row has columns."""

from __future__ import annotations

from dataclasses import replace

from gongkai.parsing.matrix_solving import Doubtful
from gongkai.parsing.row_tokens import TableRow


def has_dropped_cells(row: TableRow, width: int) -> bool:
    """Whether a row of a text has fewer characters than columns, so that the document leaves blank cells out."""
    characters = sum(max(1, len("".join(cell.text.split()))) for cell in row.own_cells)
    return not row.is_whole and row.has_figures and characters < width


def proved_if_fused(one: Doubtful) -> Doubtful:
    """As it is, or to be proved where its ways part figures that are fused: blank cells may be left out between them."""
    printed = {cell.text for _, row in one.rows for cell in row.cells}
    is_fused = any(
        token and not token.is_blank and token.text not in printed
        for way in one.ways
        for token in way.values()
    )
    return replace(one, must_prove=True) if is_fused else one

"""Lines of a list form that are printed a second time: their figures, and whether both are lines of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.parsing.pieces import Piece


@dataclass
class Repeats:
    """`figures` holds those of the second print by line, `alike` the lines whose unit and figure stand in the same order both times."""

    figures: dict[str, str] = field(default_factory=dict)
    alike: set[str] = field(default_factory=set)
    _shapes: dict[str, Sequence[bool]] = field(default_factory=dict)

    def see_first(self, line: str, pieces: Sequence[Piece]) -> None:
        """Note what stands behind the label of a line that is read."""
        self._shapes[line] = _shape(pieces)

    def see_again(self, lines: Sequence[str], pieces: Sequence[Piece]) -> None:
        """Note what stands behind a label, of one line or of several, that was printed before."""
        figures = [piece.text for piece in pieces if piece.is_figure]
        self.figures |= dict.fromkeys(lines, " ".join(figures))
        if len(lines) == 1 and self._shapes[lines[0]] == _shape(pieces):
            self.alike.add(lines[0])


def _shape(pieces: Sequence[Piece]) -> Sequence[bool]:
    """Whether unit or figure comes first behind a label, up to the first figure: a sentence has another order than a table."""
    of_cells = [piece.is_unit for piece in pieces if piece.is_unit or piece.is_figure]
    return tuple(of_cells[: of_cells.index(False) + 1] if False in of_cells else of_cells)

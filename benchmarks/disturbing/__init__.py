"""Good documents disturbed in one way at a time: what does the reader still get right, and is anything wrong?

A document begins as `Printed`: its lines and the true figure of every cell. A disturbance of the medium
"table" changes what is printed (and with it, where it has to, what is true); the result is then written
in every medium of media.py. A disturbance of a written medium changes the bytes and nothing that is true.
One module holds the disturbances of one kind, `ALL` in it lists them; cases.py holds the good documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

Truth = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its cells as printed, and the true figure of each item among them.

    In a list form the cells are label, unit and the figures; items stand in the order of the figures.
    """

    cells: tuple[str, ...]
    truth: tuple[tuple[str, Decimal | None], ...] = ()

    def with_cell(self, at: int, text: str) -> Row:
        """The row with another text in one cell; what is true stays."""
        return replace(self, cells=(*self.cells[:at], text, *self.cells[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as it is printed; `open` names the items that the document no longer determines.

    media: the media it is written in; all if empty.
    """

    name: str
    above: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    below: tuple[str, ...]
    open: frozenset[str] = frozenset()
    media: tuple[str, ...] = ()

    @property
    def truth(self) -> dict[str, Decimal | None]:
        """The true figures by item; None where a cell prints no number."""
        return {item: figure for row in self.rows for item, figure in row.truth}

    def with_rows(self, rows: tuple[Row, ...] | list[Row]) -> Printed:
        """The report with other rows."""
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One way in which documents come out otherwise.

    medium is "table", whose `printed` makes another report, or the name of a written medium ("txt",
    "html", …), whose `written` makes other bytes. media: the media that show what it does; all if empty.
    """

    name: str
    medium: str
    printed: Callable[[Printed], Printed] | None = None
    written: Callable[[bytes], bytes] | None = None
    media: tuple[str, ...] = ()


@dataclass
class Score:
    """Cells that came out right, placed by arithmetic, not at all, or wrong; `open` ones may be lost."""

    right: int = 0
    inferred: int = 0
    lost: int = 0
    lost_open: int = 0
    wrong: int = 0

    def __iadd__(self, other: Score) -> Score:
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count)
        return self

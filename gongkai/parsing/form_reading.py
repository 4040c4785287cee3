"""What reading one form in one document yields."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.records import Cell, Unread

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FormReading:
    """The cells of one form as printed, what could not be placed, and the stretch it covers.

    start and end are places in the document, a line by its number and an offset in it, the end not included; own_units names the items whose cell carried a unit
    of its own; coverage is the share of the form's lines whose label was found. A table of which no row can be read has no cells.
    """

    edition: str
    cells: tuple[Cell, ...]
    unread: tuple[Unread, ...]
    start: Place
    end: Place
    own_units: tuple[str, ...]
    coverage: float

    @property
    def printed(self) -> int:
        """How many lines of the form the document prints."""
        return sum(cell.state != "absent" for cell in self.cells)

"""Which rows of a document belong to a matrix form: from its first head to its last row of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.documents import Document, pieces
from gongkai.parsing.form_reading import Place
from gongkai.parsing.row_tokens import TableRow, TextToken, Token
from gongkai.records import Unread

_ROWS_ABOVE = 15
_ROWS_BELOW = 40

Numbered = tuple[int, TableRow]


@dataclass
class Area:
    """Rows by their number in the document.

    `taken` belong to the form, `edges` and `tails` are those that it may begin or end with, `unread` what
    could not be read, wherever it stands.
    """

    taken: list[Numbered] = field(default_factory=list)
    edges: list[Numbered] = field(default_factory=list)
    tails: list[Numbered] = field(default_factory=list)
    unread: list[tuple[int, Unread]] = field(default_factory=list)

    def rows(self) -> list[Numbered]:
        """The rows taken in order, with heads right above the first and rows of appeals right below the last."""
        taken = sorted(self.taken, key=_number)
        first, last = taken[0][0], taken[-1][0]
        above = [edge for edge in self.edges if first - _ROWS_ABOVE <= edge[0] < first]
        below = [tail for tail in self.tails if last < tail[0] <= last + _ROWS_BELOW]
        return [*above, *taken, *below]

    def holds(self, number: int) -> bool:
        """Whether a row stands in the form or right above it."""
        numbers = [taken for taken, _ in self.taken]
        return bool(numbers) and min(numbers) - _ROWS_ABOVE <= number <= max(numbers)

    def unread_within(self) -> Iterator[Unread]:
        """What could not be read between the first and the last row."""
        rows = self.rows()
        for number, unread in sorted(self.unread, key=_number):
            if rows[0][0] <= number <= rows[-1][0]:
                yield unread

    def stretch(self, document: Document) -> tuple[Place, Place]:
        """Where the form begins and ends among the lines of the document."""
        rows = [row for _, row in self.rows()]
        lines = pieces(document)
        locators = [line.locator for line in lines]
        first = rows[0].labels[0] if rows[0].labels else rows[0].cells[0]
        last = rows[-1].cells[-1]
        line = _last_index(locators, last.locator)
        # a cell of a table is a line of its own; a blank one in a text ends its line
        is_piece = isinstance(last, TextToken) and last.column is None and last.text
        end = _offset(last) + len(last.text) if is_piece else len(lines[line].text)
        return (_last_index(locators, first.locator), _offset(first)), (line, end)


def _last_index(locators: Sequence[str], locator: str) -> int:
    return len(locators) - 1 - locators[::-1].index(locator)


def _offset(token: Token) -> int:
    return token.offset if isinstance(token, TextToken) else 0


def _number(numbered: tuple[int, object]) -> int:
    return numbered[0]

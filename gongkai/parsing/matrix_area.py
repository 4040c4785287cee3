"""Which rows of a document belong to a matrix form: from its first head to its last row of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.documents import Document, pieces
from gongkai.parsing.form_reading import Place
from gongkai.parsing.lines_behind import before_the_narrative, lines_behind, rows_of_the_page
from gongkai.parsing.row_tokens import TableRow, TextToken, Token
from gongkai.records import Unread

_ROWS_ABOVE = 15
_ROWS_BELOW = 40

Numbered = tuple[int, TableRow]


@dataclass
class Area:
    """Rows by their number in the document.

    `taken` belong to the form, `edges` and `tails` are those that it may begin or end with, `behind` lines of its
    tables that follow the last taken, `adjoining` those of them that no narrative parts from it, `of_the_page` rows
    behind it that are of no table, `unread` what could not be read, wherever it stands.
    """

    taken: list[Numbered] = field(default_factory=list)
    edges: list[Numbered] = field(default_factory=list)
    tails: list[Numbered] = field(default_factory=list)
    behind: dict[int, TableRow] = field(default_factory=dict)
    adjoining: dict[int, TableRow] = field(default_factory=dict)
    of_the_page: set[int] = field(default_factory=set)
    unread: list[tuple[int, Unread]] = field(default_factory=list)

    def rows(self) -> list[Numbered]:
        """The rows taken in order, with heads above the first, and rows of appeals and lines right below the last."""
        taken = sorted(self.taken, key=_number)
        last = taken[-1][0]
        own = [(number, row) for number, row in self.tails if number not in self.of_the_page]
        tails = {number: row for number, row in own if last < number <= last + _ROWS_BELOW}
        below = tails | {number: row for number, row in self.adjoining.items() if number > last}
        return [*self._heads_above(taken[0][0]), *taken, *sorted(below.items(), key=_number)]

    def _heads_above(self, first: int) -> list[Numbered]:
        """The heads right above a row, and those above these: no row below them may be readable."""
        found: list[Numbered] = []
        for edge in reversed(self.edges):
            if first - _ROWS_ABOVE <= edge[0] < first:
                found.append(edge)
                first = edge[0]
        return found[::-1]

    def is_of_a_form(self, *, has_heads: bool) -> bool:
        """Whether several rows are taken, or one below heads of the form: `has_heads` tells of those of appeals."""
        if len(self.taken) != 1:
            return len(self.taken) > 1
        return has_heads or len(self._heads_above(self.taken[0][0])) > 0

    def see_end(self, rows: Sequence[Numbered]) -> None:
        """Note the lines of tables behind the last row taken, of all rows of the document."""
        if self.taken:
            last = max(number for number, _ in self.taken)
            following = rows[last + 1 :]
            self.of_the_page = rows_of_the_page(following)
            self.behind = self._own(lines_behind(following))
            self.adjoining = self._own(lines_behind(before_the_narrative(following)))

    def _own(self, rows: Iterable[Numbered]) -> dict[int, TableRow]:
        return {number: row for number, row in rows if number not in self.of_the_page}

    def holds(self, number: int) -> bool:
        """Whether a row stands in the form or right above it, or is a line behind it."""
        numbers = [taken for taken, _ in self.taken]
        is_within = bool(numbers) and min(numbers) - _ROWS_ABOVE <= number <= max(numbers)
        return is_within or number in self.behind

    def unread_within(self) -> Iterator[Unread]:
        """What could not be read between the first and the last row, and of lines of tables behind them."""
        rows = self.rows()
        for number, unread in sorted(self.unread, key=_number):
            if number in self.of_the_page:
                continue
            if rows[0][0] <= number <= rows[-1][0] or number in self.behind:
                yield unread

    def stretch(self, document: Document) -> tuple[Place, Place]:
        """Where the form begins and ends among the lines of the document."""
        rows = [row for _, row in self.rows()]
        lines = pieces(document)
        locators = [line.locator for line in lines]
        first = rows[0].labels[0] if rows[0].labels else rows[0].cells[0]
        last = rows[-1].cells[-1] if rows[-1].cells else rows[-1].label
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

"""Which rows of a document belong to a matrix form: from its first head to its last row of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from gongkai.documents import Document, locators, texts
from gongkai.parsing.form_reading import Place
from gongkai.parsing.matrix_labels import SPANNING_LABELS, bare_label, is_known
from gongkai.parsing.stream import plain
from gongkai.parsing.table_rows import TableRow
from gongkai.records import Unread

_ROWS_ABOVE = 15
_ROWS_BELOW = 40
_DIGIT = re.compile(r"[0-9０-９]")
_NUMBER = re.compile(r"[0-9]")
_ENUMERATOR = re.compile(r"^\(?[0-9]{1,2}[).、.]")
# heads that converters to Markdown make up
_INVENTED = re.compile(r"(?:数据|列|项目|栏|Column|Unnamed:)[0-9]{1,2}")
_ARTICLE = re.compile(r"第二十条第\(.\)项")

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
        numbers = {locator: number for number, locator in enumerate(locators(document))}
        first = rows[0].labels[0] if rows[0].labels else rows[0].cells[0]
        last = rows[-1].cells[-1]
        line = numbers[last.locator]
        # a cell of a table is a line of its own; a blank one in a text ends its line
        is_piece = last.column is None and last.text
        end = last.offset + len(last.text) if is_piece else len(texts(document)[line])
        return (numbers[first.locator], first.offset), (line, end)


def has_number(label: str) -> bool:
    """Whether words without figures behind them hold a number that is not their enumerator."""
    if not _DIGIT.search(label):
        return False
    bare = plain(label)
    is_own = bool(_NUMBER.search(_ENUMERATOR.sub("", bare))) and not is_known(label)
    return is_own and not _INVENTED.fullmatch(bare)


@lru_cache(maxsize=4096)
def is_edge(label: str) -> bool:
    """Whether a label is one that the first table begins with."""
    return bare_label(label) in SPANNING_LABELS or bool(_ARTICLE.fullmatch(plain(label)))


def _number(numbered: tuple[int, object]) -> int:
    return numbered[0]

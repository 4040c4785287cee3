"""Which edition of the matrix form a document prints, told by the rows and heads that only one of them has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gongkai.forms import Edition, edition, edition_for_year
from gongkai.parsing.matrix_labels import EDITIONS
from gongkai.parsing.row_tokens import TableRow

_GROUP = 8
_FILLED = 1_000


@dataclass
class Votes:
    """How much speaks for each edition; a blank form beside a filled one hardly counts."""

    of: Counter[str] = field(default_factory=Counter)

    def see_row(self, name: str, row: TableRow) -> None:
        """Note a row of the matrix that only one edition has."""
        self.of[name] += _FILLED if row.has_figures else 1

    def see_group(self, name: str, row: TableRow) -> None:
        """Note a row of the first table under heads that only one edition has, however many they are."""
        self.of[name] += _GROUP * (_FILLED if row.has_figures else 1)

    def are_all_for(self, name: str) -> bool:
        """Whether nothing speaks for another edition."""
        return list(self.of) == [name]

    def form(self, year: int | None) -> Edition:
        """The edition the heads and rows speak for; the one of the year where they say nothing."""
        if self.of:
            return edition(self.of.most_common(1)[0][0])
        due = edition_for_year(year) if year else None
        return due if due and due.name in EDITIONS else edition(EDITIONS[-1])

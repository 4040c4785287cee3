"""The official forms and the crosswalk between them, read from the CSV files of this folder.

One file an edition, named by the first report year it is in force: `2014.csv` is the form of
国办发〔2014〕32号. A new edition is a new file; nothing else has to know its name.

Columns of an edition file, one line for every line, row, column or cell that is printed:

    item        stable code; a matrix cell is `row__column` and is made here from its row and column
    kind        heading (carries no number), group (name of a table row whose cells follow),
                row and column (of a matrix), count, stock, amount, signed
    parent      the whole that `relation` speaks of, or the heading an item stands under
    relation    sum: the parts make up the whole; of_which: a part, never more than the whole;
                channel: may overlap with its fellows, none is more than the whole; none
    balance     +1 or -1: over the rows that carry it the weighted sum is zero
                (第一项加第二项之和，等于第三项加第四项之和)
    aliases     other printed labels, parted by |
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

Relation = Literal["sum", "of_which", "channel", "none"]
Kind = Literal["heading", "group", "row", "column", "count", "stock", "amount", "signed"]

VALUED_KINDS = ("count", "stock", "amount", "signed")
_RELATIONS = ("sum", "of_which", "channel", "none")
_KINDS = ("heading", "group", "row", "column", *VALUED_KINDS)


class FormError(ValueError):
    """A file of this folder contradicts itself: our fault, never a document's."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line, row, column or cell of an official form."""

    edition: str
    item: str
    ordinal: int
    table_no: int
    level: int
    label_zh: str
    label_en: str
    unit: str
    kind: Kind
    parent: str | None
    relation: Relation
    balance: int
    section: str
    aliases: tuple[str, ...]
    note: str

    @property
    def is_valued(self) -> bool:
        """Whether the form has a place for a number here."""
        return self.kind in VALUED_KINDS

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label this line is known to be printed with, the official one first."""
        return (self.label_zh, *self.aliases)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole and those of its parts that stand in one relation to it."""

    whole: str
    relation: Relation
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Items whose weighted sum is zero; `column` is the matrix column it holds in."""

    column: str
    weights: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Edition:
    """One form: its printed lines in order, and what follows from their relations."""

    name: str
    printed: tuple[Item, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in printed order, the cells of a matrix after their row."""
        return tuple(self._with_matrix_cells())

    @cached_property
    def by_code(self) -> dict[str, Item]:
        """Items by their code."""
        return {item.item: item for item in self.items}

    @cached_property
    def cells(self) -> tuple[Item, ...]:
        """Items that a document prints one cell for: valued ones and, in a list form, headings."""
        return tuple(item for item in self.items if item.is_valued or self._heads_a_list(item))

    @property
    def valued(self) -> tuple[Item, ...]:
        """Items with a place for a number."""
        return tuple(item for item in self.items if item.is_valued)

    @property
    def headings(self) -> tuple[Item, ...]:
        """Printed lines that carry no number."""
        return tuple(item for item in self.printed if item.kind == "heading")

    @property
    def matrix_rows(self) -> tuple[Item, ...]:
        """Rows of the matrix; empty in a list form."""
        return tuple(item for item in self.printed if item.kind == "row")

    @property
    def matrix_columns(self) -> tuple[Item, ...]:
        """Columns of the matrix, without the prefix `col_` in cell codes; empty in a list form."""
        return tuple(item for item in self.printed if item.kind == "column")

    @property
    def is_list(self) -> bool:
        """Whether every printed line holds one number at most (2008, 2014)."""
        return not self.matrix_rows

    @cached_property
    def wholes(self) -> tuple[Whole, ...]:
        """Every whole with its parts, relation by relation, in printed order.

        A part that carries no number (a heading such as 不予公开) stands for its own parts.
        """
        return tuple(self._wholes())

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """The equations that `balance` states, one for each matrix column."""
        weighted = [row for row in self.matrix_rows if row.balance]
        if not weighted:
            return ()
        return tuple(
            Balance(column, tuple((f"{row.item}__{column}", row.balance) for row in weighted))
            for column in (_column_suffix(item) for item in self.matrix_columns)
        )

    def _heads_a_list(self, item: Item) -> bool:
        return self.is_list and item.kind == "heading"

    def _with_matrix_cells(self) -> Iterator[Item]:
        ordinal = 0
        for line in self.printed:
            ordinal += 1
            yield _renumbered(line, ordinal)
            if line.kind != "row":
                continue
            for column in self.matrix_columns:
                ordinal += 1
                yield _matrix_cell(line, column, ordinal)

    def _wholes(self) -> Iterator[Whole]:
        children: dict[tuple[str, Relation], list[Item]] = {}
        for line in self.printed:
            if line.parent and line.relation != "none":
                children.setdefault((line.parent, line.relation), []).append(line)
        lines = {line.item: line for line in self.printed}
        for (parent, relation), parts in children.items():
            if lines[parent].kind == "heading":
                continue
            codes = [code for part in parts for code in self._numbered(part, children)]
            if lines[parent].kind == "row":
                for column in self.matrix_columns:
                    suffix = _column_suffix(column)
                    yield Whole(f"{parent}__{suffix}", relation, tuple(f"{code}__{suffix}" for code in codes))
            elif lines[parent].kind == "column":
                for row in self.matrix_rows:
                    yield Whole(
                        f"{row.item}__{parent.removeprefix('col_')}",
                        relation,
                        tuple(f"{row.item}__{code.removeprefix('col_')}" for code in codes),
                    )
            else:
                yield Whole(parent, relation, tuple(codes))

    def _numbered(self, part: Item, children: dict[tuple[str, Relation], list[Item]]) -> Iterator[str]:
        if part.kind != "heading":
            yield part.item
            return
        for below in children.get((part.item, "sum"), []):
            yield from self._numbered(below, children)


@dataclass(frozen=True, slots=True)
class Concept:
    """A quantity that several editions print, and where its series breaks: `2014|2019: why; …`."""

    concept: str
    label_zh: str
    label_en: str
    unit: str
    breaks_zh: str
    breaks: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """How one edition expresses a concept: a weighted sum of its items.

    `segment` changes where figures before and after are not comparable.
    """

    concept: str
    edition: str
    segment: int
    weights: tuple[tuple[str, Decimal], ...]


@cache
def editions() -> dict[str, Edition]:
    """All editions of this folder by name, oldest first."""
    files = sorted((f for f in _folder().iterdir() if f.name[:4].isdigit()), key=lambda f: f.name)
    return {file.name.removesuffix(".csv"): read_edition(file) for file in files}


def edition(name: str) -> Edition:
    """The edition of that name; FormError names the ones there are."""
    found = editions().get(name)
    if found is None:
        raise FormError(f"no form edition {name!r}; there are {', '.join(editions())}")
    return found


def edition_for_year(year: int) -> Edition | None:
    """The edition in force for a report year, or None before the first."""
    in_force = [form for name, form in editions().items() if int(name[:4]) <= year]
    return in_force[-1] if in_force else None


def read_edition(file: Traversable) -> Edition:
    """Read and validate one edition file."""
    name = file.name.removesuffix(".csv")
    printed = tuple(_item(name, number, row) for number, row in enumerate(_rows(file), start=1))
    _validate(name, printed)
    return Edition(name, printed)


@cache
def concepts() -> dict[str, Concept]:
    """The concepts of the crosswalk by code."""
    return {row["concept"]: Concept(**row) for row in _rows(_folder() / "concepts.csv")}


@cache
def crosswalk() -> tuple[Crossing, ...]:
    """Every concept in every edition that prints it."""
    return tuple(_crossing(row) for row in _rows(_folder() / "crosswalk.csv"))


def _folder() -> Traversable:
    return resources.files(__name__)


def _rows(file: Traversable) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


def _item(edition_name: str, number: int, row: dict[str, str]) -> Item:
    where = f"forms/{edition_name}.csv line {number + 1}"
    if row["kind"] not in _KINDS:
        raise FormError(f"{where}: kind {row['kind']!r} is none of {', '.join(_KINDS)}")
    if row["relation"] not in _RELATIONS:
        raise FormError(f"{where}: relation {row['relation']!r} is none of {', '.join(_RELATIONS)}")
    return Item(
        edition=edition_name,
        item=row["item"],
        ordinal=number,
        table_no=int(row["table_no"]),
        level=int(row["level"]),
        label_zh=row["label_zh"],
        label_en=row["label_en"],
        unit=row["unit"],
        kind=row["kind"],  # type: ignore[arg-type]  # checked above
        parent=row["parent"] or None,
        relation=row["relation"],  # type: ignore[arg-type]  # checked above
        balance=int(row["balance"] or 0),
        section=row["section"],
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        note=row["note"],
    )


def _validate(name: str, printed: tuple[Item, ...]) -> None:
    codes = [line.item for line in printed]
    twice = {code for code in codes if codes.count(code) > 1}
    if twice:
        raise FormError(f"forms/{name}.csv: printed twice: {', '.join(sorted(twice))}")
    for line in printed:
        if line.parent and line.parent not in codes:
            raise FormError(f"forms/{name}.csv: {line.item} has no such parent: {line.parent}")
        if line.relation != "none" and not line.parent:
            raise FormError(f"forms/{name}.csv: {line.item} is {line.relation} of nothing")


def _column_suffix(column: Item) -> str:
    return column.item.removeprefix("col_")


def _renumbered(line: Item, ordinal: int) -> Item:
    return Item(**{**{field: getattr(line, field) for field in Item.__slots__}, "ordinal": ordinal})


def _matrix_cell(row: Item, column: Item, ordinal: int) -> Item:
    suffix = _column_suffix(column)
    total = f"{row.item}__total"
    return Item(
        edition=row.edition,
        item=f"{row.item}__{suffix}",
        ordinal=ordinal,
        table_no=row.table_no,
        level=row.level + 1,
        label_zh=f"{row.label_zh} / {column.label_zh}",
        label_en=f"{row.label_en}: {column.label_en}",
        unit=row.unit,
        kind="count",
        parent=row.item if suffix == "total" else total,
        relation="none" if suffix == "total" else "sum",
        balance=row.balance,
        section=row.section,
        aliases=(),
        note="",
    )


def _crossing(row: dict[str, str]) -> Crossing:
    return Crossing(row["concept"], row["edition"], int(row["segment"]), _weights(row["terms"]))


def _weights(terms: str) -> tuple[tuple[str, Decimal], ...]:
    """`a + b - 0.0001 c` as ((a, 1), (b, 1), (c, -0.0001))."""
    weights: list[tuple[str, Decimal]] = []
    sign, factor = Decimal(1), Decimal(1)
    for word in terms.split():
        if word in "+-":
            sign = Decimal(1) if word == "+" else Decimal(-1)
        elif word[0].isdigit():
            factor = Decimal(word)
        else:
            weights.append((word, sign * factor))
            factor = Decimal(1)
    return tuple(weights)

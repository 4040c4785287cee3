"""What one form is made of: its items, and the sums, bounds and balances that follow from their relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

Relation = Literal["sum", "of_which", "channel", "none"]
Kind = Literal["heading", "group", "row", "variant", "column", "beside", "count", "stock", "amount", "signed"]

VALUED_KINDS = ("count", "stock", "amount", "signed")
RELATIONS = ("sum", "of_which", "channel", "none")
KINDS = ("heading", "group", "row", "variant", "column", "beside", *VALUED_KINDS)


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
    is_variant: bool = False

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
        """Items a document may print a cell for: valued ones, variants and, in a list form, headings."""
        return tuple(item for item in self.items if item.is_valued or self._heads_a_list(item))

    @cached_property
    def valued(self) -> tuple[Item, ...]:
        """Items for which the official form has a place for a number."""
        return tuple(item for item in self.items if item.is_valued and not item.is_variant)

    @cached_property
    def headings(self) -> tuple[Item, ...]:
        """Printed lines that carry no number."""
        return tuple(item for item in self.printed if item.kind == "heading")

    @cached_property
    def matrix_rows(self) -> tuple[Item, ...]:
        """Rows of the matrix, variants included; empty in a list form."""
        return tuple(item for item in self.printed if item.kind in ("row", "variant"))

    @cached_property
    def matrix_columns(self) -> tuple[Item, ...]:
        """Columns of the matrix, without the prefix `col_` in cell codes; empty in a list form."""
        return tuple(item for item in self.printed if item.kind == "column")

    @cached_property
    def lines(self) -> tuple[Item, ...]:
        """What is printed below each other: everything but the columns."""
        return tuple(item for item in self.printed if item.kind not in ("column", "beside"))

    @cached_property
    def columns(self) -> tuple[Item, ...]:
        """What is printed beside each other: the columns of the form and those only some documents print."""
        return tuple(item for item in self.printed if item.kind in ("column", "beside"))

    @cached_property
    def is_list(self) -> bool:
        """Whether every printed line holds one number at most (2008, 2014)."""
        return not self.matrix_rows

    @cached_property
    def value_columns(self) -> tuple[str, ...]:
        """The parts of cell codes after `__` in printed order; empty where a line is one cell."""
        return tuple(_column_suffix(column) for column in self.matrix_columns)

    @cached_property
    def wholes(self) -> tuple[Whole, ...]:
        """Every whole with its parts, relation by relation, in printed order.

        A part that carries no number (a heading such as 不予公开) stands for its own parts. Where a
        variant row may be printed in place of such parts, the sum stands a second time with it.
        """
        variants = {line.parent: line for line in self.printed if line.kind == "variant"}
        both = [*self._wholes({}), *(self._wholes(variants) if variants else ())]
        for line, column in self._beside:
            if column.relation != "none":
                both.append(Whole(line.item, column.relation, (f"{line.item}__{_column_suffix(column)}",)))
        return tuple(dict.fromkeys(both))

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

    @property
    def _beside(self) -> list[tuple[Item, Item]]:
        """Every line with a number and every column that may be printed beside the form's own."""
        beside = [column for column in self.printed if column.kind == "beside"]
        return [(line, column) for line in self.printed if line.is_valued for column in beside]

    def _heads_a_list(self, item: Item) -> bool:
        return self.is_list and item.kind == "heading"

    def _with_matrix_cells(self) -> Iterator[Item]:
        ordinal = 0
        for line in self.printed:
            ordinal += 1
            yield _renumbered(line, ordinal)
            if line.kind not in ("row", "variant"):
                continue
            for column in self.matrix_columns:
                ordinal += 1
                yield _matrix_cell(line, column, ordinal)
        # behind all lines, so that the cells of a list stay next to each other
        for further, (line, column) in enumerate(self._beside, 1):
            yield _cell_beside(line, column, ordinal + further)

    def _wholes(self, variants: dict[str | None, Item]) -> Iterator[Whole]:
        children: dict[tuple[str, Relation], list[Item]] = {}
        for line in self.printed:
            if line.parent and line.relation != "none":
                children.setdefault((line.parent, line.relation), []).append(line)
        lines = {line.item: line for line in self.printed}
        for (parent, relation), parts in children.items():
            if lines[parent].kind == "heading":
                continue
            codes = [code for part in parts for code in _numbered(part, children, variants)]
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


def _numbered(
    part: Item, children: dict[tuple[str, Relation], list[Item]], variants: dict[str | None, Item]
) -> Iterator[str]:
    """The items with numbers that a part stands for."""
    if part.item in variants:
        yield variants[part.item].item
    elif part.kind != "heading":
        yield part.item
    else:
        for below in children.get((part.item, "sum"), []):
            yield from _numbered(below, children, variants)


def _column_suffix(column: Item) -> str:
    return column.item.removeprefix("col_")


def _renumbered(line: Item, ordinal: int) -> Item:
    return replace(line, ordinal=ordinal)


def _cell_beside(line: Item, column: Item, ordinal: int) -> Item:
    """A cell that not every document prints, like a variant row."""
    return replace(
        line,
        item=f"{line.item}__{_column_suffix(column)}",
        ordinal=ordinal,
        level=line.level + 1,
        label_zh=f"{line.label_zh} / {column.label_zh}",
        label_en=f"{line.label_en}: {column.label_en}",
        parent=line.item,
        relation=column.relation,
        aliases=(),
        note="",
        is_variant=True,
    )


def _matrix_cell(row: Item, column: Item, ordinal: int) -> Item:
    suffix = _column_suffix(column)
    whole = f"{row.item}__{column.parent.removeprefix('col_')}" if column.parent else row.item
    return Item(
        edition=row.edition,
        item=f"{row.item}__{suffix}",
        ordinal=ordinal,
        table_no=row.table_no,
        level=row.level + 1,
        label_zh=f"{row.label_zh} / {column.label_zh}",
        label_en=f"{row.label_en}: {column.label_en}",
        unit=row.unit,
        kind="amount" if row.unit in ("元", "万元") else "count",
        parent=whole,
        relation=column.relation,
        balance=row.balance,
        section=row.section,
        aliases=(),
        note="",
        is_variant=row.kind == "variant",
    )

"""The official forms and the crosswalk between them, read from the CSV files of this folder.

One file an edition, named by the first report year it is in force: `2014.csv` is the form of
国办发〔2014〕32号; a province's own form carries its name behind the year: `2008_fujian.csv`. A new edition is a new file; nothing else has to know its name.

Columns of an edition file, one line for every line, row, column or cell that is printed:

    item        stable code; a matrix cell is `row__column` and is made here from its row and column
    kind        heading (carries no number), group (name of a table row whose cells follow),
                row and column (of a matrix), variant (a row printed in place of those under its
                parent), beside (a column that only some documents print beside the figures of a
                list: its cells are `line__column`, relation as stated), count, stock, amount, signed
    parent      the whole that `relation` speaks of, or the heading an item stands under
    relation    sum: the parts make up the whole; of_which: a part, never more than the whole;
                channel: may overlap with its fellows, none is more than the whole; none
    balance     +1 or -1: over the rows that carry it the weighted sum is zero
                (第一项加第二项之和，等于第三项加第四项之和)
    aliases     other printed labels, parted by |
"""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable

from gongkai.forms.crosswalk import Concept, Crossing, concepts, crosswalk
from gongkai.forms.edition import KINDS, RELATIONS, Balance, Edition, FormError, Item, Whole
from gongkai.forms.files import folder, rows

__all__ = [
    "Balance",
    "Concept",
    "Crossing",
    "Edition",
    "FormError",
    "Item",
    "Whole",
    "concepts",
    "crosswalk",
    "edition",
    "edition_for_year",
    "editions",
    "read_edition",
]


@cache
def editions() -> dict[str, Edition]:
    """All editions of this folder by name, oldest first."""
    files = sorted((f for f in folder().iterdir() if f.name[:4].isdigit()), key=lambda f: f.name)
    return {file.name.removesuffix(".csv"): read_edition(file) for file in files}


def edition(name: str) -> Edition:
    """The edition of that name; FormError names the ones there are."""
    found = editions().get(name)
    if found is None:
        raise FormError(f"no form edition {name!r}; there are {', '.join(editions())}")
    return found


def edition_for_year(year: int) -> Edition | None:
    """The national edition in force for a report year, or None before the first."""
    in_force = [form for name, form in editions().items() if name.isdigit() and int(name) <= year]
    return in_force[-1] if in_force else None


def read_edition(file: Traversable) -> Edition:
    """Read and validate one edition file."""
    name = file.name.removesuffix(".csv")
    printed = tuple(_item(name, number, row) for number, row in enumerate(rows(file), start=1))
    _validate(name, printed)
    return Edition(name, printed)


def _item(edition_name: str, number: int, row: dict[str, str]) -> Item:
    where = f"forms/{edition_name}.csv line {number + 1}"
    if row["kind"] not in KINDS:
        raise FormError(f"{where}: kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if row["relation"] not in RELATIONS:
        raise FormError(f"{where}: relation {row['relation']!r} is none of {', '.join(RELATIONS)}")
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
        if line.relation != "none" and not line.parent and line.kind != "beside":
            raise FormError(f"forms/{name}.csv: {line.item} is {line.relation} of nothing")

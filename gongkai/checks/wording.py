"""The sentences that say what does not hold, in Chinese and in English, with the form's own labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from gongkai.checks import catalogue
from gongkai.checks.running import Failure
from gongkai.forms import Edition, Item, edition

Language = Literal["zh", "en"]

_FEW = 4  # labels that are named one by one
_LONG = 120  # characters of the text that are quoted
_NUMBERING = re.compile(
    r"^(?:其中[:\uff1a])?(?:[(\uff08]?[一二三四五六七八九十\d]+[)\uff09、.\uff0e]+)?(?:其中[:\uff1a])?\s*"
)
_REMARK = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]\s*$")
_OPPOSITE = {"=": "≠", "<=": ">", ">=": "<", "blank": "≠", None: "/"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement in both languages."""

    zh: str
    en: str

    def plus(self, zh: str, en: str) -> Sentence:
        """The statement followed by another."""
        return Sentence(f"{self.zh}{zh}", f"{self.en}{en}")


def plain(value: Decimal | None) -> str:
    """A number as a person writes it: 300, 12.5; a dash where there is none."""
    if value is None:
        return "—"
    return f"{value.normalize():f}" if value else "0"


def label(form: Edition | None, code: str, language: Language) -> str:
    """The label of a cell without its numbering, with its section where it would be ambiguous."""
    return code if form is None or code not in form.by_code else _labels(form.name)[code][language]


def label_of(form: Edition | None, code: str) -> Sentence:
    """The label in both languages."""
    return Sentence(label(form, code, "zh"), label(form, code, "en"))


def line_label(form: Edition, along: Literal["rows", "columns"], cell: str) -> Sentence:
    """The label of the row or the column of the matrix that a cell stands in."""
    row, _, column = cell.partition("__")
    return label_of(form, row if along == "rows" else f"col_{column}")


def labels(form: Edition | None, codes: tuple[str, ...], language: Language) -> str:
    """Several labels; of many the first two and how many more."""
    named = [label(form, code, language) for code in codes]
    if len(named) <= _FEW:
        return "、".join(named) if language == "zh" else ", ".join(named)
    if language == "zh":
        return f"{'、'.join(named[:2])}等{len(named)}项"
    return f"{', '.join(named[:2])} and {len(named) - 2} more"


def statement(failure: Failure, form: Edition | None) -> Sentence:
    """What the rule says of this report."""
    rule = catalogue.by_name()[failure.rule]
    zh = rule.statement.format(**_parts(failure, form, "zh"))
    en = rule.statement_en.format(**_parts(failure, form, "en"))
    return Sentence(zh, en[:1].upper() + en[1:])


def brief(failure: Failure, form: Edition | None) -> Sentence:
    """The rule with its cells and the two values: B-BD-01 (主动公开规范性文件数 300 > 0)."""
    if failure.left_value is None:
        return Sentence(failure.rule, failure.rule)
    compared = plain(failure.left_value)
    if failure.right_value is not None:
        compared = f"{compared} {_OPPOSITE[failure.op]} {plain(failure.right_value)}"
    cells = (failure.suspect,) if failure.suspect else failure.formula.left if failure.formula else ()
    zh, en = (f"{labels(form, cells, 'zh')} ", f"{labels(form, cells, 'en')} ") if cells else ("", "")
    return Sentence(f"{failure.rule}（{zh}{compared}）", f"{failure.rule} ({en}{compared})")


def _parts(failure: Failure, form: Edition | None, language: Language) -> dict[str, str]:
    others = tuple(item for item in failure.items if item != failure.suspect)
    formula = failure.formula
    return {
        "found": plain(failure.found),
        "expected": plain(failure.expected),
        "suspect": _compared(failure, form, language),
        "items": labels(form, others, language),
        "left": labels(form, formula.left if formula else (), language),
        "right": labels(form, formula.right if formula else (), language),
        "note": _cut((failure.note_zh if language == "zh" else failure.note_en) or ""),
    }


def _compared(failure: Failure, form: Edition | None, language: Language) -> str:
    """The suspect, or all cells where it is their sum that the text is held against."""
    cells = failure.formula.left if failure.formula and failure.kind == "text_vs_table" else ()
    if len(cells) > 1:
        named = labels(form, cells, language)
        return f"{named}合计" if language == "zh" else f"the sum of {named}"
    return label(form, failure.suspect, language) if failure.suspect else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


@cache
def _labels(name: str) -> dict[str, dict[Language, str]]:
    form = edition(name)
    short = {item.item: _short(item) for item in form.items}
    twice = {text for text in short.values() if list(short.values()).count(text) > 1}
    return {
        item.item: {"zh": _with_section(form, item, short, twice), "en": _short_en(item)}
        for item in form.items
    }


def _short(item: Item) -> str:
    return _REMARK.sub("", _NUMBERING.sub("", item.label_zh)) or item.label_zh


def _short_en(item: Item) -> str:
    return item.label_en.removeprefix("of which: ")


def _with_section(form: Edition, item: Item, short: dict[str, str], twice: set[str]) -> str:
    text = short[item.item]
    if text in twice and item.parent and item.parent in form.by_code:
        return f"{short[item.parent]}·{text}"
    return text

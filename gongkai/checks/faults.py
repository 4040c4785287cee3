"""What kinds of fault a finding can name, with their words; the one list of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gongkai.checks.catalogue import Kind


class Fault(StrEnum):
    """A kind of fault; `zh` and `en` are what people read."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str, en: str) -> Fault:
        """A member that is its code and carries its words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh, member.en = zh, en
        return member

    WRONG_CELL = "wrong_cell", "单格有误", "One wrong cell"
    TRANSPOSED_DIGITS = "transposed_digits", "数字颠倒", "Digits transposed"
    UNIT_SLIP = "unit_slip", "单位有误", "Wrong unit"
    LAST_YEAR_VALUE = "last_year_value", "沿用上年数", "Last year's value"
    TOTAL_IN_PART = "total_in_part", "分项误填总数", "Total typed in place of a part"
    GROUP_COUNTED = "group_counted", "小计重复计入", "A group counted twice"
    PART_LEFT_OUT = "part_left_out", "总数漏计一项", "A part left out of the total"
    BLANK_CELL = "blank_cell", "漏填", "Number left out"
    SWAPPED_CELLS = "swapped_cells", "两格互换", "Two cells swapped"
    NEIGHBOURING_CELL = "neighbouring_cell", "填入相邻格", "In the neighbouring cell"
    SPLIT_DIGITS = "split_digits", "一数拆入两格", "A number split over two cells"
    ROW_SHIFT = "row_shift", "整体错行", "Rows slipped"
    COLUMN_SHIFT = "column_shift", "整体错列", "Columns slipped"
    WRONG_LINE = "wrong_line", "整行或整列有误", "A whole row or column wrong"
    EXCHANGED_LINES = "exchanged_lines", "整行或整列互换", "Rows or columns exchanged"
    REPEATED_TABLE = "repeated_table", "整表重复", "A table repeated"
    TEXT_OR_TABLE = "text_or_table", "文表不符，孰误未定", "Text or table"
    OTHER_SCOPE = "other_scope", "统计范围不同", "Another scope"
    READING_DOUBT = "reading_doubt", "读取存疑", "Doubt of our reading"
    UNRECONCILED = "unreconciled", "不平，原因未定", "Does not reconcile"
    IMPLAUSIBLE = "implausible", "不合常理", "Implausible"
    FORMAL = "formal", "形式问题", "Formal fault"


_BY_RULE: Mapping[str, Fault] = {
    "X-CP-05": Fault.REPEATED_TABLE,
    "X-CP-06": Fault.LAST_YEAR_VALUE,
    "X-UN-01": Fault.UNIT_SLIP,
    "X-UN-02": Fault.UNIT_SLIP,
}
_BY_KIND: Mapping[Kind, Fault] = {
    "format": Fault.FORMAL,
    "copy": Fault.FORMAL,
    "timeliness": Fault.FORMAL,
    "plausibility": Fault.IMPLAUSIBLE,
    "text_vs_table": Fault.TEXT_OR_TABLE,
}


def fault_of(rule: str, kind: Kind, *, is_blank: bool = False) -> Fault:
    """The fault that a rule names by itself, before more is known of its cell than whether it was left blank."""
    return _BY_RULE.get(rule) or _BY_KIND.get(kind, Fault.BLANK_CELL if is_blank else Fault.UNRECONCILED)

"""Whose figures, and of which year or part of it, the clauses of a sentence tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.parsing.parts_told import is_of_a_level
from gongkai.parsing.phrases import MONTHS, PART_OF_A_YEAR, YEAR, year_of

WHOLE_REGION = re.compile(r"全(?:省|市|区|县|州|盟|旗|镇|乡)")
# whose or which year's figures a clause begins to tell; those behind it are theirs until it says 全年, 我局 …
_OTHERS = re.compile(
    r"(?:其中)?(?:去年|上一?年(?!度?(?:无|没有)?结转)|各乡镇|各镇|各街道|各部门|各单位|各[区县市]|所属|下属|[省市区县]直"
    r"|[^,。;0-9]{2,16}等(?:职能)?部门(?:自行|单独)"
    r"|[^,。]{0,8}政府办公[厅室](?!代表)|指导|协助|配合|代表[省市区县]|代[省市区县]政府)"
)
_OWN = re.compile(
    r"(?:其中)?(?:全年|今年|本年|[我本][省市区县局委办镇乡院厅单部机中街]|全[省市区县州盟旗镇乡])"
)
# the other column of the form of 2008: its last quarter or half; behind 其中 of that clause alone
_THIS_PERIOD = re.compile("本期|本季度|本半年")
# the years that a clause begins with, or that it is this year's again
_BEGINS_WITH_A_YEAR = re.compile(rf"(?:其中)?(?:在)?(?P<year>{YEAR}) ?年")
_THIS_YEAR = re.compile(r"(?:其中)?(?:全年|今年|本年|当年|年内)")


@dataclass
class Whose:
    """Whose the figures of one clause after the other are: those of others are others' until a clause says 全年, 我局 …"""

    year: int | None
    is_one_body: bool
    is_by_level: bool
    is_of_others: bool = False
    is_of_other_year: bool = False
    is_of_a_part: bool = False
    is_of_a_period: bool = False

    def hear(self, clause: str, *, has_numbers: bool) -> bool:
        """Take in the next clause; whether its numbers are another body's, another year's or a part of the year's."""
        named = _BEGINS_WITH_A_YEAR.match(clause)
        if named and self.year is not None:
            self.is_of_other_year = year_of(named["year"]) != self.year
        else:
            self.is_of_other_year = self.is_of_other_year and not _THIS_YEAR.match(clause)
        if has_numbers or PART_OF_A_YEAR.match(clause):
            self.is_of_others = self._tells_of_others(clause)
        if MONTHS.match(clause) or _THIS_YEAR.match(clause) or named:
            self.is_of_a_part = bool(MONTHS.match(clause))
        begins = _THIS_PERIOD.match(clause)
        self.is_of_a_period = bool(begins) or (
            self.is_of_a_period and not (named or _THIS_YEAR.match(clause))
        )
        is_of_a_period = self.is_of_a_period or bool(_THIS_PERIOD.search(clause))
        return is_of_a_period or self.is_of_others or self.is_of_other_year or self.is_of_a_part

    def _tells_of_others(self, clause: str) -> bool:
        if (
            _OTHERS.match(clause)
            or PART_OF_A_YEAR.match(clause)
            or (self.is_one_body and WHOLE_REGION.match(clause))
            or (self.is_by_level and is_of_a_level(clause))
        ):
            return True
        return self.is_of_others and not _OWN.match(clause) and not re.match(rf"{YEAR} ?年", clause)

"""Tables that a caption ascribes to another year than the report's: those of last year beside or behind its own.

Where a row is printed twice with other figures, and one of the two is of such a table, the other is the report's.
"""

from __future__ import annotations

import re

from gongkai.documents import Document, Grid, Paragraph
from gongkai.parsing.phrases import YEAR, year_of

_NAMED = re.compile(rf"({YEAR}) ?年(?! ?[0-9]{{1,2}} ?月)")  # no date: a report is signed in the year after
# a line that names a table, or a year and nothing else
_OF_A_TABLE = re.compile(rf"数据|统计|情况(?:表|$)|对比|附表|表格|^[(（]?(?:{YEAR}) ?年度?[)）]?[:：]?$")
_LAST_YEAR = re.compile("(?:上一?|去)年度?.{0,12}(?:数据|统计|情况表|对比)")
_CHAPTER = re.compile("[一二三四五六七八]、")
_LONGEST_CAPTION = 40


def places_of_other_years(document: Document, year: int | None) -> frozenset[str]:
    """Where the cells of tables of other years stand; the next chapter, or the report's own year, ends them."""
    places: set[str] = set()
    is_other = False
    for block in document.blocks if year else ():
        text = block.text if isinstance(block, Paragraph) else _only_text(block)
        if text is None:
            if is_other and isinstance(block, Grid):
                places |= {cell.locator for row in block.rows for cell in row}
        elif len(text) <= _LONGEST_CAPTION and (is_other or "年" in text):
            is_other = _says_other(text, year, before=is_other)
    return frozenset(places)


def _only_text(grid: Grid) -> str | None:
    """What a table says that prints one text and nothing else, as a caption on a sheet does."""
    printed = [cell.text for row in grid.rows for cell in row if not cell.is_blank]
    return printed[0] if len(printed) == 1 else None


def _says_other(caption: str, year: int | None, *, before: bool) -> bool:
    years = {year_of(named) for named in _NAMED.findall(caption)}
    if years and _OF_A_TABLE.search(caption):
        return year not in years
    if _LAST_YEAR.search(caption):
        return True
    return before and not _CHAPTER.match(caption)

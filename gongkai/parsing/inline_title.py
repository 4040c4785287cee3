"""A title inside running text: pages saved as one line have no line of its own for it.

What stands before the title may be anything (the names of menus, the path to the page), so a body's name is
only taken from where a region or a registered body begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.parsing.phrases import YEAR
from gongkai.registers import Registers

_REACH_CHARACTERS = 3_000
_LONGEST_NAME = 40
_TITLE = re.compile(
    rf"(?P<before>[\u4e00-\u9fff()·]{{2,{_LONGEST_NAME}}}) ?(?:关于)? ?"
    rf"(?P<rest>{YEAR} ?年?度?(?:的)?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报))(?!编制|编报|编写|发布|报送|有关|格式|工作)"
)


def title_in_running_text(texts: Sequence[str], registers: Registers) -> str | None:
    """The first title in the first long line that holds one whose body is told, as name and rest; else None."""
    for text in texts:
        for match in _TITLE.finditer(text[:_REACH_CHARACTERS]):
            name = _name_at_the_end(match["before"], registers)
            if name:
                return name + match["rest"]
    return None


def _name_at_the_end(text: str, registers: Registers) -> str | None:
    """The longest end of a text that a registered body, or a region, begins."""
    starts = [text[at:] for at in range(len(text) - 1)]
    registered = next((end for end in starts if end in registers.agencies_by_name), None)
    return registered or next((end for end in starts if _begins_with_a_region(end, registers)), None)


def _begins_with_a_region(text: str, registers: Registers) -> bool:
    return any(text[:length] in registers.regions_by_name for length in range(2, min(len(text), 12) + 1))

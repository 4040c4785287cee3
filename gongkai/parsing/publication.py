"""The day a report came out, as the page around it or its signature says.

Pages name many times: when they were collected, printed or visited, and what day it is. Only one that is named as
that of publication counts, or the date that stands under the report as its signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from gongkai.parsing.phrases import BODY_ENDS, YEAR, date_in

_HEAD_LINES = 40
_LONGEST_VALUE = 24
_BETWEEN = " :|[("
# the day of publication before that of writing; a time of which nothing is said is the page's own
_NAMED = tuple(
    re.compile(label)
    for label in (
        "(?:发布|公布|公开|刊发|发文|信息)(?:时间|日期)",
        "(?:印发|成文|生成|制发)(?:时间|日期)",
        "(?<![\u4e00-\u9fff])(?:时间|日期)",
    )
)
_BRACKETED_DATE = re.compile(r"^ *\((.{8,20})\) *$")
# the date of a signature, on a line of its own or behind the name of the body
_LONE_DATE = re.compile(
    rf"^ *(?:[\u4e00-\u9fff·()]{{2,40}}(?:{BODY_ENDS})(?: ?\((?:盖章|章|印)\))?[ ,:]*)?{YEAR} ?年.{{2,8}}日 *$"
)


def published_on(texts: Sequence[str], title: str | None, year: int | None) -> date | None:
    """The date in the folded lines of a document, None where it names none or an impossible one (2月30日)."""
    filled = [text.strip() for text in texts if text.strip()]
    head = filled[:_HEAD_LINES]
    for named in _NAMED:
        values = list(_values(named, head))
        if values:
            return date_in(values[0])
    for text in head:
        if match := _BRACKETED_DATE.search(text):
            return date_in(match[1])
    top = next((at for at, text in enumerate(filled) if title and title in text), 0)
    signed = [date_in(text) for text in filled[top:] if _LONE_DATE.search(text)]
    after_the_year = [found for found in signed if found and year and found.year > year]
    return after_the_year[-1] if after_the_year else None


def _values(named: re.Pattern[str], head: Sequence[str]) -> Iterator[str]:
    """Dates behind a label, or in the next cell where the label fills its own."""
    for text, following in pairwise([*head, ""]):
        for match in named.finditer(text):
            value = text[match.end() :].lstrip(_BETWEEN)
            if not value and match.start() == 0:
                value = following.lstrip(_BETWEEN)
            if re.match(YEAR, value):
                yield value[:_LONGEST_VALUE]

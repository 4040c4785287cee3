"""The printable brief as PDF: data in, pages out, by Typst and the template beside this file.

Whatever a document says reaches the template as JSON and is set as a string, never spliced into markup, so that a name
like `#image("x")` is printed as it is. Nothing is fetched and no browser is needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.util import find_spec
from typing import Any

from gongkai.errors import UsageError

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Noto Serif CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimSun",
)
_NO_TYPST = "brief: typst is not installed; run `pip install 'gongkai[brief]'`"
_NO_FONT = "brief: no Chinese font on this machine; install fonts-noto-cjk"


def missing() -> str | None:
    """What a brief needs and this machine has not, in one line; None if nothing is missing."""
    if find_spec("typst") is None:
        return _NO_TYPST
    return None if chinese_font(families()) else _NO_FONT


def chinese_font(installed: frozenset[str]) -> str | None:
    """The first of the known Chinese fonts that is installed."""
    return next((font for font in FONTS if font in installed), None)


@cache
def families() -> frozenset[str]:
    """The names of the fonts of this machine; a second's work where there are many, so it is done once."""
    import typst  # noqa: PLC0415  # an extra

    return frozenset(typst.Fonts().families())


def to_pdf(data: Mapping[str, Any], *, lang: str) -> bytes:
    """The brief of `data` (see queries.brief) in `lang` (zh or en); UsageError says what has to be installed."""
    lacking = missing()
    if lacking:
        raise UsageError(lacking)
    import typst  # noqa: PLC0415  # an extra

    font = chinese_font(families())
    given = json.dumps({**data, "lang": lang, "font": font}, ensure_ascii=False, allow_nan=False)
    template = resources.files(__package__).joinpath("brief.typ").read_bytes()
    pdf: bytes = typst.compile(template, format="pdf", sys_inputs={"data": given})
    return pdf

"""A made-up report as the bytes of a text file: title, date, text, form."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from gongkai.forms import Item, edition
from gongkai.sample.bodies import Body
from gongkai.sample.figures import EDITION
from gongkai.sample.layouts import Layout, Row
from gongkai.sample.narrative import Narrative

Printed = Mapping[str, Decimal | None]

_BREAK_AFTER = "政府信息公开"
_WIDE_TO_NARROW = str.maketrans("，：；（）", ",:;()")


def render(layout: Layout, body: Body, year: int, figures: Printed, narrative: Narrative) -> bytes:
    """The whole report in one layout; an item without a figure, or with None, is printed blank."""
    signed = layout.byline == "signature"
    lines = [
        *_title(layout, narrative.title),
        *([] if signed else _dated(layout, body, narrative.published)),
        *narrative.paragraphs,
        *(_dated(layout, body, narrative.published) if signed else []),
        f"{body.name}政府信息公开情况统计（{year}年度）",
        f"填报单位：{body.name}",
    ]
    if layout.has_narrow_signs:
        lines = [line.translate(_WIDE_TO_NARROW) for line in lines]
    lines += layout.table(_rows(layout, figures))
    return _encoded(layout.newline.join(lines) + layout.newline, layout.encoding)


def _title(layout: Layout, title: str) -> list[str]:
    if not layout.has_title_on_two_lines:
        return [title]
    at = title.index(_BREAK_AFTER) + len(_BREAK_AFTER)
    return [title[:at], title[at:]]


def _dated(layout: Layout, body: Body, published: date | None) -> list[str]:
    if published is None:
        return [body.name] if layout.byline == "signature" else []
    in_words = f"{published.year}年{published.month}月{published.day}日"
    return {
        "time": [f"发布时间：{published.isoformat()}"],
        "source": [f"来源：{body.name}  发布日期：{in_words}"],
        "brackets": [f"（{in_words}）"],
        "signature": [body.name, in_words],
    }[layout.byline]


def _rows(layout: Layout, figures: Printed) -> list[Row]:
    return [
        Row(layout.label(item.label_zh), item.unit, _figure(layout, item, figures))
        for item in edition(EDITION).printed
    ]


def _figure(layout: Layout, item: Item, figures: Printed) -> str:
    figure = figures.get(item.item)
    if figure is None:
        return ""
    if layout.idle is not None and _breaks_nothing_down(item, figures):
        return layout.idle
    return layout.figure(figure)


def _breaks_nothing_down(item: Item, figures: Printed) -> bool:
    """A zero part of a zero whole: leaving it blank hides nothing."""
    return item.relation in ("sum", "of_which") and figures[item.item] == figures.get(item.parent or "") == 0


def _encoded(text: str, encoding: str) -> bytes:
    """UTF-16 always little-endian with its mark, whatever machine writes it."""
    if encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode(encoding)

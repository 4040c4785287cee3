"""Characters that only look like those they stand for, radicals and compatibility forms, and those that say nothing.

Fonts map the glyphs of 行 or 门 to the radicals ⾏ and ⻔, so text taken out of a PDF holds them. On paper
there is no difference; they are put back one for one. Soft hyphens and characters without width, with which
editors and copied texts cut figures and labels, are taken out. So is how a character is spoken, which copies of pages set behind it: 報(bào)告.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from gongkai.documents import Block, Document, Grid, Paragraph

# the CJK Radicals Supplement has no decomposition in Unicode; these are the ones that are whole characters
_SUPPLEMENT = dict(
    zip(
        "⺁⺎⺒⺓⺜⺝⺟⺠⺬⺮⺻⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂兀巳幺日月母民示竹聿虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff"
_SPOKEN = r"(?<=[\u4e00-\u9fff])[(（][a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}[)）]"
_LOOKALIKE = re.compile(f"[\u2e80-\u2fdf\uf900-\ufaff{_UNSEEN}]|{_SPOKEN}")


def holds_lookalikes(text: str) -> bool:
    """Whether any such character stands in a text."""
    return bool(_LOOKALIKE.search(text))


def without_lookalikes(document: Document) -> Document:
    """The document with every such character replaced by the one it stands for."""
    return replace(document, blocks=tuple(_block(block) for block in document.blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return block._replace(text=_plain(block.text))
    rows = tuple(tuple(cell._replace(text=_plain(cell.text)) for cell in row) for row in block.rows)
    return Grid(rows, block.locator)


def _plain(text: str) -> str:
    return _LOOKALIKE.sub(lambda match: _shown(match[0]), text)


def _shown(character: str) -> str:
    if character in _UNSEEN or len(character) > 1:
        return ""
    return _SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)

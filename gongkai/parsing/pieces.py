"""The runs of characters that follow a label, and what each is: unit, figure, furniture or text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.documents import DOUBT
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.stream import Gap, Stream

UNIT = "万元|人次|件次|条次|条|件|次|篇|个|人|元|期|份|项|家|名|处|宗|起"
# 百条 in the column of units; 十条 is a number
_SCALED_UNIT = rf"(?:[百千万亿]|[十百千]万)(?:{UNIT})|{UNIT}"
_ONLY_UNIT = re.compile(rf"\(?(?:单位:?)?(?P<unit>{_SCALED_UNIT})\)?")
_UNIT_THEN_FIGURE = re.compile(rf"(?P<unit>{_SCALED_UNIT})(?P<figure>[-+−减]?[0-9].*|[-—–/]+|无)")
# what stands inside tables without being part of them: heads repeated on each page, page numbers
IGNORED = re.compile(
    r"统计指标|指标名称|指标|计量单位|单位|统计数值?|数值|数量|合计|备注|"
    r"[-—–]{1,3}[0-9]{1,3}[-—–]{1,3}|第[0-9]{1,3}页(?:[,/]?共[0-9]{1,3}页)?|[:：]|[*※△▲]+"
)
_PAGE_MARK = re.compile(r"[-—–]{1,2}[0-9]{1,3}[-—–]{1,2}")
_UNIT_IN_TWO = re.compile(r"万元|人次|件次|条次")
_LONGEST_NOTE = 24
_SCALES = ("万", "亿")
_JOINTS = (",", ".")
_DIGITS = frozenset("0123456789")
# words that stand in the place of a number and are none
_WORDS = re.compile(
    r"[零〇一二两三四五六七八九十百千万]{1,8}[余多]?[条件次篇个人期]?|同上|未统计|不详|暂无|未知|若干|待定|另报|见附件|略|\?"
)
_REST_OF_NUMBER = re.compile(r"(?:,[0-9]{3})+(?:\.[0-9]+)?|\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters between two gaps: [start, end) of the stream and its text."""

    start: int
    end: int
    text: str

    @property
    def is_ignored(self) -> bool:
        """Whether it is furniture of the table."""
        return bool(IGNORED.fullmatch(self.text))

    @property
    def is_unit(self) -> bool:
        """Whether it is a unit and nothing else."""
        return self.unit is not None

    @property
    def unit(self) -> str | None:
        """The unit it names, brackets aside."""
        match = _ONLY_UNIT.fullmatch(self.text)
        return match["unit"] if match else None

    @property
    def is_count(self) -> bool:
        """Whether it is ASCII digits and nothing else: ① and ² are digits to Python, and no numbers here."""
        return self.text.isascii() and self.text.isdigit()

    @property
    def is_figure(self) -> bool:
        """Whether it is a number or a sign for none."""
        return read_figure(self.text).state != "text"


def pieces_of(stream: Stream, start: int, end: int) -> list[Piece]:
    """What stands between two positions; a unit fused to its number is parted from it."""
    found: list[Piece] = []
    for piece in _joined(stream, start, end):
        fused = _UNIT_THEN_FIGURE.fullmatch(piece.text)
        if fused and read_figure(fused["figure"]).state != "text":
            cut = piece.start + len(fused["unit"])
            found += [Piece(piece.start, cut, fused["unit"]), Piece(cut, piece.end, fused["figure"])]
        else:
            found.append(piece)
    return found


def may_be_value(piece: Piece) -> bool:
    """Whether a text could stand for a number: 10余条, 六十, 不详."""
    has_digits = any(character in "0123456789" for character in piece.text)
    return (has_digits and len(piece.text) <= 20) or bool(_WORDS.fullmatch(piece.text))


def _joined(stream: Stream, start: int, end: int) -> Iterator[Piece]:
    """The runs between gaps; `12.5 万` and `1 , 234` are one number that blanks cut."""
    pieces = [Piece(a, b, stream.text[a:b]) for a, b in stream.pieces(start, end)]
    at = 0
    while at < len(pieces):
        last = at + 2 if _is_page_mark(stream, pieces[at : at + 3]) else at
        while last + 1 < len(pieces) and _goes_on(stream, pieces[at : last + 1], pieces[last + 1]):
            last += 1
        whole = pieces[at : last + 1]
        yield Piece(whole[0].start, whole[-1].end, "".join(piece.text for piece in whole))
        at = last + 1


def _is_page_mark(stream: Stream, pieces: list[Piece]) -> bool:
    """`— 5 —` on a line of its own, blanks between; in cells beside each other it would be three figures."""
    if len(pieces) < 3 or not _PAGE_MARK.fullmatch("".join(piece.text for piece in pieces)):
        return False
    gaps = [stream.gaps[piece.start] for piece in pieces]
    return gaps[0] >= Gap.LINE and gaps[1] == gaps[2] == Gap.SPACE


def _goes_on(stream: Stream, pieces: list[Piece], after: Piece) -> bool:
    piece = pieces[-1]
    if stream.gaps[after.start] <= Gap.LINE and _goes_on_with(piece, after):
        return True
    if stream.gaps[after.start] != Gap.SPACE:
        return False
    if _UNIT_IN_TWO.fullmatch(piece.text + after.text) or _opens_a_note(pieces):
        return True
    if after.text == DOUBT and piece.text[-1] in _DIGITS:
        return True
    ends_open = piece.text[-1] in _JOINTS and piece.text[:1].isdigit()
    # 万元 is a cell of its own, and the number before it may be that of the line
    goes_on = after.text[0] in (*_SCALES, *_JOINTS) and not after.is_unit
    return (piece.text[-1].isdigit() and goes_on) or ends_open


def _goes_on_with(piece: Piece, after: Piece) -> bool:
    """Whether a text can be nothing but the rest of the number before it, also on the next line: 1 and ,012,027."""
    return piece.text[-1] in _DIGITS and bool(_REST_OF_NUMBER.fullmatch(after.text))


def _opens_a_note(pieces: list[Piece]) -> bool:
    """`22(其中修订` goes on to its closing bracket: `22(其中修订 16 件)`."""
    text = "".join(piece.text for piece in pieces)
    return text[:1].isdigit() and text.count("(") > text.count(")") and len(text) <= _LONGEST_NOTE

"""Lines of a list form's table above the first line that the form has, and below the last: they are told as unread.

A province adds lines of its own, a body a second table. Such a line is words, a unit or none, and a figure, in one line
of text or a cell a line. They end where the narrative begins: with a sentence, a chapter on what is to be mended, or
what stands around a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.parsing.counting import counts_up, is_run
from gongkai.parsing.lines_behind import fused_figure, is_of_a_sentence, is_of_the_frame
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.pieces import Piece, may_be_value, pieces_of
from gongkai.parsing.stream import Gap, Stream

_LONGEST_LABEL = 80
_LINES_ABOVE = 40
_NARRATIVE = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}(?:[、.]|部分)|\([一二三四五六七八九十]{1,2}\))"
    r".*(?:问题|不足|改进|措施|打算|安排|计划|需要报告)"
)
_LETTERS_OF_COLUMNS = frozenset("甲乙丙丁")
# furniture of a table, and labels of lines too
_LABELS_TOO = frozenset({"备注", "合计"})
_OF_A_DATE = frozenset("年月日")
# 10余件, and neither 2017年度 nor 1.培训
_SPOKEN = re.compile("[0-9]+(?:[,.][0-9]+)*[^0-9年月日.、]{0,3}")


@dataclass(frozen=True, slots=True)
class StrayLine:
    """Where a line stands in the stream; `has_unit`: it is a label, a unit and a figure, as those of the form are."""

    start: int
    end: int
    has_unit: bool


def lines_below(stream: Stream, start: int) -> list[StrayLine]:
    """The lines of the table that follow a position."""
    return _lines_in(stream, _printed_lines(stream, start, len(stream.text)))


def lines_above(stream: Stream, end: int) -> list[StrayLine]:
    """The lines of the table that stand right above a position."""
    lines: list[tuple[int, int]] = []
    position = end
    pieces: Sequence[Piece] = ()
    while position > 0 and len(lines) < _LINES_ABOVE:
        start, following = _start_of_line(stream, position - 1), pieces
        pieces = pieces_of(stream, start, position)
        if _ends_the_table(stream, pieces, following):
            break
        if lines or len(pieces) != 1 or not _is_beside(stream, end):  # the number of the line itself
            lines.insert(0, (start, position))
        position = start
    return _lines_in(stream, iter(lines))


def _is_beside(stream: Stream, position: int) -> bool:
    """Whether something stands before a position on its line."""
    return stream.line_of(position - 1) == stream.line_of(position)


def _start_of_line(stream: Stream, position: int) -> int:
    line = stream.line_of(position)
    while position > 0 and stream.line_of(position - 1) == line:
        position -= 1
    return position


def _printed_lines(stream: Stream, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        line, behind = stream.line_of(start), start
        while behind < end and stream.line_of(behind) == line:
            behind += 1
        yield start, behind
        start = behind


@dataclass
class _Lines:
    """The lines found so far, and the words of which the figures may follow on lines of their own."""

    found: list[StrayLine] = field(default_factory=list)
    numbers: list[list[str]] = field(default_factory=list)
    label: int | None = None
    lone: tuple[int, list[str]] | None = None
    has_unit: bool = False
    is_open: bool = False

    def see_words(self, pieces: Sequence[Piece], *, unit: bool) -> None:
        self.label, self.has_unit, self.is_open, self.lone = pieces[0].start, unit, False, None

    def forget(self) -> None:
        """The words above were heads of columns."""
        self.label, self.is_open, self.lone = None, False, None

    def see_figures(self, start: int, pieces: Sequence[Piece], *, has_label: bool) -> None:
        """Figures of a line: behind words in it, or on a line of their own below words or other figures."""
        figures = [piece.text for piece in pieces if _is_number(piece)] or ["?"]
        unit = any(piece.is_unit for piece in pieces)
        if not has_label and self.is_open:
            last = self.found.pop()
            self.found.append(StrayLine(last.start, pieces[-1].end, last.has_unit))
            self.numbers[-1] += figures
            return
        if not has_label and self.label is not None:
            start, unit = self.label, unit or self.has_unit
        elif not has_label:
            start, figures = (self.lone[0], [*self.lone[1], *figures]) if self.lone else (start, figures)
            if is_run(figures):  # a number alone is that of a page, or of a line; 1 and 2 stand above columns
                self.lone = start, figures
                return
        self.found.append(StrayLine(start, pieces[-1].end, unit))
        self.numbers.append(figures)
        self.label, self.lone, self.is_open = None, None, True

    def counted_out(self) -> list[StrayLine]:
        """The lines but for those of calendars and of pages, whose numbers count up."""
        counting = counts_up(self.numbers)
        return [line for at, line in enumerate(self.found) if at not in counting]


def _lines_in(stream: Stream, lines: Iterator[tuple[int, int]]) -> list[StrayLine]:
    seen = _Lines()
    printed = [pieces_of(stream, *line) for line in _up_to_the_narrative(stream, lines)]
    for pieces in printed:
        own = [piece for piece in pieces if not piece.is_ignored or piece.text in _LABELS_TOO]
        if len(own) > 1 and _is_number(own[0]) and _is_words(own[1]):
            own = own[1:]  # the number of the line
        words = [piece for piece in own if _is_words(piece)]
        if words and _LETTERS_OF_COLUMNS.issuperset("".join(piece.text for piece in words)):
            seen.forget()
        elif words and len(own) == len(words) and fused_figure("".join(piece.text for piece in own)):
            seen.see_figures(own[0].start, own, has_label=True)
        elif any(map(_is_number, own)):
            seen.see_figures(own[0].start, own, has_label=_is_words(own[0]))
        elif words:
            seen.see_words(own, unit=any(piece.is_unit for piece in own))
        elif any(piece.is_unit for piece in own):
            seen.has_unit = True
    return seen.counted_out()


def _up_to_the_narrative(stream: Stream, lines: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    line = next(lines, None)
    while line:
        following = next(lines, None)
        behind = pieces_of(stream, *following) if following else ()
        if _ends_the_table(stream, pieces_of(stream, *line), behind):
            return
        yield line
        line = following


def _ends_the_table(stream: Stream, pieces: Sequence[Piece], following: Sequence[Piece]) -> bool:
    """Whether a line is narrative or stands around it: a long label has its unit or figure behind it, or below it."""
    if not pieces or _has_unit_before_figure([*pieces, *(following if _are_cells(following) else ())]):
        return False
    text = stream.text[pieces[0].start : pieces[-1].end]
    words = [piece for piece in pieces if _is_words(piece)]
    has_cells = _are_cells(following) or len(words) < len(pieces)
    is_apart = is_of_the_frame(text) or _has_words_behind_figures(stream, pieces)
    if is_apart or (_NARRATIVE.match(text) and not has_cells):
        return True
    said = "".join(piece.text for piece in words)
    is_date = any(piece.text in _OF_A_DATE for piece in words)
    return bool(words) and (is_date or is_of_a_sentence(said, longest=_LONGEST_LABEL if has_cells else None))


def _has_unit_before_figure(pieces: Sequence[Piece]) -> bool:
    """Whether a label is followed by a unit, as the lines of the form are: 网站访问量 次 12, and not 浏览 12 次."""
    labels = [at for at, piece in enumerate(pieces) if _is_words(piece)]
    cells = pieces[labels[0] + 1 :] if labels[:1] == [0] and len(labels) == 1 else ()
    return bool(cells) and cells[0].is_unit and all(piece.is_unit or piece.is_figure for piece in cells)


def _has_words_behind_figures(stream: Stream, pieces: Sequence[Piece]) -> bool:
    """Whether words follow a figure with no bar between them, as in a sentence: 收到 12 件,其中."""
    first = next((at for at, piece in enumerate(pieces) if at and _is_number(piece)), len(pieces))
    behind = pieces[first:]
    return any(_is_words(piece) and stream.gaps[piece.start] < Gap.BAR for piece in behind)


def _are_cells(pieces: Sequence[Piece]) -> bool:
    """Whether a line is nothing but a unit or figures."""
    return bool(pieces) and all(piece.is_unit or _is_number(piece) for piece in pieces)


def _is_words(piece: Piece) -> bool:
    return not (piece.is_unit or piece.is_figure or _is_number(piece))


def _is_number(piece: Piece) -> bool:
    state = read_figure(piece.text).state
    is_spoken = state == "text" and may_be_value(piece) and bool(_SPOKEN.fullmatch(piece.text))
    return state in ("value", "zero") or is_spoken

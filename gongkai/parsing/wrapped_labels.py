"""Labels of a list form that go on in the lines below their figure, as text made from PDF prints them.

    1.政府公报公开政府信息      条     62877
    数

The rest of the label is moved in front of the unit, in the stream alone: every character keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gongkai.parsing.labels import Labels, core_of
from gongkai.parsing.pieces import Piece
from gongkai.parsing.stream import Gap, Stream

_MOST_LINES_BELOW = 3
_LONGEST_LINE = 40

Span = tuple[int, int]


def with_labels_put_together(stream: Stream, labels: Labels) -> Stream:
    """The stream with the rest of such labels behind their beginning; the same stream where there are none."""
    moves = list(_moves(stream, labels))
    if not moves:
        return stream
    order: list[int] = []
    at = 0
    starts = set()
    for end_of_words, below in moves:
        order += [*range(at, end_of_words), *range(*below), *range(end_of_words, below[0])]
        starts.add(below[0])
        at = below[1]
    order += range(at, len(stream.text))
    # a label may run over a line end, but over no bar
    gaps = [min(stream.gaps[i], Gap.LINE) if i in starts else stream.gaps[i] for i in order]
    return Stream(
        "".join(stream.text[i] for i in order),
        gaps,
        [stream.bars[i] for i in order],
        [stream.origins[i] for i in order],
        stream.lines,
    )


def _moves(stream: Stream, labels: Labels) -> Iterator[tuple[int, Span]]:
    """Where the beginning of a label ends, and the stretch below its figure that belongs to it."""
    lines = _lines(stream)
    at = 0
    while at < len(lines):
        words = _words_before_figures(stream, lines[at])
        count = _lines_of_the_rest(stream, labels, lines, at, words) if words else 0
        if words and count:
            yield words[1], (lines[at + 1][0], lines[at + count][1])
        at += 1 + count


def _lines(stream: Stream) -> list[Span]:
    """The stretch of each line that is not empty."""
    numbers = [line for line, _ in stream.origins]
    found = []
    for _, group in groupby(range(len(numbers)), key=lambda position: numbers[position]):
        positions = list(group)
        found.append((positions[0], positions[-1] + 1))
    return found


def _words_before_figures(stream: Stream, line: Span) -> Span | None:
    """The words a line begins with, where a unit or a figure follows them."""
    pieces = [Piece(a, b, stream.text[a:b]) for a, b in stream.pieces(*line)]
    first = next((at for at, piece in enumerate(pieces) if piece.is_unit or piece.is_figure), None)
    return (line[0], pieces[first - 1].end) if first else None


def _lines_of_the_rest(stream: Stream, labels: Labels, lines: Sequence[Span], at: int, words: Span) -> int:
    """How many lines below make a label of the form together with the words; 0 where none do."""
    beginning = stream.text[words[0] : words[1]]
    if core_of(beginning) in labels.by_core:
        return 0
    text = beginning
    for count in range(1, min(_MOST_LINES_BELOW, len(lines) - at - 1) + 1):
        begin, end = lines[at + count]
        # a figure below begins another line of the form, but not within a note: (…相同信息计 1 条)
        is_in_note = text.count("(") > text.count(")")
        is_other_line = _words_before_figures(stream, lines[at + count]) and not is_in_note
        if end - begin > _LONGEST_LINE or is_other_line:
            return 0
        text += stream.text[begin:end]
        if core_of(text) in labels.by_core and text.count("(") == text.count(")"):
            return count
    return 0

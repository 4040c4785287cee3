"""A line that holds several cells of a matrix form, cut into them.

Pages saved as text often print a whole table, or a whole report, in one line: labels and figures parted by
blanks, or by nothing at all. A label cuts a line only where figures and other labels stand close around it,
so that running text that speaks of 行政处罚36项 stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from gongkai.forms import edition
from gongkai.parsing.labels import core_of
from gongkai.parsing.matrix_labels import (
    COLUMN_LABELS,
    EDITIONS,
    RESULT_LABELS,
    SPANNING_LABELS,
    bare_label,
    is_known,
    matrix_labels,
)
from gongkai.parsing.stream import Gap, Stream, has_line_end, plain, runs

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FIGURES = r"[-+−–—/0-9.,减]"
# what may stand between two labels of a table: figures, their units and notes, nothing
_ONLY_FIGURES = re.compile(rf"(?:{_FIGURES}|[件个项条]|万?元|(?<=[0-9件])\([^()]{{1,20}}\))*")
_ENDS_OF_FIGURES = frozenset("-+−–—/0123456789.,减件个项条元)")
_ENDS_IN_FIGURES = re.compile(r"[-+−–—/0-9]$")
_LABEL_THEN_FIGURES = re.compile(rf"(?P<label>.*[\u4e00-\u9fff)]){_FIGURES}+")
_NOTE = re.compile(r"(?:数量?)?(?:\((?![一二三四五六七八九十]{1,3}\))[^()]{1,60}\))?")
_MARK_IN_LABEL = "[、,.;:/]?"
_LEAD = re.compile(
    r"(?:其中[:,]?)?(?:\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十][、.,]|\(?(?P<number>[1-9])\)?[、.,])$"
)
_LONGEST_LEAD = 6
_FEWEST_FIGURES = 3
_FEWEST_DIGITS = 3
_MOST_PIECES = 6


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A label in the stream, its enumerator and note included."""

    start: int
    end: int


def split_line(stream: Stream, begin: int, end: int) -> Iterator[Span]:
    """Where the cells stand between two positions of one line: (start, end) of each."""
    text = stream.text[begin:end]
    if not _CHINESE.search(text):
        yield from stream.pieces(begin, end)
    elif is_known(text) and not _ENDS_IN_FIGURES.search(text):
        yield begin, end
    elif any(character in "0123456789/-—" for character in text):
        yield from _cells(stream, begin, end)
    else:
        yield from _heads(stream, begin, end)


def only_cell(line: str) -> tuple[str, int] | None:
    """A line that is certainly one cell, and its offset, whatever stands above and below it; else None.

    It holds no label of the forms and does not end like figures, so that nothing can be cut from it: the
    quick answer for sentences and titles, which are most lines with figures in them.
    """
    text = plain(line)
    if not text or text[-1] in _ENDS_OF_FIGURES or _pattern().search(text) or not _CHINESE.search(text):
        return None
    if len(text) == len(line):
        return None if is_known(line) else (line, 0)
    *_, (start, end) = spans = runs(line)
    tail = text[start - end :]
    # a label may also begin at a gap: none does where a character of the last run is in no label
    if ")" in tail or not matrix_labels().have_no(tail) or has_line_end(line):
        return None
    return line[spans[0][0] : end], spans[0][0]


def _heads(stream: Stream, begin: int, end: int) -> Iterator[Span]:
    """Heads printed without a gap (信息内容本年处理决定数量) one by one; any other text as it is."""
    labels = _labels(stream, begin, end)
    cuts = [begin, *(label.end for label in labels)]
    if cuts[:-1] != [label.start for label in labels] or cuts[-1] != end:
        yield begin, end
    else:
        yield from ((label.start, label.end) for label in labels)


def _cells(stream: Stream, begin: int, end: int) -> Iterator[Span]:
    """A table in the line cut at its labels, what stands around it left whole."""
    at = begin
    for labels in _tables(stream, _labels(stream, begin, end), end):
        if labels[0].start > at:
            yield from _beside(stream, at, labels[0].start)
        for label, following in pairwise(
            [*labels, _Found(_end_of_figures(stream, labels[-1].end, end), end)]
        ):
            yield label.start, label.end
            yield from stream.pieces(label.end, following.start)
            at = following.start
    if at < end:
        yield from _beside(stream, at, end)


def _beside(stream: Stream, begin: int, end: int) -> Iterator[Span]:
    """Text without a table in it; the figures behind a label are cut from it, and what is no part of the label.

    In a column of vertical heads a line begins with a character of them: 果 6.属于四类过程性信息 12 0 0.
    """
    pieces = stream.pieces(begin, end)
    words = len(pieces)
    while words and _ONLY_FIGURES.fullmatch(stream.text, *pieces[words - 1]):
        words -= 1
    figures = pieces[words:]
    cut = figures[0][0] if figures else end
    own = next(
        (at for at, _ in pieces[max(0, words - _MOST_PIECES) : words] if is_known(stream.text[at:cut])), None
    )
    fused = None if own is not None else _LABEL_THEN_FIGURES.fullmatch(stream.text, begin, end)
    if fused and is_known(fused["label"]):
        own, cut = begin, fused.end("label")
    elif own is None and len(figures) < _FEWEST_FIGURES:
        yield begin, end
        return
    if own is not None and own > begin:
        yield begin, own
    yield (begin if own is None else own), cut
    yield from stream.pieces(cut, end)


def _end_of_figures(stream: Stream, begin: int, end: int) -> int:
    """Where the figures end that begin here; an enumerator (9.) belongs to what comes next."""
    match = _ONLY_FIGURES.match(stream.text, begin, end)
    pieces = stream.pieces(begin, match.end() if match else begin)
    while pieces and stream.text[pieces[-1][1] - 1] == ".":
        pieces.pop()
    return pieces[-1][1] if pieces else begin


def _tables(stream: Stream, found: Sequence[_Found], end: int) -> Iterator[list[_Found]]:
    """Runs of labels with nothing but figures between them."""
    runs: list[list[_Found]] = []
    for label in found:
        if runs and _ONLY_FIGURES.fullmatch(stream.text, runs[-1][-1].end, label.start):
            runs[-1].append(label)
        else:
            runs.append([label])
    return (run for run in runs if _is_table(stream, run, end))


def _is_table(stream: Stream, run: Sequence[_Found], end: int) -> bool:
    """Whether a label of the run has several figures, or a run of digits, or one heads a column.

    Sentences too list labels and figures (不予公开20件（1.68%），其他处理319件), but one figure each.
    """
    if any(bare_label(stream.text[label.start : label.end]) in _heads_of_columns() for label in run):
        return len(run) > 1
    ends = [*(label.start for label in run[1:]), _end_of_figures(stream, run[-1].end, end)]
    figures = [stream.pieces(label.end, finish) for label, finish in zip(run, ends, strict=True)]
    is_fused = any(
        b - a >= _FEWEST_DIGITS and stream.text[a:b].isdigit() for pieces in figures for a, b in pieces
    )
    return any(len(pieces) >= _FEWEST_FIGURES for pieces in figures) or (len(run) > 1 and is_fused)


@cache
def _heads_of_columns() -> frozenset[str]:
    return frozenset(matrix_labels().measures) | SPANNING_LABELS


def _labels(stream: Stream, begin: int, end: int) -> list[_Found]:
    found: list[_Found] = []
    floor = begin
    for match in _pattern().finditer(stream.text, begin, end):
        if match.start() < floor:
            continue
        start = _with_lead(stream, match.start(), floor, match[0])
        note = _NOTE.match(stream.text, match.end(), end)
        floor = note.end() if note else match.end()
        found.append(_Found(start, floor))
    return found


def _with_lead(stream: Stream, core: int, floor: int, label: str) -> int:
    """Where a label begins, its enumerator included.

    A digit fused to a figure before it (`01.属于国家秘密`) is the enumerator only where the form says so.
    """
    lead = _LEAD.search(stream.text, max(floor, core - _LONGEST_LEAD), core)
    if not lead:
        return core
    start = max(lead.start(), floor)
    number = lead["number"]
    is_fused = (
        number and start > floor and stream.text[start - 1].isdigit() and stream.gaps[start] == Gap.NONE
    )
    return core if is_fused and number != _numbers().get(bare_label(label)) else start


@cache
def _pattern() -> re.Pattern[str]:
    """Every label of the forms of 2019 and 2021, the longest first; punctuation in them comes and goes."""
    labels = {*COLUMN_LABELS, *RESULT_LABELS, *SPANNING_LABELS}
    for name in EDITIONS:
        for item in edition(name).printed:
            labels |= {bare_label(part) for part in item.label_zh.split(" / ")}
    longest_first = sorted(filter(None, labels), key=len, reverse=True)
    alternatives = "|".join(_MARK_IN_LABEL.join(map(re.escape, label)) for label in longest_first)
    # most characters of a sentence begin no label and need not be tried with each
    firsts = re.escape("".join(sorted({label[0] for label in longest_first})))
    return re.compile(f"(?=[{firsts}])(?:{alternatives})")


@cache
def _numbers() -> dict[str, str]:
    """The digit before a label of the form: 1 of 1.属于国家秘密."""
    found: dict[str, str] = {}
    for name in EDITIONS:
        for item in edition(name).matrix_rows:
            text = plain(item.label_zh)
            if text[:1].isdigit():
                found[bare_label(core_of(text))] = text[0]
    return found

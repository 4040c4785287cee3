"""Where the labels of a list form stand in a stream.

A label is known by its core: the official wording without enumerator, 其中 and the note in brackets.
Cores that several lines share (其他情形数 of reconsideration and of litigation) belong to the line
whose heading was printed last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gongkai.forms import Edition, Item, edition
from gongkai.parsing.stream import Gap, Stream, plain

_NOTE = re.compile(r"\([^()]*\)")
_OPENING = r"(?:其中[:,]?)?"
_ENUMERATOR = r"(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,]|\(?[0-9]{1,2}\)?[、.)]|[①-⑳㈠-㈩])?"
_LEAD = re.compile(rf"{_OPENING}{_ENUMERATOR}{_OPENING}")
# 数 and a bracketed note may follow a core, the enumerator (一) of the next line is no note
_NOTE_AFTER = re.compile(r"(?:数量?|量|总数)?(?:\((?![一二三四五六七八九十]{1,3}\))[^()]{1,60}\)){0,3}[:：]?")
_MARK_AFTER = re.compile(r"[①-⑳*※△▲]{1,3}")
_ENDS_A_CELL = re.compile(r"[0-9条件次篇个人元期份项/—*※△▲-]")
_LONGEST_LEAD = 12


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A label in the stream: [start, end) with enumerator and note, and the lines it may name."""

    start: int
    end: int
    items: tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """The labels of one list form."""

    form: Edition
    by_core: dict[str, tuple[str, ...]]
    pattern: re.Pattern[str]
    enumerators: dict[str, str]

    def occurrences(self, stream: Stream) -> list[Occurrence]:
        """Every place where a label of the form stands, in order, none overlapping."""
        return list(self._occurrences(stream))

    def _occurrences(self, stream: Stream) -> Iterator[Occurrence]:
        floor = at = 0
        while match := self.pattern.search(stream.text, at):
            items = self.by_core[match[0]]
            start = self._with_lead(stream, match.start(), floor, items)
            if not _begins_a_cell(stream, start, match.start()) or not _within_one_cell(
                stream, start, match.end()
            ):
                at = match.start() + 1
                continue
            note = _NOTE_AFTER.match(stream.text, match.end())
            floor = at = self._behind_mark(stream, note.end() if note else match.end())
            yield Occurrence(start, floor, items)

    @staticmethod
    def _behind_mark(stream: Stream, end: int) -> int:
        """Behind a ① or * in the cell of a label, which points to a note; on a new line it opens the next."""
        mark = _MARK_AFTER.match(stream.text, end)
        return mark.end() if mark and stream.gaps[end] < Gap.LINE else end

    def _with_lead(self, stream: Stream, core: int, floor: int, items: Sequence[str]) -> int:
        """Where the label begins, its enumerator included.

        A number fused to the value before it (`01.政府公报`) is the enumerator only where it is the
        official one of this line.
        """
        for start in range(max(floor, core - _LONGEST_LEAD), core):
            lead = stream.text[start:core]
            if not _LEAD.fullmatch(lead) or _is_torn(stream, start, core):
                continue
            digits = lead.lstrip("其中:,")[:1].isdigit()
            if not digits or stream.gaps[start] > Gap.NONE:
                return start
            if any(lead == self.enumerators.get(item) for item in items):
                return start
        return core


@cache
def labels_of(name: str) -> Labels:
    """The labels of a list form by its name."""
    form = edition(name)
    by_core: dict[str, list[str]] = {}
    for item in form.lines:
        for label in item.labels:
            by_core.setdefault(core_of(label), []).append(item.item)
    cores = {core: tuple(dict.fromkeys(items)) for core, items in by_core.items()}
    longest_first = sorted(cores, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return Labels(form, cores, pattern, {item.item: _enumerator(item) for item in form.printed})


@lru_cache(maxsize=8192)
def core_of(label: str) -> str:
    """A label without enumerator, 其中 and notes in brackets, in the stream's alphabet."""
    return core_in(plain(label))


def core_in(text: str) -> str:
    """As `core_of`, of a label that is in the stream's alphabet already."""
    bare = text[_lead_length(text) :]
    return _NOTE.sub("", bare) or bare


def _lead_length(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0


def _enumerator(item: Item) -> str:
    text = plain(item.label_zh)
    return text[: _lead_length(text)]


def _is_torn(stream: Stream, start: int, core: int) -> bool:
    """Whether a gap stands behind a digit: `0` and `2.` are a value and an enumerator, not 02.

    A number in brackets at the end of a line (`120(30)`) is no enumerator of the line below.
    """
    behind_digits = any(
        stream.gaps[at] > Gap.NONE and stream.text[at - 1].isdigit() for at in range(start + 1, core)
    )
    has_digits = any(character.isdigit() for character in stream.text[start:core])
    most = Gap.SPACE if has_digits else Gap.LINE
    return behind_digits or any(stream.gaps[at] > most for at in range(start + 1, core + 1))


def _begins_a_cell(stream: Stream, start: int, core: int) -> bool:
    """A label stands at a gap, after its enumerator, or fused to the unit or number before it."""
    if start < core or stream.gaps[start] > Gap.NONE:
        return True
    return bool(_ENDS_A_CELL.match(stream.text[start - 1]))


def _within_one_cell(stream: Stream, start: int, end: int) -> bool:
    """A label may run over a line end or a blank, never over a bar."""
    return all(stream.gaps[at] < Gap.BAR for at in range(start + 1, end))

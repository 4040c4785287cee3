"""The figures of one printed row of a matrix put into its columns.

Where a table came through whole, every cell is there and the order says which is which. Texts made from
tables drop blank cells or fuse figures: then there are several ways to read a row, of which only those
remain that the row's own total allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, islice, pairwise, product
from typing import NamedTuple

from gongkai.parsing.numbers import read_figure
from gongkai.parsing.row_tokens import TextToken, Token
from gongkai.parsing.splitting import splits

_PARTED = re.compile(r"[0-9０-９]\s+[0-9０-９]")
_LINE = re.compile(r"line (\d{1,9})")
_SHORTEST_PARTED = 3
_MARGIN = 4
_MOST_PARTED = 7
_PAGE_MARK = 3
_MOST_WAYS = 400
_MOST_PARTS_OF_A_FIGURE = 15

# a column without an entry is blank; None stands for a cell that the document has lost
Way = dict[int, Token | None]


class Placed(NamedTuple):
    """The ways to read a row, cells by column position; `inferred` unless the order of its cells says so."""

    ways: tuple[Way, ...]
    inferred: bool = False


def place(tokens: Sequence[Token], width: int, *, is_whole: bool, label: Token | None = None) -> Placed:
    """The ways to put the cells of a row into `width` columns, of which the last is the total.

    `is_whole` says that the format kept every cell, blank ones too; `label` is what stands before the cells.
    """
    if is_whole and len(tokens) == width and _are_figures(tokens):
        return Placed((Way(enumerate(tokens)),))
    if not is_whole and is_cut_by_lines([token for token in tokens if not token.is_blank]):
        return Placed(())
    return _place(tokens, width, label, is_whole=is_whole)


def is_cut_by_lines(tokens: Sequence[Token]) -> bool:
    """Whether figures of a text that stand on several lines, some of them beside each other, may be pieces.

    In narrow columns the end of a long figure stands on the next line, below its beginning, and the row has as many
    figures as columns again; where a line goes on at its margin, the row has to add up.
    """
    places = [token.locator for token in tokens]
    if not 1 < len(set(places)) < len(places):
        return False
    firsts = [token for token, before in zip(tokens[1:], places, strict=False) if token.locator != before]
    at_margin = all(isinstance(token, TextToken) and token.offset <= _MARGIN for token in firsts)
    return not (at_margin and _adds_up(tokens))


def _place(tokens: Sequence[Token], width: int, label: Token | None, *, is_whole: bool) -> Placed:
    """As `place`, for the few rows that are not plain figures in all their cells."""
    has_parted = any(_PARTED.search(token.text) for token in tokens if len(token.text) >= _SHORTEST_PARTED)
    parted = _few(_put_together(tokens, width)) if has_parted else ()
    if parted or (
        has_parted and not is_whole
    ):  # how many cells a text prints with a gap in them is not known
        return Placed(parted, inferred=True)
    if not is_whole and _ends_in_page_mark(tokens):
        tokens = tokens[:-_PAGE_MARK]
    cells = _without_padding(tokens, width)
    printed = [token for token in cells if not token.is_blank]
    shifted = _further_right(tokens, cells, width)
    if len(cells) == width and not shifted and not _is_open(tokens, cells, is_whole=is_whole):
        return Placed((Way(enumerate(cells)),), inferred=not is_whole and cells[-1].is_blank)
    if len(printed) == width and (not _has_gaps(cells) or _ends_in_its_total(printed)):
        return Placed((Way(enumerate(printed)),), inferred=_has_gaps(cells))
    if len(printed) == 1 and len(cells) > 1:
        return Placed(())  # a lone figure may stand in any column
    if not is_whole and label and (by_lines := _by_lines(printed, width, label)):
        return Placed((by_lines,), inferred=True)
    as_printed = [Way(enumerate(cells))] if shifted else []
    return Placed(_few(chain(as_printed, shifted, _ways(printed, width))), inferred=True)


def _are_figures(tokens: Sequence[Token]) -> bool:
    """Whether every cell is plain digits or blank, and the total is printed."""
    for token in tokens:
        if token.text and not token.text.isdecimal():
            return False
    return bool(tokens[-1].text)


def _is_open(tokens: Sequence[Token], cells: Sequence[Token], *, is_whole: bool) -> bool:
    """Whether the cell at the end of a row may be something else than the total, or a blank one.

    It may be padding behind a row that has lost a cell; in a text the last figure may be the total. Words at the end,
    with padding taken off before them, may be those of a column of remarks.
    """
    if not cells[-1].is_blank:
        return cells[0] is not tokens[0] and read_figure(cells[-1].text).state == "text"
    printed = [token for token in cells if not token.is_blank]
    if not printed:
        return False
    return len(tokens) > len(cells) or (not is_whole and (len(printed) < 2 or _adds_up(printed)))


def _by_lines(printed: Sequence[Token], width: int, label: Token) -> Way | None:
    """The columns of a row with a cell on each line, blank ones on blank lines, from the first cell to the total.

    As many blank lines between each two figures say nothing: they may part the cells. Where cells stand on every
    second line the first is two lines below the label. The row has to add up, since a figure lost would shift the rest.
    """
    lines = [_line_of(token) for token in printed]
    above = _line_of(label)
    if len(lines) < 2 or None in (*lines, above) or not _adds_up(printed):
        return None
    if above is not None and lines[0] != above + 1:
        return None
    columns = [line - lines[0] for line in lines if line is not None and lines[0] is not None]
    gaps = {after - before for before, after in pairwise(columns)}
    parts_cells = len(gaps) == 1 and len(columns) > 2
    if columns[-1] != width - 1 or min(gaps) < 1 or parts_cells:
        return None
    return dict(zip(columns, printed, strict=True))


def _line_of(token: Token) -> int | None:
    found = _LINE.fullmatch(token.locator)
    return int(found[1]) if found else None


def _few(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways, or none where there are more than can be tried."""
    found = tuple(islice(ways, _MOST_WAYS + 1))
    return found if len(found) <= _MOST_WAYS else ()


def _ends_in_page_mark(tokens: Sequence[Token]) -> bool:
    """Whether a row ends with — 4 —, which numbers a page: no row has a stroke for its total beside a figure."""
    states = [read_figure(token.text).state for token in tokens[-_PAGE_MARK:]]
    return states == ["na", "value", "na"] and all(
        token.text[0] in "-—–－" for token in (tokens[-_PAGE_MARK], tokens[-1])
    )


def rows_in(tokens: Sequence[Token], width: int) -> list[tuple[Token, ...]]:
    """The rows of which the figures are, where there are several whole ones that add up; none otherwise."""
    if len(tokens) < 2 * width or len(tokens) % width or any(token.is_blank for token in tokens):
        return []
    rows = [tuple(tokens[at : at + width]) for at in range(0, len(tokens), width)]
    figures = [[read_figure(token.text).value for token in row] for row in rows]
    return (
        rows
        if all(None not in row and _adds_up(cells) for row, cells in zip(figures, rows, strict=True))
        else []
    )


def _without_padding(tokens: Sequence[Token], width: int) -> list[Token]:
    """The row without the blank cells that fill it up beyond its width."""
    cells = list(tokens)
    while len(cells) > width and cells[-1].is_blank:
        cells.pop()
    while len(cells) > width and cells[0].is_blank:
        cells.pop(0)
    return cells


def _further_right(tokens: Sequence[Token], cells: Sequence[Token], width: int) -> list[Way]:
    """The other ways a row fits among blank cells at both of its ends, where its last figure is not told to be the total.

    Those at the left may stand under the heads over the labels, and the one at the right be a total left blank.
    """
    first = next((at for at, token in enumerate(tokens) if not token.is_blank), 0)
    last = max((at for at, token in enumerate(tokens) if not token.is_blank), default=-1)
    starts = range(max(0, last + 1 - width) + 1, min(first, len(tokens) - width) + 1)
    if not starts or len(cells) != width or cells[-1].is_blank:
        return []
    printed = [token for token in cells if not token.is_blank]
    # a row of zeros adds up wherever its total is
    is_told = _is_sum(printed) and read_figure(printed[-1].text).value != 0
    return [] if is_told else [Way(enumerate(tokens[start : start + width])) for start in starts]


def _put_together(tokens: Sequence[Token], width: int) -> Iterator[Way]:
    """Figures with a gap in them joined, or taken for several cells, where the row has its width and adds up."""
    choices = []
    for token in tokens:
        pieces = [token._replace(text=piece) for piece in token.text.split()]
        is_parted = bool(_PARTED.search(token.text))
        choices.append(
            [[token._replace(text="".join(token.text.split()))], pieces] if is_parted else [[token]]
        )
    if sum(len(choice) > 1 for choice in choices) > _MOST_PARTED:
        return
    for chosen in product(*choices):
        cells = _without_padding([token for pieces in chosen for token in pieces], width)
        figures = [read_figure(cell.text).value for cell in cells]
        if len(cells) == width and None not in figures and _adds_up(cells):
            yield Way(enumerate(cells))


def _has_gaps(cells: Sequence[Token]) -> bool:
    """Whether a row with all its figures has blank cells among them too."""
    return any(cell.is_blank for cell in cells)


def _ends_in_its_total(printed: Sequence[Token]) -> bool:
    """Whether the last of the cells is no text, as a remark is, and may be the total of those before it."""
    return read_figure(printed[-1].text).state != "text" and _adds_up(printed)


def _adds_up(printed: Sequence[Token]) -> bool:
    """Whether the last figure could be the total of those before it."""
    figures = [read_figure(token.text).value for token in printed]
    known = [figure for figure in figures if figure is not None]
    return len(known) < len(figures) or len(known) < 2 or sum(known[:-1]) == known[-1]


def _is_sum(printed: Sequence[Token]) -> bool:
    """Whether the last of several figures is the sum of those before it; a sign for none counts as nothing."""
    figures = [read_figure(token.text) for token in printed]
    known = [Decimal(0) if figure.state == "na" else figure.value for figure in figures]
    return len(known) > 1 and None not in known and sum(map(Decimal, known[:-1])) == known[-1]  # type: ignore[arg-type]


def _ways(printed: Sequence[Token], width: int) -> Iterator[Way]:
    """Blank columns dropped, the total lost, a figure of another line at an end, or figures fused."""
    if not printed or any(read_figure(token.text).value is None for token in printed):
        return
    # a row of zeros may as well have lost its total
    is_told = len(printed) < width - 1 or read_figure(printed[-1].text).value != 0
    if 2 <= len(printed) < width and _adds_up(printed) and is_told:
        for columns in combinations(range(width - 1), len(printed) - 1):
            yield {**dict(zip(columns, printed, strict=False)), width - 1: printed[-1]}
    if len(printed) == width - 1:
        yield {**dict(enumerate(printed)), width - 1: None}
    if len(printed) == width + 1:
        for kept in (printed[:-1], printed[1:]):
            if _adds_up(kept):
                yield dict(enumerate(kept))
    if len(printed) < width:
        for cells in _unfused(printed, width):
            yield {**dict(enumerate(cells))}


def _unfused(printed: Sequence[Token], width: int) -> Iterator[list[Token]]:
    """One figure cut so that the row has all its cells and adds up."""
    missing = width - len(printed)
    for at, token in enumerate(printed):
        if not token.text.isascii() or not token.text.isdigit() or len(token.text) <= missing:
            continue
        if len(token.text) > _MOST_PARTS_OF_A_FIGURE:
            continue
        for parts in splits(token.text, missing + 1):
            cells = [*printed[:at], *(token._replace(text=part) for part in parts), *printed[at + 1 :]]
            figures = [Decimal(read_figure(cell.text).value or 0) for cell in cells]
            if sum(figures[:-1]) == figures[-1]:
                yield cells

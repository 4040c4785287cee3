"""The table of reconsideration and litigation: fifteen figures, five results for each of three ways.

The official form prints them in one row; some reports print a row, or a table, for each way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.parsing.appeals_heads import AppealsHeads
from gongkai.parsing.matrix_labels import (
    APPEAL_LABELS,
    HEADS_IN_A_LINE,
    RESULT_GROUPS,
    RESULT_LABELS,
    RESULTS,
    Label,
    label_of,
)
from gongkai.parsing.matrix_values import is_cut_by_lines
from gongkai.parsing.numbers import is_parted, read_figure
from gongkai.parsing.row_tokens import TableRow, Token
from gongkai.parsing.splitting import splits

ITEMS = tuple(f"{group}_{result}" for group in RESULT_GROUPS for result in RESULTS)
_ROW_LABELS = frozenset({"数量", "件数", "数量件", "案件数", "案件数量", "本年度", "总数"})
_FEWEST_RESULTS = 3
_TITLE = re.compile("行政复议.{0,6}行政诉讼")
# what is left of heads set upright when a text goes line by line through all of them
_TORN_HEADS = frozenset("".join((*RESULT_LABELS, "其它总计合计结果")))
_LONGEST_FUSED = 18


@dataclass(frozen=True, slots=True)
class Appeals:
    """A row of the table read: the token for each item, whether arithmetic placed them, what is left over."""

    cells: dict[str, Token]
    inferred: bool = False
    left_over: tuple[Token, ...] = ()


@dataclass
class AppealsTable:
    """Sees the heads of the table go by, and knows its rows by them."""

    results: int = 0
    ways: set[str] = field(default_factory=set)
    groups: list[str] = field(default_factory=list)
    heads: AppealsHeads = field(default_factory=AppealsHeads)

    def see(self, said: Label) -> None:
        """Note a head of the table: how many results it heads, and the way of appeal it names."""
        self.heads.see(said)
        results, group = said.appeals or (0, None)
        self.results += results
        if group:
            self.groups.append(group)
            self.ways.add(group)

    @property
    def has_heads(self) -> bool:
        """Whether heads of the table are printed."""
        return self.results >= _FEWEST_RESULTS

    @property
    def are_headed(self) -> bool:
        """Whether heads of the table are printed, be it the two ways to court alone: those of results may be torn."""
        return self.has_heads or self.ways.issuperset(RESULT_GROUPS[1:])

    def owns(self, row: TableRow, said: Label) -> bool:
        """Whether a row, whose label says `said`, is one of figures under the heads, or has fifteen and no label."""
        if not row.has_figures:
            # a row that the format shows to be there and to be blank
            is_blank_row = row.is_whole and not row.labels and len(row.cells) == len(ITEMS)
            return is_blank_row and self.has_heads
        if said.row:
            return False
        is_whole = len(_trimmed(row.cells)) == len(ITEMS)
        if is_whole or self.has_heads:
            return (is_whole and self.has_heads) or _may_head_figures(said)
        return False

    def read(self, row: TableRow) -> Appeals | None:
        """The cells of a row that the table owns; None where their number fits no heads."""
        filled = [cell for cell in row.cells if not cell.is_blank]
        named = [group for group in dict.fromkeys(self.groups) if group in RESULT_GROUPS]
        self.groups = []
        orders, ways = self.heads.orders_of_results(), self.heads.order_of_ways()
        is_open = not row.is_whole and any(is_parted(cell.text) for cell in filled)
        if is_open or (orders is None and len({cell.text for cell in filled}) > 1):
            return None
        if ways != RESULT_GROUPS or any(order != RESULTS for order in orders or ()):
            return _under_heads(orders or [RESULTS], named if 0 < len(named) < len(ways) else ways, row)
        if row.is_whole and (of_some := _of_whole_rows(named, row)):
            return of_some
        if named and len(named) < len(RESULT_GROUPS) and len(filled) == len(named) * len(RESULTS):
            return _of_named_ways(named, filled, has_lost_cells=not row.is_whole, heads=len(orders or named))
        return _of_all_ways(row, filled)


def _of_all_ways(row: TableRow, filled: Sequence[Token]) -> Appeals | None:
    """The fifteen figures of a row in the official order, those of a text as far as nothing else can be meant."""
    items, cells = ITEMS, row.own_cells
    if not row.is_whole and len(cells) > len(items) and cells[0].is_blank:
        return _within_padding(items, cells)
    tokens = _without_padding(cells, len(items))
    if len(tokens) != len(items):
        return _by_arithmetic(items, [token for token in tokens if not token.is_blank])
    # a blank cell at an end of a text may fill a row up that lost another, or begin its line: the only one does
    is_short = not row.is_whole and (tokens[0].is_blank or tokens[-1].is_blank)
    is_lone = is_short and len(filled) == len(items) - 1
    is_open = not row.is_whole and (is_cut_by_lines(filled) or is_lone or (is_short and not _adds_up(tokens)))
    return None if is_open else Appeals(dict(zip(items, tokens, strict=True)), inferred=is_short)


def _under_heads(orders: Sequence[Sequence[str]], ways: Sequence[str], row: TableRow) -> Appeals | None:
    """The figures as heads in an order of their own say, where every one is there; in a text they add up too."""
    items = [f"{way}_{result}" for at, way in enumerate(ways) for result in orders[at % len(orders)]]
    tokens = _without_padding(row.own_cells, len(items))
    if len(tokens) != len(items):
        return None
    found = dict(zip(items, tokens, strict=True))
    in_order = [found[f"{way}_{result}"] for way in ways for result in RESULTS]
    return Appeals(found) if row.is_whole or _adds_up(in_order) else None


def _of_named_ways(
    named: Sequence[str], filled: Sequence[Token], *, has_lost_cells: bool, heads: int
) -> Appeals | None:
    """Five figures for each way that heads name; of a text without blank cells, ten may be what is left of fifteen."""
    if has_lost_cells and (heads > len(named) or not _adds_up(filled)):
        return None
    own = [f"{group}_{result}" for group in named for result in RESULTS]
    return Appeals(dict(zip(own, filled, strict=True)))


def _of_whole_rows(named: Sequence[str], row: TableRow) -> Appeals | None:
    """The cells of one or two ways that heads name, blank ones too, where the format gives as many as they have results."""
    own = [f"{group}_{result}" for group in named for result in RESULTS]
    cells, behind = row.own_cells[: len(own)], row.own_cells[len(own) :]
    is_part = 0 < len(own) < len(ITEMS) and len(cells) == len(own) and all(cell.is_blank for cell in behind)
    return Appeals(dict(zip(own, cells, strict=True))) if is_part else None


def _may_head_figures(said: Label) -> bool:
    """Whether a label is none, or may stand before the figures of this table."""
    label = said.bare
    names_a_way = label in APPEAL_LABELS or bool(said.appeals and said.appeals[1])
    if not label or label in _ROW_LABELS or names_a_way or said.is_furniture:
        return True
    is_line = bool(HEADS_IN_A_LINE.fullmatch(label) or _TITLE.search(label) or _TORN_HEADS.issuperset(label))
    return is_line or label_of(label).result is not None


def _trimmed(cells: Sequence[Token]) -> list[Token]:
    kept = list(cells)
    while kept and kept[-1].is_blank:
        kept.pop()
    return kept


def _without_padding(cells: Sequence[Token], width: int) -> list[Token]:
    kept = list(cells)
    while len(kept) > width and kept[-1].is_blank:
        kept.pop()
    while len(kept) > width and kept[0].is_blank:
        kept.pop(0)
    return kept


def _within_padding(items: Sequence[str], cells: Sequence[Token]) -> Appeals | None:
    """The one place among blank cells, padding of the heads or cells of the row, where the figures add up."""
    filled = [at for at, cell in enumerate(cells) if not cell.is_blank]
    starts = range(max(0, filled[-1] + 1 - len(items)), min(filled[0], len(cells) - len(items)) + 1)
    windows = [cells[at : at + len(items)] for at in starts]
    fitting = [window for window in windows if _adds_up(window)]
    if len(filled) == len(items) - 1 and fitting and fitting[0][0].is_blank:
        return None  # the only blank cell begins the line, and another is lost
    return Appeals(dict(zip(items, fitting[0], strict=True)), inferred=True) if len(fitting) == 1 else None


def _by_arithmetic(items: Sequence[str], printed: Sequence[Token]) -> Appeals | None:
    """A figure of another line at one end, or figures fused into one run or one a group."""
    found: list[Appeals] = []
    if len(printed) == len(items) + 1:
        for kept, left in ((printed[:-1], printed[-1]), (printed[1:], printed[0])):
            if _adds_up(kept):
                found.append(Appeals(dict(zip(items, kept, strict=True)), True, (left,)))
    elif printed and len(items) % len(printed) == 0:
        for cells in _unfused(printed, len(items) // len(printed)):
            if _adds_up(cells):
                found.append(Appeals(dict(zip(items, cells, strict=True)), True))
    return found[0] if len(found) == 1 else None


def _unfused(printed: Sequence[Token], parts: int) -> Iterator[list[Token]]:
    if not printed:
        yield []
        return
    text = printed[0].text
    if text.isascii() and text.isdigit() and parts > 1 and len(text) <= _LONGEST_FUSED:
        for pieces in splits(text, parts):
            own = [printed[0]._replace(text=piece) for piece in pieces]
            if parts % len(RESULTS) or _adds_up(own):
                yield from ([*own, *rest] for rest in _unfused(printed[1:], parts))


def _adds_up(cells: Sequence[Token]) -> bool:
    """Whether every fifth figure is the total of the four before it."""
    figures = [Decimal(0) if cell.is_blank else read_figure(cell.text).value for cell in cells]
    groups = [figures[at : at + len(RESULTS)] for at in range(0, len(figures), len(RESULTS))]
    return all(None not in group and sum(map(Decimal, group[:-1])) == group[-1] for group in groups)  # type: ignore[arg-type]

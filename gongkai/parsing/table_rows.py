"""The rows of all tables in a document: labels and the cells that follow them.

Tables that the format gives come cell by cell, blank ones too. Text made from tables is cut at bars and
line ends, and within a line at the labels of the form; of blank cells only those that bars show are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from gongkai.documents import Document, Grid, GridCell, Paragraph
from gongkai.parsing.fused_lines import only_cell, split_line
from gongkai.parsing.matrix_labels import Label, is_known, label_of
from gongkai.parsing.numbers import narrow
from gongkai.parsing.row_padding import padding_before
from gongkai.parsing.row_tokens import TableRow, TextToken, Token
from gongkai.parsing.stream import Gap, Stream, has_bar, plain, stream_of

_PAGE_MARK = re.compile(r"[-—–―·•~]{1,3}[0-9]{1,3}[-—–―·•~]{1,3}|第[0-9]{1,3}页.{0,8}")
# what a table in a line of text cannot do without; a label and the figures of its row may be fused
_COUNTS_IN_CLAUSES = re.compile(r"[0-9] ?[件条次人名] ?[，,；;][^|\t]*。\s*$")
_FIGURES_SIDE_BY_SIDE = re.compile(
    r"[0-9０-９/—-][\s|｜]+[0-9０-９/—-]|[|｜]|[\u4e00-\u9fff）)][0-9０-９]{7,}"
)
_BEARS_ON_OTHERS = re.compile("[0-9/—-]|件$")
# the same in a line as it is printed, but for 件, which blanks may follow
_FIGURE = re.compile("[0-9０-９/／—－-]")
_NUMBERED = re.compile(r"\(?[0-9]{1,2}[).、]")
# a line that begins with digits right below a figure: they may be the rest of it, or its neighbour; 3 . is a number of the label
_END_OF_A_FIGURE = re.compile(
    r"(?P<figures>(?:[0-9]+(?:[.,][0-9]+)*\s+)+)(?P<label>(?:[0-9]{1,2}[.、．])?[^0-9\s.、．)）].*)",
    re.DOTALL,
)
_WORD = re.compile(r"[\u4e00-\u9fff](?!、)")
# the unit of a figure, where a gap parts them
_UNITS = frozenset({"件", "条", "个", "项", "次", "人", "人次", "份", "宗", "元", "万元"})
_UNITLESS = re.compile(r"[0-9０-９][0-9０-９.,，．]*")
_PIECES_OF_A_LABEL = 8
_LONGEST_LABEL = 60
_SHORT = 2


# what the cells say that are no bare figures, by their place in the row
Words = dict[int, Label]


def table_rows(document: Document) -> Iterator[TableRow]:
    """Every row in reading order; a row of heads has no cells."""
    paragraphs: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and not _is_running_text(block.text):
            paragraphs.append(block)
            continue
        if paragraphs:
            yield from _mended(list(_rows_of_text(paragraphs)))
            paragraphs = []
        if isinstance(block, Paragraph):
            yield TableRow((TextToken(block.text, block.locator),), (), is_whole=False)
        else:
            yield from _rows_of_grid(block)
    if paragraphs:
        yield from _mended(list(_rows_of_text(paragraphs)))


def _is_running_text(text: str) -> bool:
    """Whether a paragraph is sentences only: longer than any label or counting in clauses, no figures side by side or behind a bar."""
    is_said = (len(text) > _LONGEST_LABEL and "。" in text) or bool(_COUNTS_IN_CLAUSES.search(text))
    return is_said and not _FIGURES_SIDE_BY_SIDE.search(text)


def _mended(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """Rows whose figures stand between the two lines of their label, as they do where cells are centred."""
    passed = False
    for row, following in pairwise([*rows, TableRow((), (), is_whole=False)]):
        if passed:
            passed = False
            continue
        passed = (
            row.has_figures and bool(following.labels) and not following.cells and _is_cut(row, following)
        )
        whole = row.label.text + following.label.text
        yield TableRow((row.label._replace(text=whole),), row.cells, is_whole=False) if passed else row


def _is_cut(row: TableRow, following: TableRow) -> bool:
    """Whether the labels of two rows make a known one that the first alone is not."""
    return not is_known(row.label.text) and is_known(row.label.text + following.label.text)


def _rows_of_grid(grid: Grid) -> Iterator[TableRow]:
    for row in grid.rows:
        if row:
            tokens, words = _cells(row)
            behind = _own_label(tokens, words) + 1
            labels = [tokens[at] for at, said in words.items() if at < behind and said.is_words]
            yield TableRow(tuple(labels), tokens[behind:], is_whole=True)


def _cells(row: tuple[GridCell, ...]) -> tuple[tuple[Token, ...], Words]:
    """The cells of a row and its words; a label and the figures that stand in one cell with it taken apart."""
    words = _words_in(row)
    for said in words.values():
        if said.before_figures:
            parted = tuple(token for cell in row for token in _taken_apart(cell))
            return parted, _words_in(parted)
    return row, words


def _words_in(tokens: Sequence[Token]) -> Words:
    return {at: label_of(token.text) for at, token in enumerate(tokens) if not token.text.isdecimal()}


def _taken_apart(cell: GridCell) -> Iterator[Token]:
    label = label_of(cell.text).before_figures
    if not label:
        yield cell
        return
    yield TextToken(label, cell.locator, cell.column)
    yield from (TextToken(figure, cell.locator) for figure in cell.text[len(label) :].split())


def is_label(text: str) -> bool:
    """Whether a cell is words and not a figure or a sign for none."""
    return not text.isdecimal() and label_of(text).is_words


def _own_label(tokens: Sequence[Token], words: Words) -> int:
    """Where the row's own label stands: the last that the form knows, else the last before its first figure.

    Words may stand in the place of a figure (不详, 3（含邮件1件）) and are no labels.
    """
    own = -1
    for at, said in words.items():
        if said.is_known and said.is_words:
            own = at
    if own < 0:
        return _last_before_figures(tokens, words)
    if words[own].column and words[own].plain == words[own].bare:
        return _last_of_heads(tokens, words, own)
    while (following := words.get(own + 1)) and _goes_before(words[own], following):
        own += 1
    return own


def _last_of_heads(tokens: Sequence[Token], words: Words, own: int) -> int:
    """The last head of a row whose last known one is `own`: words behind it, without figures, head columns too."""
    behind = [at for at in range(own + 1, len(tokens)) if not tokens[at].is_blank]
    are_heads = all(at in words and words[at].is_words for at in behind)
    return behind[-1] if behind and are_heads else own


def _goes_before(label: Label, following: Label) -> bool:
    """Whether a label is a head over the next one, which may be misprinted or not on the form."""
    if not following.is_words:
        return False
    is_numbered = _NUMBERED.match(narrow(following.text)) is not None
    return label.is_heading or is_numbered or following.row is not None


def _last_before_figures(tokens: Sequence[Token], words: Words) -> int:
    """The last of the labels a row begins with, blank cells before them passed over; -1 for none."""
    first = next((at for at, token in enumerate(tokens) if not token.is_blank), len(tokens))
    behind = first
    while behind in words and words[behind].is_words:
        behind += 1
    return behind - 1 if behind > first else -1


def _rows_of_text(paragraphs: Sequence[Paragraph]) -> Iterator[TableRow]:
    labels: tuple[Token, ...] = ()
    cells: list[Token] = []
    for token in _joined(list(_tokens_of(paragraphs))):
        if not is_label(token.text):
            cells.append(token)
            continue
        if cells and token.text in _UNITS and _UNITLESS.fullmatch(cells[-1].text):
            cells[-1] = cells[-1]._replace(text=cells[-1].text + token.text)
            continue
        *figures, label = _without_figures(token) if cells else (token,)
        cells += figures
        if labels or cells:
            yield TableRow(labels, tuple(cells), is_whole=False)
        labels, cells = (label,), []
    if labels or cells:
        yield TableRow(labels, tuple(cells), is_whole=False)


def _without_figures(token: TextToken) -> Iterator[TextToken]:
    """The figures that a label seems to begin with, and the label; its own number (1 属于国家秘密) is none."""
    cut = _END_OF_A_FIGURE.fullmatch(token.text)
    figures = cut["figures"].split() if cut else []
    may_be_numbered = len(figures) == 1 and _WORD.match(cut["label"]) if cut else None
    if not cut or (may_be_numbered and label_of(cut["label"]).row is not None):
        yield token
        return
    yield from (token._replace(text=figure) for figure in figures)
    yield token._replace(text=cut["label"], offset=token.offset + cut.start("label"))


def _tokens_of(paragraphs: Sequence[Paragraph]) -> Iterator[TextToken]:
    """The cells of lines: those of headings and menus are known, all other lines are read with their neighbours."""
    if has_bar("".join(line.text for line in paragraphs)):
        yield from _tokens(stream_of(paragraphs))
        return
    together: list[Paragraph] = []
    for line in paragraphs:
        words = _words_of_line(line.text)
        if words is None:
            together.append(line)
            continue
        if together:
            yield from _tokens(stream_of(together))
            together = []
        for text, offset in words:
            yield TextToken(text, line.locator, None, offset)
    if together:
        yield from _tokens(stream_of(together))


def _words_of_line(line: str) -> tuple[tuple[str, int], ...] | None:
    if len(line) > _LONGEST_LABEL:
        return None
    if _FIGURE.search(line):
        cell = only_cell(line)
        return (cell,) if cell and not _PAGE_MARK.fullmatch(plain(line)) else None
    return _words(line)


@lru_cache(maxsize=16384)
def _words(line: str) -> tuple[tuple[str, int], ...] | None:
    """The cells of a line of words and their offsets; None where it matters what stands above or below it.

    It does where a line has figures, or ends in 件, behind which figures in brackets may follow.
    """
    stream = stream_of([Paragraph(line, "")])
    if _BEARS_ON_OTHERS.search(stream.text):
        return None
    return tuple((token.text, token.offset) for token in _tokens(stream))


def _tokens(stream: Stream) -> Iterator[TextToken]:
    """Cells cut at bars and line ends, a blank one for each bar that has nothing before it."""
    cuts = [at for at, gap in enumerate(stream.gaps) if gap > Gap.SPACE]
    for begin, end in pairwise([*cuts, len(stream.text)]):
        locator = stream.locator(begin)
        is_page_mark = _PAGE_MARK.fullmatch(stream.text, begin, end)
        pieces = [] if is_page_mark else [_piece(stream, *span) for span in split_line(stream, begin, end)]
        if (blank := stream.bars[begin] - 1) > 0:
            count, behind = _padding(stream, begin, pieces)
            yield from (
                TextToken("", locator, is_padding=behind <= at < behind + count) for at in range(blank)
            )
        yield from pieces


def _padding(stream: Stream, begin: int, pieces: Sequence[TextToken]) -> tuple[int, int]:
    return padding_before(stream, begin, is_label=is_label(pieces[0].text)) if pieces else (0, 0)


def _piece(stream: Stream, begin: int, end: int) -> TextToken:
    return TextToken(
        stream.printed(begin, end).strip(), stream.locator(begin), None, stream.origins[begin][1]
    )


def _joined(tokens: Sequence[TextToken]) -> Iterator[TextToken]:
    """Labels that a line end cut in two are put together where that makes a known one."""
    at = 0
    while at < len(tokens):
        length = _length_of_label(tokens, at)
        if length > 1:
            yield tokens[at]._replace(text="".join(token.text for token in tokens[at : at + length]))
        else:
            yield tokens[at]
        at += length


def _length_of_label(tokens: Sequence[TextToken], at: int) -> int:
    """How many tokens from a place on make a known label; one where none does. A short one (其他) may be cut from a longer."""
    text = tokens[at].text
    if not is_label(text):
        return 1
    said = label_of(text)
    is_whole = said.is_known and len(said.bare) > _SHORT and not _opens_a_note(tokens[at + 1 : at + 2])
    if said.is_foreign or is_whole:
        return 1
    for length, token in enumerate(tokens[at + 1 : at + _PIECES_OF_A_LABEL], start=2):
        text += token.text
        if len(text) > _LONGEST_LABEL or not is_label(token.text):
            return 1
        if is_known(text):
            return length
    return 1


def _opens_a_note(following: Sequence[TextToken]) -> bool:
    """Whether the next line begins a note in brackets that goes on below it."""
    text = plain(following[0].text) if following else ""
    return text.startswith("(") and text.count("(") > text.count(")")

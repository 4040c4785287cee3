"""Lines of a table behind the last row that is read, and those of a table of which no row is.

They are no rows that the form knows, and yet their figures are printed: a row that is cut where a text ends, ways of
appeal under words of their own. The narrative behind the tables has figures too; what tells it is that it goes in
sentences, under chapters of its own, or is the frame of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gongkai.documents import DOUBT
from gongkai.parsing.counting import counts_up
from gongkai.parsing.matrix_labels import label_of
from gongkai.parsing.numbers import read_figure
from gongkai.parsing.row_tokens import TableRow, Token
from gongkai.parsing.stream import plain

_LONGEST_LINE = 80
# one sign for none may be a stroke that parts two words
_FEWEST_SIGNS = 3
_LONGEST_LABEL = 40
_LONGEST_WITH_A_COMMA = 20
_CHAPTER = re.compile(
    r"[#*]*(?:第?[一二三四五六七八九十]{1,2}(?:[、.]|部分)|存在的?(?:主要)?问题|其他需要报告)"
)
_OF_THE_TABLES = re.compile("主动公开|[收受]到和处理|行政复议|行政诉讼|申请情况|统计")
# what stands around a text: who signs it and when, how to reach them, what the page offers
_FRAME = re.compile(
    r"(?:19|20)[0-9]{2}年[0-9]{1,2}月|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.]|电话|手机|传真|邮编|邮政编码|邮箱|联系|地址[:(]|网址|"
    r"填[报表]|负责人|审核人|浏览|点击[量数次:]|访问[量数次:]|阅读[量数次:]|打印|关闭|分享|扫一扫|上一[篇页条]|下一[篇页条]|^附件|"
    r"来源:|发布[时日机人]|编辑:|索引号|文号|版权|主办|承办|备案|网站标识|第[0-9]{1,3}页|共[0-9]{1,3}页|页码|"
    r"ICP|网安备|在线[人:]|今日|留言|[点获]赞|收藏[量数:]|评论[量数:]|字号|热线:|技术支持|^共$"
)
_PAGES = re.compile("[上下]一页|[末尾]页")
_FIGURE = r"[-+−]?[0-9０-９][0-9０-９,.，．]*"
# a label and the figures of its row in one piece: 复议案件 3 0 1 4
_LABEL_AND_FIGURES = re.compile(rf"[^0-9０-９]*[\u4e00-\u9fff)）][\s:：]+(?:{_FIGURE}\s+)*{_FIGURE}")
# the same where nothing parts them, with the unit or without: 复议案件27; 表2 and 附件1 are names
_FUSED = re.compile(
    r"(?!.*(?:附件|附表|附录|附图|[表图页章节第版号期])[0-9])[^0-9]*[\u4e00-\u9fff)][:]?"
    r"[-+−]?[0-9][0-9,.]*(?:万|亿)?(?:元|人次|[件条次个项人份宗篇期家名处起])?"
)
_NOTE = re.compile(r"[(（][^()（）]*[)）]?\s*$")
_MARKS_OF_A_SENTENCE = re.compile("[。;!?]")


def lines_behind(rows: Iterable[tuple[int, TableRow]]) -> Iterator[tuple[int, TableRow]]:
    """Those of the rows, each with its number, that are lines of a table.

    Below heads of the form every line may be one, behind a sentence those of tables that the format gives, under a
    chapter of the narrative none.
    """
    is_under_a_chapter = is_behind_a_sentence = False
    for number, row in rows:
        texts = _labels_of(row)
        if any(map(begins_a_table, texts)):
            is_under_a_chapter = is_behind_a_sentence = False
        elif any(map(_is_chapter_of_the_narrative, texts)):
            is_under_a_chapter = True
        elif any(map(_is_narrative, texts)):
            is_behind_a_sentence = True
        is_open = not is_under_a_chapter and (row.is_whole or not is_behind_a_sentence)
        if is_open and _is_line(row):
            yield number, row


def rows_of_the_page(rows: Iterable[tuple[int, TableRow]]) -> set[int]:
    """The numbers of rows that are those of a calendar, of a list of articles or of pages to turn to, and of no table."""
    filled = [(number, row) for number, row in rows if row.has_figures]
    counting = counts_up([_figures_of(row) for _, row in filled])
    texts = {number: [row.label.text, *(cell.text for cell in row.cells)] for number, row in filled}
    of_pages = {number for number, said in texts.items() if _PAGES.search(plain(" ".join(said)))}
    return of_pages | {filled[at][0] for at in counting}


def before_the_narrative(rows: Iterable[tuple[int, TableRow]]) -> Iterator[tuple[int, TableRow]]:
    """The rows up to the first sentence or chapter that is none of the form."""
    for number, row in rows:
        if any(_is_chapter_of_the_narrative(text) or _is_narrative(text) for text in _labels_of(row)):
            return
        yield number, row


def _labels_of(row: TableRow) -> list[str]:
    return [_without_notes(label.text) if row.has_figures else label.text for label in row.labels]


def _without_notes(text: str) -> str:
    """A label without what its brackets explain, for notes on how to fill a row in may be longer than sentences are."""
    return _NOTE.sub("", text)


def begins_a_table(text: str) -> bool:
    """Whether a text is a head or a row of the form; a way of appeal may be a heading of the narrative too."""
    if len(text) > _LONGEST_LINE:
        return False
    said = label_of(text)
    is_of_appeals = said.appeals is not None and said.appeals[0] > 0
    return bool(said.is_edge or said.group or said.measures or is_of_appeals or said.is_heading or said.row)


def _is_line(row: TableRow) -> bool:
    """Whether a row has a figure behind a label, or several without one."""
    text = _without_notes(row.label.text) if row.has_figures else row.label.text.strip()
    is_none = len(text) > _LONGEST_LINE or is_of_the_frame(plain(text))
    if is_none or (_is_chapter(text) and not begins_a_table(text)):
        return False
    states = [_state(cell) for cell in row.cells if not cell.is_blank]
    if not states:
        return bool(_LABEL_AND_FIGURES.fullmatch(text)) or fused_figure(plain(text))
    has_figures = "value" in states or "zero" in states or states.count("na") >= _FEWEST_SIGNS
    return has_figures and (bool(text) or len(states) > 1)


def _figures_of(row: TableRow) -> list[str]:
    return [plain(cell.text) for cell in row.cells if not cell.is_blank]


def fused_figure(text: str) -> bool:
    """Whether a text, blanks removed, is a label and the one figure of its row with nothing between them."""
    is_whole = len(text) <= _LONGEST_LABEL and text.count("(") == text.count(")")
    return is_whole and bool(_FUSED.fullmatch(text)) and not begins_a_table(text)


def _state(cell: Token) -> str:
    """What a cell prints, a figure of a picture that is in doubt too."""
    return read_figure(cell.text.removesuffix(DOUBT)).state


def is_of_the_frame(text: str) -> bool:
    """Whether a text, blanks removed, is what stands around the text of a report."""
    return bool(_FRAME.search(text))


def is_of_a_sentence(text: str, *, longest: int | None = None) -> bool:
    """Whether a text, blanks removed, ends a sentence or is longer than a label, if need be than `longest`."""
    is_long = len(text) > (longest or _LONGEST_LABEL)
    has_clauses = longest is None and "," in text and len(text) > _LONGEST_WITH_A_COMMA
    return is_long or has_clauses or bool(_MARKS_OF_A_SENTENCE.search(text))


def _is_chapter(text: str) -> bool:
    return bool(_CHAPTER.match(_beginning(text)))


def _is_chapter_of_the_narrative(text: str) -> bool:
    return _is_chapter(text) and not (_OF_THE_TABLES.search(_beginning(text)) or begins_a_table(text))


def _is_narrative(text: str) -> bool:
    if len(text) > _LONGEST_LINE:
        return True
    said = label_of(text)
    if said.is_known or said.is_furniture or begins_a_table(text):
        return False
    return is_of_a_sentence(said.plain) or is_of_the_frame(said.plain)


def _beginning(text: str) -> str:
    return plain(text[:_LONGEST_LABEL])

"""Personal numbers and addresses in what is derived from a document: mobile, identity card, mail.

A report read is masked once, after its claims and figures were read, so every table, page, export and log
has the masked text only; the original in the archive keeps what its publisher printed. A sign is replaced
by a `*` and none is added or removed, so locators and offsets hold. What a figure prints is never touched:
an eleven-digit amount, a row of a table, a document's number, a fixed line or a hotline, which is how the
public is to reach the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from gongkai.parsing.phrases import folded
from gongkai.records import Part, Passage, Report

Span = tuple[int, int]

_MASK = "*"
_WIDE = str.maketrans("＠．＋＿＃［］｛｝‐‑‒–—﹣", "@.+_#[]{}------")
# signs without width that a page sets inside a number; they are masked with it
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}"
    r" ?(?:@|[\[({](?:at|@|#)[\])}]|#(?=(?:[a-z0-9\-]{1,30}\.)+(?:com|cn|net|org)\b)) ?"
    r"(?:[A-Za-z0-9][A-Za-z0-9\-]{0,62}\.){1,4}[A-Za-z]{2,24}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_GAP = rf"[ \-.·{_UNSEEN}]{{0,2}}"
# what stands before and behind a number that is no more than a piece of an address or of a longer number
_NOT_AFTER = r"(?<![0-9A-Za-z=_&?])(?<![0-9][.,:\-])(?<![A-Za-z]/)(?<!/[0-9]{4}/)(?<!/[0-9]{2}/)(?<!/[0-9]/)"
_NOT_BEFORE = r"(?![0-9A-Za-z_%‰])(?!-[0-9])(?!\.(?:[0-9]|s?html?|jsp|aspx?|pdf|docx?))"
_MOBILE = re.compile(
    rf"{_NOT_AFTER}(?P<abroad>\(?(?:\+|00)?86\)?[ \-]?)?0?"
    rf"(?P<number>1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|1[{_UNSEEN}]?[3-9](?:[{_UNSEEN}]?[0-9]){{9}}){_NOT_BEFORE}"
)
_CARD = re.compile(rf"(?<![0-9A-Za-z])([1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx])(?![0-9A-Za-z])")
_OLD_CARD = re.compile(r"(?<![0-9A-Za-z.])([1-9][0-9]{14})(?![0-9A-Za-z%])(?!\.[0-9])")
_AT = re.compile(r"[@＠#＃]|[\[({［（｛](?:at|AT|At)[\])}］）｝]")
_DIGIT = re.compile(r"[0-9０-９]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# the first two digits of an identity number: provinces, the special regions, foreigners' cards
_PROVINCES = frozenset(
    str(number)
    for run in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 91))
    for number in range(run[0], run[1] + 1)
)
_OF_A_CARD = re.compile(r"身份证|证件号|公民身份|居民证|ID", re.IGNORECASE)
_OF_A_PHONE = re.compile(
    r"手机|电话|联系|微信|致电|拨打|来电|短信|号码|传真|小灵通|热线|咨询|phone|mobile|tel|cell", re.IGNORECASE
)
# a form has rows named 电话咨询 and 热线: there the word must end in a colon, or say whose number it is
_IN_A_FORM = re.compile(
    r"手机|联系|拨打|致电|电话 ?(?:号码)?(?:[:0-9+(]|$)|号码|phone|mobile|tel", re.IGNORECASE
)
_OF_ANOTHER_NUMBER = re.compile(
    r"(?:信用代码|组织机构代码|索引号|编号|单号|文号|账号|帐号|卡号|流水号|案号|批号|代码|订单|条码|备案|许可证?号|ICP)[^,;。；、\n]{0,8}$"
)
# behind it a number counts or measures something
_UNIT = re.compile(
    r" ?(?:[多余几]?(?:[十百千万亿]+|元|件|条|人|次|个|份|项|篇|起|宗|户|家|册|张|部|吨|亩|公里|平方|立方|千瓦|公斤|千克|斤|度|字|美元|点击|位|号文|台|笔|批|期|米|升|倍|页|天|日|年|月|秒|分|辆|棵|株|头|只|套|幅|万|亿|美金|欧元|港币|港元|角|kg|km|%|‰|％|℃))"
)
_MONEY = re.compile(
    r"[¥￥$€]\s?$|(?:人民币|金额|资金|投资|支出|收入|预算|费用|总计|合计|总额|共计|累计|点击量|浏览量|访问量)[为达是:共约]{0,3} ?$|(?:达到?|约|近|超过?|共) ?$"
)
_NEARBY = 16
_FULL_LINE = 18
_RUNS_ON = re.compile(r"[0-9０-９A-Za-z@＠._\-]{2}")


def masked(report: Report) -> Report:
    """The report with what is personal in its texts replaced, sign for sign; all figures as they were."""
    return replace(
        report,
        title=report.title and mask(report.title),
        reason=report.reason and mask(report.reason),
        cells=tuple(
            cell._replace(raw=mask(cell.raw, "form")) if cell.state == "text" and cell.raw else cell
            for cell in report.cells
        ),
        claims=tuple(replace(claim, text=mask(claim.text)) for claim in report.claims),
        unread=tuple(replace(line, text=mask(line.text, "form")) for line in report.unread),
        passages=tuple(_masked_lines(report.passages)),
    )


def _masked_lines(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Each line masked knowing the line before it: a label may stand there, or the number begin there."""
    texts = [line.text for line in passages]
    for at, line in enumerate(passages):
        before = texts[at - 1] if at else ""
        texts[at] = mask(line.text, line.part, before)
        if at and line.part == passages[at - 1].part == "narrative" and _runs_on(before, line.text):
            joined = mask(passages[at - 1].text + line.text)
            texts[at - 1], texts[at] = (
                _both(before, joined[: len(before)]),
                _both(texts[at], joined[len(before) :]),
            )
    return (replace(line, text=text) for line, text in zip(passages, texts, strict=True))


def _runs_on(before: str, text: str) -> bool:
    """Whether a page's width may have cut a number or an address between two lines."""
    return len(before) >= _FULL_LINE and bool(_RUNS_ON.match(before[-1] + text[0]))


def _both(one: str, other: str) -> str:
    return "".join(_MASK if _MASK in pair else pair[0] for pair in zip(one, other, strict=True))


def mask(text: str, part: Part = "narrative", before: str = "") -> str:
    """The text with mobile numbers, identity numbers and mail addresses replaced by as many `*`.

    In a form's lines a bare number is a figure: there it needs a word beside it that says what it is.
    `before` is the line above, which may be the label of a number that stands alone.
    """
    if not _may_hold(text):
        return text
    plain = folded(text).translate(_WIDE)
    label = folded(before[-_NEARBY:])
    signs = list(text)
    for start, end in _personal(plain, part, label):
        signs[start:end] = _MASK * (end - start)
    return "".join(signs)


def _may_hold(text: str) -> bool:
    """Whether there is an at sign, or as many digits as the shortest number has: most lines have neither."""
    return bool(_AT.search(text)) or len(_DIGIT.findall(text)) >= 11


def _personal(text: str, part: Part, label: str) -> Iterator[Span]:
    yield from (match.span() for match in _MAIL.finditer(text))
    for pattern, is_one in _NUMBERS:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _NEARBY) : match.start()]
            if is_one(match, before if before.strip() else label, part):
                yield match.span()


def _is_mobile(match: re.Match[str], before: str, part: Part) -> bool:
    if _counts(match, before):
        return False
    # a blank between figures parts the cells of a row, in whatever part of a document the row stands
    is_in_table = part == "form" or " " in match["number"]
    if match["abroad"] or (_IN_A_FORM if is_in_table else _OF_A_PHONE).search(before):
        return True
    return not is_in_table and not _is_row(match.string)


def _is_card(match: re.Match[str], before: str, part: Part) -> bool:
    digits = re.sub(r"[^0-9X]", "", match[1].upper())
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return (
        digits[:2] in _PROVINCES
        and _is_birthday(digits[6:14])
        and _CHECKS[total % 11] == digits[17]
        and (" " not in match[1] or bool(_OF_A_CARD.search(before)))
        and not _OF_ANOTHER_NUMBER.search(before)
    )


def _is_old_card(match: re.Match[str], before: str, part: Part) -> bool:
    digits = match[1]
    if digits[:2] not in _PROVINCES or not _is_birthday(f"19{digits[6:12]}") or _counts(match, before):
        return False
    return bool(_OF_A_CARD.search(before)) or (part != "form" and not _is_row(match.string))


_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, Part], bool]], ...] = (
    (_CARD, _is_card),
    (_OLD_CARD, _is_old_card),
    (_MOBILE, _is_mobile),
)


def _counts(match: re.Match[str], before: str) -> bool:
    """Whether a number counts, measures or names something else than a person."""
    return bool(
        _UNIT.match(match.string, match.end()) or _MONEY.search(before) or _OF_ANOTHER_NUMBER.search(before)
    )


def _is_row(text: str) -> bool:
    """Whether a line has no word at all: figures, as a table prints them."""
    return not re.search(r"[A-Za-z\u4e00-\u9fff]", text)


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2049

"""Personal numbers and addresses in what is derived from a document: mobile, identity card, mail.

A report read is masked once, after its claims and figures were read, so every table, page, export and log
has the masked text only; the original in the archive keeps what its publisher printed. A sign is replaced
by a `*` and none is added or removed, so locators and offsets hold. What a figure prints is never touched:
an eleven-digit amount, a row of a table, a document's number, a fixed line or a hotline, which is how the
public is to reach the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.parsing.personal import RINGED_DIGITS, SPOKEN_DIGITS, personal_spans
from gongkai.parsing.phrases import folded
from gongkai.records import Part, Passage, Report

_MASK = "*"
_LABEL = 24
_AT = re.compile(r"[@＠﹫#＃]|at|ａｔ|[\[({（]a[\])}）]", re.IGNORECASE)
_DIGIT = re.compile(rf"\d|[{SPOKEN_DIGITS}{RINGED_DIGITS}]")  # of any script
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
    signs = list(text)
    for start, end in personal_spans(text, part, folded(before[-_LABEL:])):
        signs[start:end] = _MASK * (end - start)
    return "".join(signs)


def _may_hold(text: str) -> bool:
    """Whether there is an at sign, or as many digits as the shortest number has: most lines have neither."""
    return bool(_AT.search(text)) or len(_DIGIT.findall(text)) >= 11

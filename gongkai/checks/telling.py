"""What the diagnosis says of a cause, a failure or a shift: the finding, its formulas, its candidates."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.checks import catalogue
from gongkai.checks.explanations import Cause, Explanation, natural_suspect
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault, fault_of
from gongkai.checks.findings import Finding, Judgement, finding, materiality
from gongkai.checks.formula import Formula, worst
from gongkai.checks.mechanisms import is_other_unit
from gongkai.checks.moved import Shift
from gongkai.checks.running import Failure
from gongkai.checks.saying import sentence_of, shift_sentence
from gongkai.checks.wording import Sentence, statement
from gongkai.forms import Edition

Candidates = Sequence[tuple[str, Decimal | None, float]]

_NOTHING_MORE = Sentence("", "")
_REPEATED = Sentence("那是上年度报告的数。", " That is the figure of last year's report.")
_WHOLE_REGION = re.compile("全[省市区县州盟旗]|各级")  # the sentence counts what the table counts
_OF_TEXT = (Fault.TEXT_OR_TABLE, Fault.LAST_YEAR_VALUE)
_HALF = 0.5
_MUCH_LESS = 2  # a text that says no more than half of the table speaks of a part of what the table counts


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the failures it explains and the cells that could be at fault."""

    finding: Finding
    failures: Sequence[Failure]
    candidates: Candidates = ()


def of_cause(
    report: Facts, cause: Cause, explained: Sequence[Failure], broken: Container[int] = ()
) -> Iterator[Told]:
    """One finding, or one for each cell where several are certain to be wrong, each by itself; `broken`: tables whose sums fail."""
    certain = cause.certain
    if all(failure.kind == "text_vs_table" for failure in explained):
        yield _text_or_table(report, cause, explained, broken)
    elif certain is None:
        yield _open(report, cause, explained)
    elif certain.is_single_trace:
        yield _certain(report, certain, explained)
    else:
        for cell, value in certain.changes:
            own = [failure for failure in explained if cell in failure.items]
            yield _certain(report, replace(certain, changes=((cell, value),)), own)


def of_tied(report: Facts, group: Sequence[Failure]) -> Told:
    """Failures against another year that formulas of the form tie together: no single cell explains them."""
    return _open(report, Cause((), (), parted=False), group)


def of_unread(report: Facts, lacking: Sequence[Failure]) -> Told:
    """Sums of which a part may stand in a line that we could not read: they tell of no cell."""
    leading = lacking[0]
    judged = Judgement(
        leading=leading,
        fault=Fault.READING_DOUBT,
        items=_union(lacking),
        suspect=None,
        found=leading.found,
        expected=leading.expected,
        proposed=None,
        sentence=sentence_of(report, lacking, None),
    )
    return Told(finding(report, _doubted(judged)), lacking)


def of_repeated(report: Facts, one_fault: Sequence[Failure]) -> Told:
    """A text that repeats last year's figure, and what that makes it differ from."""
    told = of_failure(report, one_fault[0], _REPEATED)
    is_text = told.finding.fault is not Fault.READING_DOUBT
    found = replace(told.finding, fault=Fault.LAST_YEAR_VALUE) if is_text else told.finding
    return replace(told, finding=found, failures=one_fault)


def is_of_text(told: Told) -> bool:
    """Whether a figure of the text may be what is wrong."""
    return told.finding.kind == "text_vs_table" and told.finding.fault in _OF_TEXT


def with_consequences(told: Told, own: Sequence[Failure]) -> Told:
    """With what the text then says against itself, as loud as the loudest of all."""
    found = told.finding
    severity = worst([found.severity, *(failure.severity for failure in own)])
    zh = f"该数还使正文自身另有{len(own)}处不合。"
    en = f" The same figure leaves {len(own)} more of the text that does not follow."
    found = replace(
        found, severity=severity, statement=found.statement + zh, statement_en=found.statement_en + en
    )
    return replace(told, finding=found, failures=[*told.failures, *own])


def of_copied(report: Facts, one_fault: Sequence[Failure]) -> Told:
    """A table that is last year's, as loud as what it makes not follow from last year or from the text."""
    copy = replace(one_fault[0], severity=worst([failure.severity for failure in one_fault]))
    count = len(one_fault) - 1
    more = Sentence(
        f"因此另有{count}条与上年的衔接或与正文的对照不成立。",
        f" {count} more do not follow from last year or from the text because of it.",
    )
    return replace(of_failure(report, copy, more), failures=one_fault)


def of_odd(report: Facts, group: Sequence[Failure]) -> Told:
    """What is unlikely: a figure and those that sums tie to it jump together."""
    more = len(group) - 1
    tied = Sentence(
        f"与之有等式相连的另外{more}个数随之相差悬殊。", f" {more} more that sums tie to it are as far."
    )
    return replace(of_failure(report, group[0], tied if more else _NOTHING_MORE), failures=group)


def of_failure(report: Facts, failure: Failure, more: Sentence = _NOTHING_MORE) -> Told:
    """A failure that needs no further diagnosis; `more` is said after its statement."""
    fault = fault_of(failure.rule, failure.kind, is_blank=report.is_blank(failure.suspect))
    if failure.suspect in report.doubts and fault is not Fault.FORMAL:
        fault = Fault.READING_DOUBT
    judged = Judgement(
        leading=failure,
        fault=fault,
        items=failure.items,
        suspect=failure.suspect,
        found=failure.found,
        expected=failure.expected,
        proposed=None,
        sentence=statement(failure, report.form).plus("。", ".").plus(more.zh, more.en),
    )
    return Told(finding(report, _doubted(judged)), [failure])


def _certain(report: Facts, certain: Explanation, explained: Sequence[Failure]) -> Told:
    is_doubt = _is_doubtful(report, [cell for cell, _ in certain.changes], explained, is_certain=True)
    judged = Judgement(
        leading=explained[0],
        fault=Fault.READING_DOUBT if is_doubt else certain.fault,
        items=_union(explained),
        suspect=certain.cell,
        found=report.figures.get(certain.cell),
        expected=certain.value,
        proposed=certain.value if certain.exact else None,
        sentence=sentence_of(report, explained, certain),
    )
    candidates = [(cell, value, 1.0) for cell, value in certain.changes]
    return Told(finding(report, _doubted(judged)), explained, candidates)


def _open(report: Facts, cause: Cause, explained: Sequence[Failure]) -> Told:
    candidates = cause.shares()
    suspect = natural_suspect(_formula(explained[0]), cause)
    named = suspect or (candidates[0][0] if candidates else None)
    is_doubt = _is_doubtful(report, [cell for cell, _, _ in candidates], explained, is_certain=False)
    found, expected = explained[0].found, explained[0].expected
    if suspect and suspect != explained[0].suspect:
        value = {cell: value for cell, value, _ in candidates}.get(suspect)
        found, expected = report.figures.get(suspect), value
    likeliest = next((one.fault for one in cause.explanations if one.cell == named), Fault.UNRECONCILED)
    judged = Judgement(
        leading=explained[0],
        fault=Fault.READING_DOUBT if is_doubt else _traced(likeliest) if suspect else Fault.UNRECONCILED,
        items=_union(explained),
        suspect=suspect,
        found=found,
        expected=expected,
        proposed=_determined(cause, suspect),
        sentence=sentence_of(report, explained, None, cause),
    )
    return Told(finding(report, _doubted(judged)), explained, candidates)


def _text_or_table(report: Facts, cause: Cause, explained: Sequence[Failure], broken: Container[int]) -> Told:
    """The text says otherwise and the table's own arithmetic decides nothing, or speaks for the table."""
    leading = explained[0]
    suspect = cause.certain.cell if cause.certain else leading.suspect
    is_doubt = suspect in report.doubts
    is_unit = not is_doubt and is_other_unit(report, leading.suspect, leading.found, leading.expected)
    is_scope = not is_doubt and not is_unit and _is_other_scope(report, leading)
    sentence = sentence_of(report, explained, None)
    if is_unit:
        sentence = sentence.plus(
            "两数数字相同，只差单位，疑似元与万元混淆。",
            " Both have the same digits: yuan and ten thousand yuan may be confused.",
        )
    elif is_scope:
        leading = replace(leading, severity="info")
        sentence = sentence.plus(
            "正文所计可能只是其中一个机关或一部分，而表按全区（县、市）汇总。",
            " The text may count one body or a part, the table the whole region.",
        )
    elif not cause.explanations and not cause.parted and not _is_in(report, leading.items, broken):
        sentence = sentence.plus(
            "表内各等式成立，支持表中的数。", " The sums of the table hold and speak for the table."
        )
    known = Fault.UNIT_SLIP if is_unit else Fault.OTHER_SCOPE if is_scope else Fault.TEXT_OR_TABLE
    judged = Judgement(
        leading=leading,
        fault=Fault.READING_DOUBT if is_doubt else known,
        items=_union(explained),
        suspect=suspect,
        found=leading.found if suspect == leading.suspect else report.figures.get(suspect or ""),
        expected=leading.expected,
        proposed=None,
        sentence=sentence,
    )
    # the text may be what is wrong: no cell has more than half of the evidence
    candidates = [(cell, value, share / 2) for cell, value, share in cause.shares()]
    return Told(finding(report, _doubted(judged)), explained, candidates)


def _is_in(report: Facts, items: Iterable[str], tables: Container[int]) -> bool:
    codes = report.form.by_code if report.form else {}
    return any(codes[item].table_no in tables for item in items if item in codes)


def _is_other_scope(report: Facts, leading: Failure) -> bool:
    if report.scope != "government" or leading.op != "=" or _WHOLE_REGION.search(leading.note_zh or ""):
        return False
    said, printed = leading.expected, leading.found
    return said is not None and printed is not None and 0 < said * _MUCH_LESS <= printed


def _traced(fault: Fault) -> Fault:
    """The mechanism that the likeliest cell shows, if any; that it is the one is not certain."""
    return Fault.UNRECONCILED if fault in (Fault.WRONG_CELL, Fault.BLANK_CELL) else fault


def _is_doubtful(
    report: Facts, cells: Sequence[str], explained: Sequence[Failure], *, is_certain: bool
) -> bool:
    """Whether our reading may be what is wrong: an uncertain figure, or unread lines and numbers missing."""
    if not report.doubts.isdisjoint(cells):
        return True
    concerned = cells if is_certain else _union(explained)
    lacking = [cell for cell in concerned if report.figures.get(cell) is None]
    return bool(report.unread and lacking) and report.has_unread_among(lacking)


def _doubted(judged: Judgement) -> Judgement:
    """A doubt of our own reading is no error of the body."""
    if judged.fault is not Fault.READING_DOUBT:
        return judged
    leading = judged.leading
    milder = replace(leading, severity="warning") if leading.severity == "error" else leading
    says = judged.sentence.plus(
        "该处读取存疑，请先对照原文，不能归责于填报机关。",
        " The reading of this place is uncertain: compare the document first, the body is not to blame.",
    )
    return replace(judged, leading=milder, sentence=says)


def _formula(failure: Failure) -> Formula:
    if failure.formula is None:
        raise ValueError(f"{failure.rule} is not linear")
    return failure.formula


def _union(failures: Iterable[Failure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for failure in failures for item in failure.items))


def _determined(cause: Cause, suspect: str | None) -> Decimal | None:
    """The value of the suspect, if it is the only cell that equalities determine and nothing would fail."""
    exact = [one for one in cause.explanations if one.exact]
    is_determined = len(exact) == 1 and exact[0].cell == suspect and exact[0].whole
    return exact[0].value if is_determined else None


def of_shift(report: Facts, form: Edition, moved: Shift) -> Told:
    """Figures that would satisfy more if they stood elsewhere: a hypothesis, with what each cell would hold."""
    rule = catalogue.by_name()[moved.rule]
    sentence = shift_sentence(report, form, moved)
    suspect = moved.cells[0]
    is_doubt = any(report.may_lack(failure.items) for failure in moved.mended)
    would = dict(moved.changes).get(suspect) if moved.is_whole else None
    leading = Failure(
        report.report_id, rule.rule, rule.kind, worst([f.severity for f in moved.mended]), (), suspect,
        None, None, None, None, None, sentence.zh, sentence.en, None, None,
    )  # fmt: skip
    judged = Judgement(
        leading=leading,
        fault=Fault.READING_DOUBT if is_doubt else moved.fault,
        items=tuple(dict.fromkeys((*moved.cells, *moved.targets))),
        suspect=suspect,
        found=report.figures.get(suspect),
        expected=would,
        proposed=would,
        sentence=sentence,
    )
    weights = [
        materiality(report, failure.suspect, failure.found - failure.expected)
        for failure in moved.mended
        if failure.found is not None and failure.expected is not None
    ]
    heaviest = max((weight for weight in weights if weight is not None), default=None)
    found = replace(finding(report, _doubted(judged)), materiality=heaviest)
    share = 1 / max(1, len(moved.lost))
    lost = [(cell, value, share) for place in moved.lost for cell, value in place]
    of_block = 1.0 if moved.is_whole else _HALF  # what leaves some of it unmended is half the truth at most
    return Told(found, moved.explained, [*((cell, value, of_block) for cell, value in moved.changes), *lost])

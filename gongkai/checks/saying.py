"""The sentences of the diagnosis: what does not hold, and with what it would."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.checks.explanations import Cause, Explanation
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.running import Failure
from gongkai.checks.shift import Shift
from gongkai.checks.wording import Sentence, brief, label, plain, statement


def sentence_of(
    report: Facts, explained: Sequence[Failure], certain: Explanation | None, cause: Cause | None = None
) -> Sentence:
    """What a cause makes not hold, and how many cells with which values would mend it."""
    says = statement(explained[0], report.form).plus("。", ".")
    if len(explained) > 1:
        says = says.plus(
            f"同一原因使另外{len(explained) - 1}条校验不成立。",
            f" The same cause explains {len(explained) - 1} more that do not hold.",
        )
    if certain and certain.exact:
        would = _with(report, certain)
        says = says.plus(f"若{would.zh}，则全部成立。", f" With {would.en} all of it would hold.")
        if certain.fault is not Fault.WRONG_CELL:
            says = says.plus(f"迹象：{certain.fault.zh}。", f" It looks like: {certain.fault.en.lower()}.")
    elif cause and len(cause.explanations) > 1:
        cells, fewest = len(cause.shares()), cause.fewest
        if fewest == 1 and any(len(one.changes) > 1 for one in cause.explanations):
            either = [_with(report, one) for one in cause.explanations]
            return says.plus(
                f"{'；或'.join(f'若{one.zh}' for one in either)}，则全部成立。",
                f" It would hold {', or '.join(f'with {one.en}' for one in either)}.",
            )
        if fewest > 1:
            return says.plus(
                f"至少{fewest}个格有误，可能在{cells}个格之中。",
                f" At least {fewest} cells are wrong, among {cells} that could be.",
            )
        says = says.plus(
            f"{cells}个格中任何一个改动都可使其成立。",
            f" A change of any one of {cells} cells would mend it.",
        )
    return says


def _with(report: Facts, one: Explanation) -> Sentence:
    said = [
        (label(report.form, cell, "zh"), label(report.form, cell, "en"), plain(value))
        for cell, value in one.changes
    ]
    zh = "，".join(f"{name}为{value}" for name, _, value in said)
    return Sentence(zh, " and ".join(f"{value} for {name}" for _, name, value in said))


def shift_sentence(report: Facts, moved: Shift) -> Sentence:
    """Which block seems to stand where, and what it would mend, leave and newly raise."""
    first, last = (
        Sentence(label(report.form, cell, "zh"), label(report.form, cell, "en"))
        for cell in (moved.cells[0], moved.cells[-1])
    )
    mends, leaves, raises = (_list(report, failures) for failures in (moved.mended, moved.left, moved.raised))
    block = moved.described(first, last)
    return Sentence(
        f"{block.zh}若移回，可消除：{mends.zh}；仍不符：{leaves.zh}；新出现：{raises.zh}。此为推测，原数未作改动。",
        f"{block.en} Moved back this would mend: {mends.en}; leave: {leaves.en}; newly raise: {raises.en}. "
        "This is a hypothesis: nothing was changed.",
    )


def _list(report: Facts, failures: Sequence[Failure]) -> Sentence:
    told = [brief(failure, report.form) for failure in failures]
    if not told:
        return Sentence("无", "none")
    return Sentence("、".join(one.zh for one in told), ", ".join(one.en for one in told))

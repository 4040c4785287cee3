"""The sentences of the diagnosis: what does not hold, and with what it would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gongkai.checks.explanations import Cause, Explanation
from gongkai.checks.facts import Facts
from gongkai.checks.faults import Fault
from gongkai.checks.moved import Shift
from gongkai.checks.running import Failure
from gongkai.checks.wording import Sentence, brief, label, plain, statement
from gongkai.forms import Edition

_FEW = 3  # cells with their values that are named one by one
_MANY_RULES, _FEW_RULES = 6, 4  # more of them are told by the first


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
        would = _with(report, certain.changes)
        says = says.plus(f"若{would.zh}，则全部成立。", f" With {would.en} all of it would hold.")
        if certain.fault is not Fault.WRONG_CELL:
            says = says.plus(f"迹象：{certain.fault.zh}。", f" It looks like: {certain.fault.en.lower()}.")
    elif cause and len(cause.explanations) > 1:
        cells, fewest = len(cause.shares()), cause.fewest
        if fewest == 1 and any(len(one.changes) > 1 for one in cause.explanations):
            either = [_with(report, one.changes) for one in cause.explanations]
            return says.plus(
                f"{'；或'.join(f'若{one.zh}' for one in either)}，则全部成立。",
                f" It would hold {', or '.join(f'with {one.en}' for one in either)}.",
            )
        if all(one.fault is Fault.WRONG_LINE for one in cause.explanations):
            lines = len(cause.explanations)
            return says.plus(
                f"疑有一整行或一整列的数字有误，{lines}处均有可能。",
                f" A whole row or column seems to be wrong: any one of {lines} would mend it.",
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


def _with(report: Facts, changes: Iterable[tuple[str, Decimal | None]]) -> Sentence:
    said = [
        (label(report.form, cell, "zh"), label(report.form, cell, "en"), plain(value))
        for cell, value in changes
    ]
    more = len(said) - _FEW
    said = said[:_FEW] if more > 0 else said
    zh = "，".join(f"{name}为{value}" for name, _, value in said)
    en = " and ".join(f"{value} for {name}" for _, name, value in said)
    return (
        Sentence(f"{zh}等{more + _FEW}格", f"{en} and {more} more cell{'s' if more > 1 else ''}")
        if more > 0
        else Sentence(zh, en)
    )


def shift_sentence(report: Facts, form: Edition, moved: Shift) -> Sentence:
    """Which figures seem to stand where, and what it would mend, leave and newly raise."""
    mends, leaves, raises = (_list(report, failures) for failures in (moved.mended, moved.left, moved.raised))
    block = moved.described(form)
    if moved.lost:
        lost = [_with(report, place) for place in moved.lost]
        block = block.plus(
            f"被覆盖的原数按等式应为：{'；或'.join(one.zh for one in lost)}。",
            f" By the sums the number written over was {', or '.join(one.en for one in lost)}.",
        )
    back = (
        Sentence("换回", "Exchanged back")
        if moved.fault is Fault.EXCHANGED_LINES
        else Sentence("移回", "Moved back")
    )
    return Sentence(
        f"{block.zh}若{back.zh}，可消除：{mends.zh}；仍不符：{leaves.zh}；新出现：{raises.zh}。此为推测，原数未作改动。",
        f"{block.en} {back.en} this would mend: {mends.en}; leave: {leaves.en}; newly raise: {raises.en}. "
        "This is a hypothesis: nothing was changed.",
    )


def _list(report: Facts, failures: Sequence[Failure]) -> Sentence:
    """Each by its rule and values; of many the first, for all stand under the finding or are findings of their own."""
    told = [brief(failure, report.form) for failure in failures]
    if not told:
        return Sentence("无", "none")
    more = len(told) - _FEW_RULES if len(told) > _MANY_RULES else 0
    told = told[:_FEW_RULES] if more else told
    zh, en = "、".join(one.zh for one in told), ", ".join(one.en for one in told)
    return Sentence(f"{zh}等{more + len(told)}条", f"{en} and {more} more") if more else Sentence(zh, en)

"""Changes from last year told by both figures, or without this year's: put into the usual words.

由28件增至33件 is 33件,比上年增加5件; 办结量比上年增加5件 tells the change of a subject, and no figure.
As in `wording`, claims carry the sentence as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.parsing.clauses import ARABIC, CHINESE, UNIT, Counted, number_of
from gongkai.parsing.comparisons import AGAINST, LAST_YEAR, WAYS

_NUMBER = rf"(?:{ARABIC}|{CHINESE})"
_MORE = "增加|增长|上升|提高|提升|攀升|扩大|增|升"
_LESS = "减少|下降|降低|回落|缩减|减|降"
# 由上年的28件增至33件; what was none at last has no unit
_FROM_TO = re.compile(
    rf"(?:由|从)(?:(?P<when>{LAST_YEAR})度?的?)?(?P<old>{_NUMBER})(?P<unit>{UNIT})?,?(?:{_MORE}|{_LESS})(?:至|到|为)"
    rf"(?:(?:本年度?|今年)的?)?(?:(?P<new>{_NUMBER})(?P<counted>{UNIT})|(?P<none>零|0)(?=[,;。、)]|$))"
)
# 申请量同比略降,由27件降至25件: of what it is told stands before
_SUBJECT_BEFORE = re.compile(
    rf"(?P<what>(?:^|[,;。:])[^0-9,;。:]{{2,14}}?)(?:{AGAINST})?(?:略有?|有所|明显|大幅|小幅)?(?:下降|上升|增加|减少|增长|回落|降低|降|升|增|减),(?=(?:由|从)(?:{LAST_YEAR}度?的?)?{_NUMBER})"
)
# 许可304件、处罚43件,较上年分别减少23件和1件
_BOTH_CHANGED = re.compile(
    rf"(?P<one>[0-9]{{1,9}}(?:{UNIT}))(?P<sign>[、,和])(?P<what>[^0-9,;。、]{{2,12}})(?P<other>[0-9]{{1,9}}(?:{UNIT})),"
    rf"(?:分别{AGAINST}|{AGAINST}分别)(?P<way>{'|'.join(WAYS)})(?:了)?(?P<first>[0-9]{{1,9}}(?:{UNIT})?)(?:和|、|与)(?P<next>{'|'.join(WAYS)})?(?P<second>[0-9]{{1,9}}(?:{UNIT}))"
)
# 10件(上年8件), 170条,而上年只有51条
_AND_LAST_YEAR = re.compile(
    rf"(?P<new>{_NUMBER})(?P<unit>{UNIT})(?P<sign>\((?:而|与)?{LAST_YEAR}度?(?:同期)?(?:则|仅|只)?(?:为|是|有|的)?|,(?:而|与)?{LAST_YEAR}度?(?:同期)?(?:则|仅|只)?(?:为|是|有))(?P<old>{_NUMBER})(?P<counted>{UNIT})(?=[,;。)、]|$)(?![,、](?:本年|今年|当年))"
)
# 370条,较上年的341条增加29条
_THAN_A_FIGURE = re.compile(
    rf"(?P<new>{_NUMBER})(?P<unit>{UNIT})(?P<sign>\(|,)(?:相)?(?:比|较|与){LAST_YEAR}度?的?(?P<old>{_NUMBER})(?P<counted>{UNIT})(?:相比)?,?(?=(?:{'|'.join(WAYS)})了?{_NUMBER})"
)
# 新收申请较上年的31件增加1件
_THAN_ALONE = re.compile(
    rf"(?P<against>(?:相)?(?:比|较){LAST_YEAR})度?的?{_NUMBER}(?:{UNIT})(?=(?:{'|'.join(WAYS)})了?{_NUMBER})"
)
# years other than the two that are compared
_OTHER_TIME = re.compile("季度|半年|[0-9]月|以来|年初|前年|20[0-9]{2} ?年(?=的?[0-9])")
_CHANGED = re.compile(
    rf"^(?P<what>[^0-9]*?)(?P<against>{AGAINST})?,?(?:有所|略|净|又|均|都|共|也)*(?P<way>{'|'.join(WAYS)})(?:了|为|达)?$"
)
_ANY_AGAINST = re.compile(AGAINST)
_ENDED = re.compile("(?:办结|答复|办理|处理)[^,;。0-9]{0,10}$")
_COUNTED_BEFORE = re.compile(rf"[0-9](?:{UNIT})[、,和][^,;。、0-9]{{0,10}}$")
_REQUESTS = re.compile("申请[^,;。0-9]{0,6}$")
_COMPARES = re.compile(rf"{AGAINST}$")
# 申请数量总体平稳, in front of by how many
_HOW_IT_WENT = re.compile(
    "^(?P<what>[^0-9]{2,20}?(?:总?数量?|总?量))(?:总体|基本|有所|明显|大幅|小幅|继续|略有|保持|呈|也|均)+(?:平稳|稳定|上升|下降|增加|减少|增长|回落|提高|增多)(?:趋势|态势)?$"
)
_UNITS_OF_SUBJECTS = ("件", "条", "次", "人次")
_PERCENT = re.compile(
    rf"^(?P<what>[^0-9,;。]{{2,24}}?)(?P<against>{AGAINST})?,?(?P<way>{'|'.join(WAYS)})(?:了|为|达)?(?P<number>{ARABIC})%(?!以上|以下|左右|上下|多|强)"
)


def with_changes(text: str) -> str:
    """A sentence in plain words in which last year's figures are told as the change from them."""
    if _OTHER_TIME.search(text):
        return _FROM_TO.sub(_come_to, text)
    text = _FROM_TO.sub(_risen, _SUBJECT_BEFORE.sub(r"\g<what>", _BOTH_CHANGED.sub(_each_changed, text)))
    text = _THAN_A_FIGURE.sub(_with_its_change, _AND_LAST_YEAR.sub(_with_its_change, text))
    return _THAN_ALONE.sub(r"\g<against>", text)


def _come_to(told: re.Match[str]) -> str:
    """What a figure came to, without the change from what it was."""
    unit = told["counted"] or told["unit"]
    is_of_requests = _REQUESTS.search(told.string[: told.start()])
    return f"为{_plain(_new(told))}{unit}" if unit and (told["when"] or is_of_requests) else told[0]


def _risen(told: re.Match[str]) -> str:
    unit = told["counted"] or told["unit"]
    if not unit or (told["unit"] or unit) != unit:
        return told[0]
    if not (told["when"] or _ANY_AGAINST.search(told.string)):  # from another year, perhaps
        return _come_to(told)
    new = _new(told)
    return f"为{_plain(new)}{unit},{_change(new - number_of(told['old']), unit)}"


def _new(told: re.Match[str]) -> Decimal:
    return Decimal(0) if told["none"] else number_of(told["new"])


def _with_its_change(told: re.Match[str]) -> str:
    if told["unit"] != told["counted"]:
        return told[0]
    if told.re is _AND_LAST_YEAR and _ENDED.search(told.string[: told.start()]):
        return told[0]  # 办结62件(上年2件): of those closed, perhaps, the ones carried in
    change = _change(number_of(told["new"]) - number_of(told["old"]), told["unit"])
    more = "," if told.re is _THAN_A_FIGURE else ""
    return f"{told['new']}{told['unit']}{told['sign'][0]}{change}{more}"


def _each_changed(told: re.Match[str]) -> str:
    if _COUNTED_BEFORE.search(told.string[: told.start()]) or re.match(
        "[、和][0-9]", told.string[told.end() :]
    ):
        return told[0]  # of three or more
    unit = re.sub("[0-9]", "", told["second"])
    first = told["first"] if not told["first"].isdigit() else told["first"] + unit
    return f"{told['one']},比上年{told['way']}{first},{told['what']}{told['other']},比上年{told['next'] or told['way']}{told['second']}"


def _change(value: Decimal, unit: str) -> str:
    if value == 0:
        return "与上年持平"
    return f"比上年{'增加' if value > 0 else '减少'}{_plain(abs(value))}{unit}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def changed(number: Counted, heard: Sequence[str]) -> Counted | None:
    """A number that tells the change of a subject, as if it counted it; None where it tells none.

    `heard`: the clauses before, which may say what is compared (与上年相比,办结量增加5件) or of what (申请量有所增加,比上年多5件).
    """
    told = _CHANGED.match(number.before)
    if not told or number.value is None or number.passed:
        return None
    what = told["what"]
    if not what.strip("仅只也共"):
        of = _HOW_IT_WENT.match(heard[-1]) if heard else None
        what = of["what"] if of else ""
    elif not (told["against"] or any(_COMPARES.search(clause) for clause in heard)):
        return None
    return replace(number, before=what, value=WAYS[told["way"]] * number.value) if what else None


def changed_by_percent(clause: str, heard: Sequence[str]) -> Iterator[Counted]:
    """The change in percent of a subject that a clause names without a figure, under each unit that may count it."""
    told = _PERCENT.match(clause)
    if told and (told["against"] or any(_COMPARES.search(one) for one in heard)):
        value = WAYS[told["way"]] * number_of(told["number"])
        rest = clause[told.end() :]
        for unit in _UNITS_OF_SUBJECTS:
            yield Counted(value, None, None, unit, told["what"], "", rest, is_chinese=False)

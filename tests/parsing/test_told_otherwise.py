"""What a text tells without its figure: all of those before, so many percent of them, none under a heading."""

from decimal import Decimal

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped
from gongkai.records import Claim

Range = tuple[int | None, int | None]


def said(form: str, *paragraphs: str) -> list[Claim]:
    wrapped = [Wrapped.of([Paragraph(text, f"line {at}")]) for at, text in enumerate(paragraphs, 1)]
    return claims_of(wrapped, edition(form), 2017, None)


def values(form: str, *paragraphs: str) -> dict[str, Decimal | None]:
    return {claim.item: claim.value for claim in said(form, *paragraphs) if claim.kind in ("figure", "zero")}


def ranges(form: str, text: str) -> dict[str, Range]:
    found = (claim for claim in said(form, text) if claim.low is not None and claim.high is not None)
    return {claim.concept or claim.item: (int(claim.low or 0), int(claim.high or 0)) for claim in found}


@pytest.mark.parametrize(
    ("form", "text", "item", "value"),
    [
        ("2021", "收到政府信息公开申请6件，均为自然人申请。", "requests_new__natural_person", 6),
        ("2019", "收到政府信息公开申请6件（均为自然人）。", "requests_new__natural_person", 6),
        ("2014", "收到政府信息公开申请8件，全部通过网络提交。", "requests_online", 8),
        ("2008", "收到政府信息公开申请8件，均为当面申请。", "a_requests_in_person", 8),
        ("2021", "办结政府信息公开申请4件，均予以公开。", "granted_full__total", 4),
        ("2021", "收到政府信息公开申请4件，均予以公开。", "granted_full__total", 4),
        ("2021", "收到政府信息公开申请1件，系自然人申请。", "requests_new__natural_person", 1),
    ],
)
def test_all_of_them(form, text, item, value):
    assert values(form, text)[item] == value


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("2021", "收到政府信息公开申请6件，主要为自然人申请。"),
        ("2021", "收到政府信息公开申请6件，自然人申请居多。"),
        ("2021", "收到政府信息公开申请6件，均及时答复申请人。"),
        (
            "2021",
            "收到政府信息公开申请6件，为自然人申请。",
        ),  # one that all of several are needs a word for all
        ("2021", "收到政府信息公开申请6件，均予以公开，结转下年度1件。"),
        ("2014", "收到群众来信6件，均为网上提交。"),
    ],
)
def test_what_is_not_said_of_all_of_them(form, text):
    assert not {"requests_new__natural_person", "granted_full__total", "requests_online"} & set(
        values(form, text)
    )


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("2021", "办结政府信息公开申请200件，其中予以公开占62%。", {"granted_full__total": (122, 126)}),
        ("2021", "办结政府信息公开申请200件，不予公开的占11.5%。", {"refused": (23, 23)}),
        ("2014", "答复政府信息公开申请400件，同意公开占25.3%。", {"replies_granted_full": (101, 101)}),
        ("2008", "主动公开政府信息200条，全文电子化率96.5%。", {"a_proactive_fulltext_digital": (193, 193)}),
        ("2008", "主动公开政府信息1000条，全文电子化率为97%。", {"a_proactive_fulltext_digital": (960, 980)}),
        # not of all outcomes, or of nothing counted
        ("2021", "收到政府信息公开申请200件，其中予以公开占62%。", {}),
        ("2021", "予以公开占62%，不予公开占11.5%。", {}),
        ("2008", "全文电子化率96.5%。", {}),
    ],
)
def test_so_many_percent_of_them(form, text, expected):
    assert {name: span for name, span in ranges(form, text).items() if name in expected} == expected
    assert bool(expected) or not ranges(form, text)


def test_a_whole_share_is_the_figure_itself():
    assert values("2008", "主动公开政府信息200条，全文电子化率100%。")["a_proactive_fulltext_digital"] == 200


def test_none_asked_under_the_heading_of_requests():
    for text in ("本年度无申请。", "我镇2017年度无申请。", "2017年度无人申请。"):
        assert values("2021", "二、依申请公开情况", text) == {"requests_new__total": 0}
        assert values("2014", "三、依申请公开政府信息情况", text) == {"requests_received": 0}
        assert values("2021", "五、行政复议和行政诉讼情况", text) == {}
        assert values("2021", text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "接受电话咨询36人次，现场咨询18人次，网上咨询5人次。",
            {"a_phone_inquiries": 36, "a_onsite_visitors": 18, "a_online_inquiries": 5},
        ),
        ("从事政府信息公开工作人员3名。", {"a_staff_total": 3}),
        ("未发生针对本单位的政府信息公开申诉案件。", {"a_appeals_total": 0}),
        ("全年共办理依申请公开3件，均同意公开。", {"a_replies_total": 3, "a_replies_granted_full": 3}),
        ("未发生与诉讼有关的费用。", {"a_litigation_costs": 0}),
        ("全年未产生相关诉讼，没有相应费用支出。", {"a_litigation_total": 0}),
        ("本年度有关政府信息公开的申诉案1件。", {"a_appeals_total": 1}),
        (
            "本机关专门配备1名全职人员和3名兼职人员负责政府信息公开工作。",
            {"a_staff_fulltime": 1, "a_staff_parttime": 3},
        ),
    ],
)
def test_items_of_the_form_of_2008_alone(text, expected):
    assert values("2008", text) == expected


def test_what_is_said_of_rules_is_said_of_the_documents_behind_them():
    assert values("2019", "本年度新制作规章0件，规范性文件2件。") == {
        "rules__made": 0,
        "normative_docs__made": 2,
    }

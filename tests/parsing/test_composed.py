"""Subjects put together of known words: read in many orders, and silent as soon as one word is unknown."""

import csv
import io
from decimal import Decimal
from importlib import resources

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.clauses import clauses, listed_before
from gongkai.parsing.listed_lines import LISTS
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped
from gongkai.parsing.subjects import subjects
from gongkai.parsing.word_classes import cut, topic


def figures(text: str, form: str = "2021") -> dict[str, Decimal | None]:
    found = claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), 2023, None)
    return {claim.item: claim.value for claim in found if claim.kind == "figure"}


COMPOSED = {
    "全年登记的政府信息公开申请有21件。": {"requests_new__total": 21},
    "收到申请9件。连同上年转来的2件，已书面回复申请人10件。": {
        "requests_new__total": 9, "requests_carried_in__total": 2, "outcomes_total__total": 10,
    },
    "收到申请9件，按程序办理完毕8件，1件尚在法定办理期限内。": {
        "requests_new__total": 9, "outcomes_total__total": 8, "requests_carried_out__total": 1,
    },
    "收到申请7件，属行政执法案卷信息不予公开的4件，其余3件均予公开。": {
        "requests_new__total": 7, "refused_enforcement_file__total": 4, "granted_full__total": 3,
    },
    "申请主体为自然人的12件，商业企业占比7.7%，共1件。": {
        "requests_new__natural_person": 12, "requests_new__org_business": 1,
    },
    "因政府信息公开被复议2起、被诉1起。": {"recon_total": 2, "lit_direct_total": 1},
    "全年出台政府规章2部，现行有效8部。": {"rules__issued": 2, "rules__in_force": 8},
    "申请量由上年的18件增至23件。": {"requests_new__total": 23},
}  # fmt: skip
SILENT = (
    "收到涉及征地的政府信息公开申请21件。",  # of one matter only
    "连同镇村两级转来的申请2件。",
    "制作政府信息300条，其中主动公开200条，作为依申请公开信息60条，不予公开信息40条。",
    "办理人大建议12件，同意公开10件，不予公开2件。",
    "第四季度登记政府信息公开申请8件，办结8件。",
)


@pytest.mark.parametrize(("text", "said"), COMPOSED.items())
def test_known_words_name_a_subject_in_any_order(text, said):
    assert figures(text) == said


@pytest.mark.parametrize("text", SILENT)
def test_what_is_narrower_or_foreign_is_left_alone(text):
    assert figures(text) == {}


def test_the_parts_of_one_channel_are_no_outcomes_of_all():
    assert figures("网络申请25件，其中予以公开12件。", "2014") == {"requests_online": 25}
    said = figures("商业企业申请12件，其中予以公开8件，无法提供2件。")
    assert said == {"requests_new__org_business": 12}


def test_those_answered_on_time_are_not_all_where_others_were_not():
    assert figures("收到申请9件，按时答复9件。")["outcomes_total__total"] == 9
    assert "outcomes_total__total" not in figures("收到申请9件，按时答复7件，延期答复2件。")


def test_a_number_behind_a_list_is_of_all_it_lists():
    sentence = "共收到书面、网络申请13件,信函申请4件"
    parts = clauses(sentence)
    assert [listed_before(parts, at, sentence) for at in range(len(parts))] == ["", "共收到书面、", ""]
    assert figures("共收到书面、网络申请13件。", "2014") == {}


def test_a_text_is_cut_into_known_words_or_not_at_all():
    assert cut("已答复") == [frozenset(), frozenset({"answered"})]
    assert cut("已答复某某") is None
    assert cut("答复" * 50) is None  # longer than any clause that is said of one number


def test_the_last_matter_told_is_spoken_of():
    assert topic("受理热线工单和政府信息公开申请") == "request"
    assert topic("政府信息公开申请和热线工单") == "foreign"
    assert topic("属于信访举报投诉类") is None  # an outcome of the form, no letter to the mayor


def rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("gongkai.parsing") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_lists_of_words_fit_together():
    classes = {row["class"] for row in rows("told_words.csv")} | {"foreign"} | LISTS
    names = {subject.name for subject in subjects()}
    for row in rows("told_subjects.csv"):
        assert row["subject"] in names
        used = {name for key in ("needs", "may", "heard", "unheard") for name in row[key].split("|") if name}
        assert used <= classes, row

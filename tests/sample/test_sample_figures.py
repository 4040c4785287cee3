"""The figures of made-up bodies agree with the form and tell the story they are meant to tell."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from form2014_rules import FORM, Printed, broken
from hypothesis import given
from hypothesis import strategies as st

from gongkai.sample import YEARS, Figures, bodies, figures, sample
from gongkai.sample.chance import chance_of, pick, share_out

BODIES = list(bodies())


def true_figures(agency_id: str) -> list[Figures]:
    body = next(one for one in BODIES if one.agency_id == agency_id)
    return [sample(body, year).true for year in YEARS]


@given(st.sampled_from(BODIES), st.sampled_from(YEARS), st.integers())
def test_figures_satisfy_every_rule_whatever_the_seed(body, year, seed):
    table = figures(body, year, Random(seed))
    assert list(table) == [item.item for item in FORM.valued]
    assert broken(Printed(year, body.kind, table, "", None), [], []) == set()


@pytest.mark.parametrize("whole", FORM.wholes, ids=lambda whole: f"{whole.whole}-{whole.relation}")
def test_every_whole_of_the_form_holds_in_every_report(whole):
    for body in BODIES:
        for year, table in zip(YEARS, true_figures(body.agency_id), strict=True):
            parts = [table[part] for part in whole.parts]
            assert max(parts) <= table[whole.whole], (body.name, year)
            if whole.relation == "sum":
                assert sum(parts) == table[whole.whole], (body.name, year)


def test_the_years_tell_a_story():
    years = [sum_of(at) for at in range(len(YEARS))]
    totals = {item.item: [year[item.item] for year in years] for item in FORM.valued}
    assert totals["proactive_total"] == sorted(totals["proactive_total"])
    assert totals["channel_wechat"][0] == 0
    assert totals["channel_wechat"] == sorted(totals["channel_wechat"])
    assert totals["channel_gazette"] == sorted(totals["channel_gazette"], reverse=True)
    assert totals["requests_received"][2] == max(totals["requests_received"])
    assert totals["requests_received"][4] > totals["requests_received"][0]
    assert totals["fees_collected"][3] > 0 == totals["fees_collected"][4]
    assert min(totals["reconsideration_total"]) > min(totals["litigation_total"]) > 0


def sum_of(at: int) -> Counter[str]:
    added: Counter[str] = Counter()
    for body in BODIES:
        added.update(true_figures(body.agency_id)[at])
    return added


def test_kinds_of_bodies_differ():
    office, town = true_figures("990101-zfb")[0], true_figures("990101-lqz")[0]
    assert office["proactive_total"] > 10 * town["proactive_total"]
    assert office["requests_received"] > 10 > town["requests_received"]


@given(st.integers(0, 300), st.lists(st.floats(0.01, 5), min_size=1, max_size=8), st.integers())
def test_shares_sum_to_the_total_and_skip_what_weighs_nothing(total, weights, seed):
    weighed = {f"part {at}": weight for at, weight in enumerate(weights)} | {"nothing": 0.0}
    shares = share_out(total, weighed, Random(seed))
    assert sum(shares.values()) == total
    assert shares["nothing"] == 0


def test_draws_are_the_same_on_every_machine():
    assert [pick("abcdef", chance_of(1, "x", year)) for year in YEARS] == ["b", "b", "a", "e", "d"]
    assert chance_of(2014, "x").random() == 0.4260036653832545

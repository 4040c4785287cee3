"""Narratives that are nearly the same: what is compared, and that no copy is lost among many texts."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import tables

from gongkai.checks import Settings, run
from gongkai.checks.shingles import masked, share, shingles

LETTERS = [chr(code) for code in range(0x4E00, 0x5E00)]


def told(rng: Random, length: int = 400) -> str:
    return "".join(rng.choices(LETTERS, k=length))


def report(text: str, body: str, year: int = 2017) -> dict:
    return {"passages": [{"text": text}], "agency": {"name": body, "kind": "department"}, "year": year}


def copies(reports: dict[str, dict], settings: Settings | None = None) -> set[tuple[str, str]]:
    con = tables(reports)
    con.execute("UPDATE reports SET agency_id = agency")
    failures = run(con, settings=settings) if settings else run(con)
    return {(failure.report_id, failure.note_en) for failure in failures if failure.rule == "X-CP-04"}


def test_numbers_names_headings_and_spaces_are_not_compared():
    one = masked(["一、总体情况", "示例市财政局2017年公开 1,200 条，", "财政局答复三十件。"], "示例市财政局")
    other = masked(["(一)主动公开", "示例市教育局2018年公开35条，教育局答复5件。"], "示例市教育局")
    assert one == other == "@#年公开#条@答复#件"


def test_a_numbered_sentence_is_no_heading():
    assert masked(["一、全年召开会议，部署公开工作。"], None) == "#全年召开会议部署公开工作"


@given(st.text(alphabet=LETTERS[:40], max_size=60), st.text(alphabet=LETTERS[:40], max_size=60))
def test_the_share_is_that_of_the_sets_of_five_characters(one, other):
    sets = [{text[at : at + 5] for at in range(len(text) - 4)} for text in (one, other)]
    union = sets[0] | sets[1]
    expected = len(sets[0] & sets[1]) / len(union) if union else 0.0
    # 一二三 are numbers to us: none of them is among these letters' masked forms twice
    plain = [masked([text], None) == text for text in (one, other)]
    if all(plain):
        assert share(shingles([one], None)[0], shingles([other], None)[0]) == pytest.approx(expected)


def test_a_report_is_held_against_its_own_year_before_and_no_other():
    text = told(Random(1))
    reports = {f"r{year}": report(text, "示例市财政局", year) for year in (2014, 2015, 2017)}
    assert copies(reports) == {("r2015", "示例市财政局 for 2014")}


def test_an_own_text_of_which_a_tenth_is_new_is_no_copy():
    text = told(Random(2))
    changed = text[:340] + told(Random(3), 60)
    assert not copies({"a": report(text, "示例市财政局", 2016), "b": report(changed, "示例市财政局", 2017)})
    # what is too much of an own text is not yet too much of another body's: 0.9 and 0.8
    slightly = text[:370] + told(Random(4), 30)
    assert copies({"a": report(text, "示例市财政局"), "b": report(slightly, "示例市教育局")}) == {
        ("a", "示例市教育局 for 2017"),
        ("b", "示例市财政局 for 2017"),
    }
    assert not copies({"a": report(text, "示例市财政局", 2016), "b": report(slightly, "示例市财政局", 2017)})


def test_every_copy_is_found_among_many_texts():
    rng = Random(5)
    texts = [told(rng) for _ in range(300)]
    reports = {f"r{at}": report(text, f"示例市{at}局") for at, text in enumerate(texts)}
    for at in range(60):  # a twentieth of the text is another
        start = rng.randrange(380)
        copied = texts[at][:start] + told(rng, 20) + texts[at][start + 20 :]
        reports[f"c{at}"] = report(copied, f"示例市{at}委员会")
    found = {report_id for report_id, _ in copies(reports)}
    assert found == {f"{kind}{at}" for at in range(60) for kind in "rc"}


def test_a_text_that_many_share_is_told_of_each_once():
    text = told(Random(6))
    reports = {f"r{at}": report(text, f"示例市{at}局") for at in range(200)}
    found = copies(reports)
    assert {report_id for report_id, _ in found} == set(reports)
    assert len(found) == len(reports)


def test_a_rule_that_is_off_compares_nothing(monkeypatch):
    text = told(Random(7))
    reports = {"a": report(text, "示例市财政局"), "b": report(text, "示例市教育局")}
    monkeypatch.setattr("gongkai.checks.similar.shingles", None)
    assert not copies(reports, Settings(off=frozenset({"X-CP-04"})))


def test_shingles_are_each_there_once_and_in_order():
    found, characters = shingles(["天地玄黄宇宙洪荒天地玄黄宇宙洪荒"], None)
    assert characters == 16
    assert np.all(found[:-1] < found[1:])
    assert len(found) == 8

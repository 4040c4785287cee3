"""Sentences of our own making, as data: what each claims, and what claims nothing."""

import re
import time
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.documents import Paragraph
from gongkai.forms import edition
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped
from gongkai.parsing.told_concepts import summed_concepts
from gongkai.records import Claim

SENTENCES = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"), parse_float=Decimal)
CHINESE = {
    "零": 0,
    "三百二十一条": 321,
    "廿三条": 23,
    "两万条": 20_000,
    "一百条": 100,
    "一千零五条": 1005,
    "八十八条": 88,
    "一名": 1,
    "十二名": 12,
    "三十五件": 35,
    "两百零六件": 206,
    "零件": 0,
}
TRUE = [(form, text, said) for form in ("2014", "2021") for text, said in SENTENCES[form].items()]
TRAPS = [(form, text) for form in ("2014", "2021") for text in SENTENCES["traps"]]


def found(text: str, form: str) -> list[Claim]:
    return claims_of([Wrapped.of([Paragraph(text, "line 1")])], edition(form), 2017, None)


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text prints, by another way than the parser's: 万 and 亿 as factors."""
    narrow = unicodedata.normalize("NFKC", text).replace(",", "")
    scale = {"": 1, "万": 10_000, "亿": 100_000_000}
    arabic = {Decimal(n) * scale[s] for n, s in re.findall(r"(\d+(?:\.\d+)?)(万|亿)?", narrow)}
    chinese = {Decimal(CHINESE[word]) for word in CHINESE if word in narrow}
    return arabic | chinese


def named(claim: Claim) -> str:
    summed = summed_concepts("2021")
    is_summed = claim.concept is not None and summed.get(claim.concept) == claim.item
    return f"@{claim.concept}" if is_summed else claim.item


@pytest.mark.parametrize(("form", "text", "said"), TRUE)
def test_a_sentence_claims_what_it_says_and_nothing_else(form, text, said):
    claims = [claim for claim in found(text, form) if claim.kind != "part"]
    values = {named(claim): claim.value for claim in claims if claim.kind in ("figure", "zero")}
    assert values == {item: Decimal(value) for item, value in said.items()}
    assert all((claim.text, claim.locator) == (text, "line 1") for claim in claims)


def test_there_are_sixty_sentences_for_each_edition_and_sixty_traps():
    assert {name: len(lines) >= 60 for name, lines in SENTENCES.items()} == {
        "2014": True,
        "2021": True,
        "traps": True,
    }


@pytest.mark.parametrize(("form", "text", "said"), TRUE)
def test_the_figure_of_a_claim_is_printed_in_its_sentence(form, text, said):
    """Read apart from the parser: the digits, or the Chinese numeral, of every exact figure."""
    for claim in found(text, form):
        if claim.kind in ("figure", "part", "share", "change") and claim.value is not None:
            assert numbers_in(claim.text) & {
                abs(claim.value),
                abs(claim.value) * 10_000,
                abs(claim.value) / 10_000,
            }


@pytest.mark.parametrize(("form", "text"), TRAPS)
def test_a_number_that_is_vague_planned_or_anothers_is_no_claim(form, text):
    assert found(text, form) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("主动公开政府信息300-500条", 300, 500),
        ("主动公开政府信息不足10条", None, 10),
        ("主动公开政府信息至少30条", 30, None),
        ("主动公开政府信息一千余条", 1000, 2000),
        ("主动公开政府信息600多条", 600, 700),
        ("主动公开政府信息12.5万条", 124_000, 126_000),
        ("主动公开政府信息1.53万条", 15_200, 15_400),
        ("主动公开政府信息1.2亿条", 110_000_000, 130_000_000),
    ],
)
def test_ranges_keep_both_ends(text, low, high):
    (claim,) = found(text, "2014")
    assert (claim.value, claim.low, claim.high) == (None, low, high)


def test_parts_at_the_head_of_a_sentence_divide_the_last_total_before():
    text = "受理政府信息公开申请40件，办结38件。其中，予以公开及部分公开20件，不予公开18件。"
    parts = [claim for claim in found(text, "2021") if claim.kind == "part"]
    assert [(claim.item, claim.value) for claim in parts] == [
        ("outcomes_total__total", 20),
        ("outcomes_total__total", 18),
    ]


@pytest.mark.parametrize("words", ["全年共收到等平台", "2017年度", "办理结果为", "本年度新增"])
def test_words_that_could_be_parted_in_many_ways_take_no_time(words):
    begun = time.process_time()
    assert found(f"{words * 60}丙主动公开政府信息5条。", "2014") == []
    assert time.process_time() - begun < 10

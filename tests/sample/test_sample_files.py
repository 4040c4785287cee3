"""The committed sample files are what the generator writes, and print the figures they should."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from printed_form import figures_in, text_of

from gongkai.sample import LAYOUTS, YEARS, Sample, bodies, sample, write_samples

REPORTS = Path(__file__).parents[2] / "data" / "reports"
ALL = [sample(body, year) for body in bodies() for year in YEARS]
NAMES = [one.name for one in ALL]
by_name = dict(zip(NAMES, ALL, strict=True))


def test_the_generator_writes_the_committed_files_byte_for_byte(tmp_path):
    written = write_samples(tmp_path)
    committed = [file for file in (REPORTS / "sample").rglob("*") if file.is_file()]
    assert {file.relative_to(tmp_path) for file in written} == {
        file.relative_to(REPORTS / "sample") for file in committed
    }
    for file in written:
        assert file.read_bytes() == (REPORTS / "sample" / file.relative_to(tmp_path)).read_bytes(), file.name


def test_another_seed_gives_another_district(tmp_path):
    write_samples(tmp_path, seed=7)
    assert (tmp_path / NAMES[0]).read_bytes() != ALL[0].content


@pytest.mark.parametrize("name", NAMES)
def test_a_file_prints_the_figures_of_its_report(name):
    one = by_name[name]
    for item, raw in figures_in((REPORTS / "sample" / name).read_bytes()).items():
        figure = one.printed.get(item)
        if raw in ("", "-", "/"):
            assert not figure, item
        else:
            assert Decimal(raw) == figure, item


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_hides_nothing(name):
    one = by_name[name]
    printed = figures_in(one.content)
    blank = [
        item for item, figure in one.printed.items() if figure is not None and not printed[item][:1].isdigit()
    ]
    assert len(blank) < len(one.true) / 2
    assert all(one.true[item] == 0 for item in blank)
    assert not blank or one.layout.idle is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_that_the_body_is_made_up(name):
    one = by_name[name]
    text = unicodedata.normalize("NFKC", text_of(one.content))
    assert "本机关为示例机关,数据纯属虚构" in text
    assert f"{one.body.name}政府信息公开情况统计({one.year}年度)" in text
    assert f"填报单位:{one.body.name}" in text
    assert one.body.name in text.splitlines()[0]
    assert re.search(rf"{one.year}年", text.splitlines()[0])


def test_files_come_in_ten_layouts_and_four_encodings():
    layouts = Counter(one.layout.name for one in ALL)
    assert set(layouts) == {layout.name for layout in LAYOUTS}
    assert len(LAYOUTS) == 10
    assert min(layouts.values()) >= 4
    encodings = Counter(one.layout.encoding for one in ALL)
    assert encodings == {"utf-8": 41, "utf-8-sig": 13, "gb18030": 5, "utf-16": 1}
    starts = Counter(one.content[:3] == b"\xef\xbb\xbf" for one in ALL)
    assert starts[True] == 13


def test_most_reports_are_dated_and_few_are_late():
    dates = [one.narrative.published for one in ALL]
    assert dates.count(None) == 7
    late = [one.name for one in ALL if one.narrative.published and is_late(one)]
    assert late == ["990101-gaj/2015.txt", "990101-lyjd/2017.txt"]
    assert all(found.year == one.year + 1 for one, found in zip(ALL, dates, strict=True) if found)


def is_late(one: Sample) -> bool:
    published = one.narrative.published
    return published is not None and (published.month, published.day) > (3, 31)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_six_to_twelve_short_paragraphs(name):
    paragraphs = [line for line in by_name[name].narrative.paragraphs if line.endswith("。")]
    assert 6 <= len(paragraphs) <= 12
    assert max(map(len, paragraphs)) < 200

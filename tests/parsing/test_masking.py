"""What is personal is masked in all that is derived, and no figure with it."""

import csv
import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.gathering import Source, gather
from gongkai.ingest import ingest
from gongkai.parsing.masking import mask, masked
from gongkai.reading import read_source
from gongkai.registers import registers
from gongkai.selfcheck import as_json, check_documents
from gongkai.warehouse import open_reader
from tests.parsing.layouts import ITEMS, inline_bars, rows
from tests.parsing.layouts import document as printed

MARKED = re.compile("⟦([^⟧]*)⟧")
LEAST_FOUND = 0.99
MOBILE, MAIL, CARD = "13800138000", "xxgk2016@163.com", "11010519491231002X"
CONTACT = "如有疑问，请联系王某（手机13800138000，邮箱xxgk2016@163.com，身份证11010519491231002X），办公电话0431-88904567。"


# two sets, the second written without a look at how masking is done
SETS = ("personal.csv", "personal_apart.csv")


def _labelled(*names: str) -> list[tuple[str, str]]:
    found = []
    for name in names or SETS:
        with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
            found += [(row["part"], row["text"]) for row in csv.DictReader(file)]
    return found


def _personal(*names: str) -> list[tuple[str, str]]:
    return [(part, text) for part, text in _labelled(*names) if MARKED.search(text)]


def test_the_label_set_is_large_enough_to_tell():
    assert len(_labelled()) >= 200
    assert len(_personal()) >= 100


@pytest.mark.parametrize("name", SETS)
def test_nearly_every_personal_number_and_address_is_found(name):
    found = 0
    total = 0
    for part, text in _personal(name):
        after = mask(MARKED.sub(r"\1", text), part)
        at = 0
        for piece in re.split("[⟦⟧]", text)[1::2]:
            at = MARKED.sub(r"\1", text).index(piece, at)
            total += 1
            found += after[at : at + len(piece)] == "*" * len(piece)
            at += len(piece)
    assert found / total >= LEAST_FOUND


@pytest.mark.parametrize(("part", "text"), _labelled())
def test_what_is_not_personal_stays_sign_for_sign(part, text):
    plain = MARKED.sub(r"\1", text)
    after = mask(plain, part)
    assert len(after) == len(plain)
    kept = "".join(MARKED.split(text)[::2])
    assert "".join(sign for sign in after if sign != "*") in (kept.replace("*", ""), plain)


@pytest.mark.parametrize(
    ("before", "text", "part", "hidden"),
    [
        ("联系电话：", MOBILE, "narrative", True),
        ("手机", MOBILE, "form", True),
        ("联系电话：", "138 0013 8000", "form", True),
        ("主动公开政府信息数", MOBILE, "form", False),
        ("电话咨询数", MOBILE, "form", False),
        ("", MOBILE, "narrative", False),
    ],
)
def test_a_number_alone_in_its_line_is_what_the_label_above_says(before, text, part, hidden):
    assert mask(text, part, before) == ("*" * len(text) if hidden else text)


def _document(*lines: str, figure: str = "12") -> bytes:
    values = {item.item: "0" for item in ITEMS} | {"requests_received": figure}
    return printed([*inline_bars(rows(values)), *lines]).encode()


def _report(*lines: str, figure: str = "12"):
    return read_source(Source("清源区示例局.txt", _document(*lines, figure=figure)), registers())[1][0]


def test_nothing_of_a_report_holds_what_is_personal():
    said = f"我局2016年主动公开政府信息120条，联系人王某{MOBILE}，{MAIL}。"
    report = _report(said, CONTACT, f"备注 联系人手机{MOBILE}")
    everything = repr(report)
    assert [hidden for hidden in (MOBILE, MAIL, CARD) if hidden in everything] == []
    assert "0431-88904567" in everything
    assert any("120条" in claim.text and "*" * 11 in claim.text for claim in report.claims)


def test_a_number_that_the_width_of_a_page_cuts_is_masked_in_both_lines():
    report = _report("如对本报告有任何疑问请与我局办公室王某联系其手机为13800", "138000（工作日）。")
    texts = [passage.text for passage in report.passages]
    assert "如对本报告有任何疑问请与我局办公室王某联系其手机为*****" in texts
    assert "******（工作日）。" in texts


@pytest.mark.parametrize("figure", ["13800138000", "13912345678.25", "138"])
def test_a_cell_of_the_form_keeps_its_figure(figure):
    report = _report(figure=figure)
    cell = next(cell for cell in report.cells if cell.item == "requests_received")
    assert (cell.raw, str(cell.value)) == (figure, figure)
    assert any(figure in passage.text for passage in report.passages if passage.part == "form")


def test_a_masked_report_is_masked_no_further():
    report = _report(CONTACT)
    assert masked(report) == report


def test_the_check_the_store_and_the_log_hold_nothing_personal_and_the_original_all(tmp_path, capfd):
    document = tmp_path / "given" / "清源区示例局.txt"
    document.parent.mkdir()
    document.write_bytes(_document(CONTACT))
    found = gather([document]).found
    said = json.dumps(as_json(check_documents(found)), ensure_ascii=False)
    ingest(tmp_path / "store", found, lambda _: None)
    reader = open_reader(tmp_path / "store")
    tables = reader.connection.execute("SHOW TABLES").fetchall()
    stored = "".join(repr(reader.connection.table(name).fetchall()) for (name,) in tables)
    out = "".join(capfd.readouterr())
    ledger = (tmp_path / "store" / "ledger.jsonl").read_text(encoding="utf-8")
    for hidden in (MOBILE, MAIL, CARD):
        assert hidden not in said + stored + out + ledger
    kept = [file.read_bytes() for file in (tmp_path / "store" / "originals").rglob("*.txt")]
    assert kept == [document.read_bytes()]


@given(st.text(), st.sampled_from(["narrative", "form"]), st.text(max_size=20))
def test_masking_replaces_and_never_adds_removes_or_unmasks(text, part, before):
    after = mask(text, part, before)
    assert len(after) == len(text)
    assert all(new in (old, "*") for old, new in zip(text, after, strict=True))
    assert mask(after, part, before) == after


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12))
def test_no_number_of_a_row_of_the_form_is_masked(number):
    for line in (f"收到申请数 | 件 | {number}", f"电话咨询数 次 {number}", f"{number}", f"{number:,}"):
        assert mask(line, "form") == line


@pytest.mark.parametrize(
    "number",
    [
        *("138/1234/5678", "138，1234，5678", "138,1234,5678", "138、1234、5678"),
        *(
            "⑴⑶⑻⑴⑵⑶⑷⑸⑹⑺⑻",
            "①③⑧⓪⓪①③⑧⓪⓪①",
            "❶❸❽0❶❷❸❹❺❻❼",
            "（1）（3）（8）（1）（2）（3）（4）（5）（6）（7）（8）",
        ),
        *("a @ 163 . com", "a@163 .com", "a  @  mail . 163 . com", "张三@163.com", "张三 @ 163 . com"),
    ],
)
def test_what_is_written_to_be_seen_by_people_alone_is_masked(number):
    assert mask(f"联系电话：{number}。") == f"联系电话：{'*' * len(number)}。"


def _is_written_like_a_mobile(between: str, figures: list[int]) -> bool:
    """手机130 1000 1000 1件: three figures with another behind them, of 3, 4 and 4 digits as a number is written."""
    groups = zip(figures, figures[1:], figures[2:-1], strict=False)
    return between in (" ", "/") and any(
        130 <= a < 200 and 1000 <= b < 10000 and 1000 <= c < 10000 for a, b, c in groups
    )


@given(
    st.sampled_from(
        [
            "收到来信、来电、来访",
            "三年分别办结",
            "电话、微信、手机",
            "微信：",
            "手机",
            "联系电话：",
            "受理咨询电话",
        ]
    ),
    st.sampled_from(["，", ",", "、", "/", "，  ", " "]),
    st.lists(st.integers(1, 19999), min_size=3, max_size=6),
    st.sampled_from(["件", "次", "人次", "条", "万条", "篇"]),
)
def test_a_list_of_figures_with_their_unit_is_never_masked(lead, between, figures, unit):
    assume(not _is_written_like_a_mobile(between, figures))
    known = ([138, 1234, 5678], [13000, 100, 100, 1])
    for line in (lead + between.join(map(str, listed)) for listed in (*known, figures)):
        assert mask(f"{line}{unit}。") == f"{line}{unit}。"


@pytest.mark.parametrize(
    "line",
    [
        "手机13812345678，15件申请已办结。",
        "经办人：王某13812345678，12件",
        "联系电话：13812345678，2条建议",
        "值班手机：13812345678 3件",
        "联系人：李某，手机 138 1234 5678，10件办结",
        "手机138-1234-5678，10件办结",
        "该市民（手机 13812345678,2次）来电。",
    ],
)
def test_a_number_before_a_figure_is_masked_and_the_figure_is_not(line):
    told = mask(line)
    assert "5678" not in told
    assert told[told.rindex("*") + 1 :] == line[told.rindex("*") + 1 :]
    assert sum(sign == "*" for sign in told) >= 11

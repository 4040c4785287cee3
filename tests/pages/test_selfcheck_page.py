"""The page Self-check: drafts are judged as they are given, with a store, beside it or without any."""

import io

import pytest
from python_calamine import CalamineWorkbook

from pages import drafts
from tests import fixture_store
from tests.commands.taking import report, take

PAGE = "audit/26_selfcheck.py"
UNKNOWN_LINE = "2.火星公开次数 | 次 | 7 | |\n"
TWO_FAULTS = report(2016, staff_total="9", requests_received="30").encode()


def _given(app, *files):
    app.file_uploader(key="drafts:files").set_value(
        [(name, content, "application/octet-stream") for name, content in files]
    ).run()
    assert not app.exception
    return app


def _table(app, column: str):
    return next(element.value for element in app.dataframe if column in element.value)


@pytest.mark.parametrize(("lang", "title"), [("zh", "自查"), ("en", "Self-check")])
def test_it_says_what_it_does_and_waits_for_a_draft(lang, title, store, dashboard):
    app = dashboard(store, PAGE, lang=lang)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert app.title[0].value == title
    assert len(app.info) == 1
    assert "20 MB" in app.file_uploader(key="drafts:files").label


def test_the_findings_of_a_draft_stand_at_once_with_their_cells_and_lines(store, dashboard):
    app = _given(dashboard(store, PAGE, lang="en"), ("draft.txt", TWO_FAULTS))
    assert any(said.value.startswith("Form 2014 · ") for said in app.caption)
    found = _table(app, "severity")
    assert found["suspect"].tolist()[:2] == ["Disclosure staff", "Requests received"]
    metrics = {metric.label: metric.value for metric in app.metric}
    assert (metrics["Errors"], metrics["Warnings"]) == ("1", "2")
    app.query_params["finding"], app.query_params["cell"] = "", "staff_total"
    app.run()
    assert any("Printed: 9 (Number)" in element.value for element in app.text)
    assert any(element.value.count("▶") == 1 and "| 9 |" in element.value for element in app.code)


def test_a_pasted_text_is_a_draft_too(store, dashboard):
    app = dashboard(store, PAGE, lang="en", given="pasted")
    app.text_area(key="drafts:text").input(TWO_FAULTS.decode()).run()
    assert not app.exception
    assert "Pasted text.txt" in app.selectbox(key="choice:draft").options[0]
    app.text_area(key="drafts:text").input("").run()
    assert not app.dataframe


def test_a_draft_that_cannot_be_read_says_why_in_words(store, dashboard):
    app = _given(
        dashboard(store, PAGE, lang="en"), ("![x](http://a).pdf", b"%PDF-1.4 no"), ("ok.txt", TWO_FAULTS)
    )
    (error,) = app.error
    assert "cannot be read" in error.value
    assert "the PDF is broken" in error.value
    assert r"\!\[x\]" in error.value
    assert "Traceback" not in error.value
    assert app.header[0].value.startswith("清源区示例局")


def test_reasons_and_unread_lines_are_told_in_chinese(store, dashboard):
    spoilt = report(2016).replace("2.政府网站在线访谈", f"{UNKNOWN_LINE}2.政府网站在线访谈", 1).encode()
    app = _given(dashboard(store, PAGE, lang="zh"), ("a.pdf", b"%PDF-1.4 no"), ("b.txt", spoilt))
    (error,) = app.error
    assert "PDF已损坏" in error.value
    assert any("统计表有1处无法读取" in said.value for said in app.text)
    (reason,) = [table.value["reason"] for table in app.dataframe if "reason" in table.value]
    assert list(reason) == ["表式中没有这样的项目"]


def test_a_clean_draft_is_told_to_be_clean_and_a_second_one_is_not_judged(store, dashboard, monkeypatch):
    monkeypatch.setattr(
        drafts, "_findings", lambda report_id: drafts.controls.ask("findings", report_id="none")
    )
    app = _given(
        dashboard(store, PAGE, lang="en"), ("a.txt", report(2016).encode()), ("b.txt", report(2016).encode())
    )
    assert app.success[0].value.startswith("Nothing to object to")
    assert "was not judged" in app.warning[0].value


def test_too_many_drafts_are_refused_whole(store, dashboard):
    files = [(f"{number}.txt", TWO_FAULTS) for number in range(11)]
    app = _given(dashboard(store, PAGE, lang="en"), *files)
    assert app.error[0].value == "At most 10 files at a time: give them in parts."
    assert not app.dataframe


def test_without_a_store_drafts_are_checked_alone(tmp_path, dashboard):
    app = _given(dashboard(tmp_path / "none", PAGE, lang="en"), ("draft.txt", TWO_FAULTS))
    assert not app.error
    assert "checked alone" in app.info[0].value
    assert len(_table(app, "severity")) >= 2


def test_an_empty_store_and_filters_that_leave_nothing_are_no_hindrance(tmp_path, store, dashboard):
    assert len(
        _table(
            _given(dashboard(fixture_store.build_empty(tmp_path), PAGE), ("a.txt", TWO_FAULTS)), "severity"
        )
    )
    app = dashboard(store, PAGE, lang="en", year=["2019"], agency=["990102-b3"])
    assert len(_table(_given(app, ("a.txt", TWO_FAULTS)), "severity"))
    assert app.query_params["agency"] == "990102-b3"  # kept for the way back


def test_the_store_may_stand_beside_a_draft(tmp_path, dashboard):
    (tmp_path / "2015.txt").write_text(
        report(2015, requests_received="30", requests_online="30"), encoding="utf-8"
    )
    take(tmp_path / "store", tmp_path / "2015.txt")
    many = report(2016, requests_received="900", requests_online="900").encode()
    app = _given(dashboard(tmp_path / "store", PAGE, lang="en"), ("draft.txt", many))
    assert "X-PL-02" not in set(_table(app, "severity")["rule"])
    app.toggle(key="switch:history").set_value(True).run()
    assert "X-PL-02" in set(_table(app, "severity")["rule"])
    assert app.query_params["history"] == "1"


def test_the_drafts_are_let_go_on_another_page(store, dashboard):
    app = _given(dashboard(store, PAGE, lang="en"), ("draft.txt", TWO_FAULTS))
    held = app.session_state["held:drafts"][1]
    app.switch_page("browse/10_overview.py").run()
    assert "held:drafts" not in app.session_state
    with pytest.raises(Exception, match="closed"):
        held.ask("findings")


def test_the_annotated_copy_says_what_is_asked(store, dashboard, monkeypatch):
    made = {}
    monkeypatch.setattr(
        drafts, "_copy", lambda *asked, real=drafts._copy: made.setdefault("copy", real(*asked))
    )
    _given(dashboard(store, PAGE, lang="en"), ("draft.txt", TWO_FAULTS))
    book = CalamineWorkbook.from_filelike(io.BytesIO(made["copy"]()))
    assert book.sheet_names == ["Findings", "Form", "Unread lines"]
    form = book.get_sheet_by_name("Form").to_python()
    (staff,) = [row for row in form if row[2] == "9"]
    assert staff[4].endswith("Please check: printed 9; by the formula it should be 2. Which is right?")

"""The dashboard through its frame: every page, both languages, and the states without figures."""

from pathlib import Path

import pytest

import queries
from tests import fixture_store

PAGES = [
    "browse/10_overview.py",
    "browse/20_proactive.py",
    "browse/30_requests.py",
    "browse/40_appeals.py",
    "browse/50_staffing.py",
    "browse/60_compare.py",
    "audit/10_anomalies.py",
    "audit/15_coverage.py",
    "audit/20_report.py",
    "audit/25_letter.py",
    "audit/27_rules.py",
    "audit/30_export.py",
    "audit/90_log.py",
]
FILTERED = PAGES[:-1]  # the log has no filters, and so no figures in view
ALONE = "audit/26_selfcheck.py"  # needs no store and shows nothing of it
TITLES = {
    "zh": ["总览", "主动公开", "依申请公开", "复议和诉讼", "机构和保障", "比较", "审计发现", "报送情况", "单份报告", "核实函", "规则", "导出", "审计日志"],
    "en": ["Overview", "Proactive disclosure", "Requests", "Appeals", "Staffing and funding", "Compare", "Anomalies", "Coverage", "Report", "Letter", "Rules", "Export", "Audit log"],
}  # fmt: skip


def test_every_page_of_the_folders_is_tested():
    folder = Path(__file__).resolve().parents[2] / "pages"
    assert sorted([*PAGES, ALONE]) == sorted(
        f"{file.parent.name}/{file.name}" for file in folder.glob("*/[0-9]*.py")
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_in_both_languages(page, lang, store, dashboard):
    app = dashboard(store, page, lang=lang)
    assert not app.exception
    assert not app.error
    assert app.title[0].value == TITLES[lang][PAGES.index(page)]
    assert [("26" in warning.value) for warning in app.warning] == [True] * (page in FILTERED)


@pytest.mark.parametrize("page", FILTERED)
def test_a_filter_that_leaves_nothing_says_so(page, store, dashboard):
    app = dashboard(store, page, lang="en", year=["2019"], agency=["990102-b3"])
    assert not app.exception
    assert [info.value for info in app.info] == [
        "No report matches the filters (the store holds 32). Widen them in the sidebar."
    ]


def test_filters_that_leave_nothing_are_cleared_at_a_press(store, dashboard):
    app = dashboard(store, "audit/10_anomalies.py", lang="en", year=["2019"], agency=["990102-b3"])
    (clear,) = [button for button in app.button if button.label.startswith("Clear years")]
    clear.click().run()
    assert not app.info
    assert not {"year", "agency"} & set(app.query_params)
    assert len(app.dataframe[0].value)


@pytest.mark.parametrize("page", FILTERED)
def test_an_empty_store_says_what_to_do(page, tmp_path, dashboard):
    app = dashboard(fixture_store.build_empty(tmp_path), page, lang="en")
    assert not app.exception
    assert "make demo" in app.info[0].value


@pytest.mark.parametrize("page", PAGES)
def test_a_missing_store_says_what_to_do(page, tmp_path, dashboard):
    app = dashboard(tmp_path / "none", page)
    assert not app.exception
    (error,) = app.error
    assert "make demo" in error.value
    assert "\n" not in error.value


@pytest.mark.parametrize("page", PAGES)
def test_a_broken_store_says_what_to_do(page, tmp_path, dashboard):
    fixture_store.build_empty(tmp_path)
    (generation,) = (tmp_path / "generations").glob("*.duckdb")
    generation.chmod(0o644)
    generation.write_bytes(b"no database" * 1000)
    app = dashboard(tmp_path, page)
    assert not app.exception
    (error,) = app.error
    assert "gongkai rebuild" in error.value
    assert "\n" not in error.value


def test_a_store_of_real_bodies_only_has_no_banner(store, dashboard):
    assert not dashboard(store, lang="zh", agency=["990101-b0"]).warning


def test_the_address_sets_the_filters_and_they_survive_another_page(store, dashboard):
    app = dashboard(store, lang="en", year=["2017"], agency=["990101-b1"])
    assert app.metric[0].label == "Items disclosed"
    assert any(caption.value.startswith("2017, in items") for caption in app.caption)
    assert app.metric[0].value == "170"
    app.switch_page("audit/10_anomalies.py").run()
    assert app.multiselect(key="choice:year").value == ["2017"]
    assert app.dataframe[0].value["rule"].tolist() == ["B-ID-01"]
    assert app.query_params["agency"] == "990101-b1"


def test_a_choice_is_written_to_the_address(store, dashboard):
    app = dashboard(store, "audit/10_anomalies.py", lang="en")
    app.pills(key="choice:severity").select("warning").run()
    app.multiselect(key="choice:year").select("2016").run()
    assert app.query_params["severity"] == "warning"
    assert app.query_params["year"] == "2016"
    assert len(app.dataframe[0].value) == 1
    app.pills(key="choice:severity").unselect("warning").run()
    assert "severity" not in app.query_params


def test_a_value_the_store_does_not_know_is_left_out(store, dashboard):
    app = dashboard(store, lang="fr", year=["1900", "2017"])
    assert not app.exception
    assert app.multiselect(key="choice:year").value == ["2017"]
    assert app.query_params["lang"] == "zh"


def test_words_filter_the_findings(store, dashboard):
    app = dashboard(store, "audit/10_anomalies.py", lang="en")
    app.text_input(key="choice:text").input("add up to 182").run()
    assert app.dataframe[0].value["rule"].tolist() == ["X-TT-02"]
    app.text_input(key="choice:text").input("nothing of the kind").run()
    assert app.info[0].value == "No finding under these filters. Widen them above or on the left."


def test_the_report_of_the_address_is_shown(store, dashboard):
    app = dashboard(store, lang="en")
    app.query_params["report"] = "r1-2017"
    app.switch_page("audit/20_report.py").run()
    assert app.header[0].value == r"Qingyuan Education Bureau \[sample\] · 2017"
    assert app.selectbox(key="choice:report").value == "r1-2017"


def test_hostile_text_reaches_no_markdown(store, dashboard):
    app = dashboard(store, lang="zh")
    app.query_params["report"] = "r2-2017"
    app.switch_page("audit/20_report.py").run()
    assert not [element for element in app.markdown if "example.org" in element.value]
    lines = next(element.value for element in app.dataframe if "text" in element.value)
    assert lines["text"].str.contains(fixture_store.HOSTILE, regex=False).any()


@pytest.mark.parametrize("view", [view.name for view in queries.views().values() if view.is_listed])
def test_any_view_can_be_exported(view, store, dashboard):
    app = dashboard(store, lang="en", year=["2017"])
    app.query_params["view"] = view
    app.switch_page("audit/30_export.py").run()
    assert not app.exception
    assert app.multiselect(key="choice:view").value == [view]
    preview, dictionary = (element.value for element in app.dataframe)
    assert list(preview.columns) == dictionary["Column"].tolist()


def test_views_that_serve_a_screen_alone_are_not_offered(store, dashboard):
    app = dashboard(store, "audit/30_export.py", lang="en")
    assert "What is in view" not in app.multiselect(key="choice:view").options


def test_a_headline_says_what_it_rests_on_and_how_far_it_can_be_trusted(store, dashboard):
    app = dashboard(store, lang="en", year=["2017"])
    requests = next(caption.value for caption in app.caption if caption.value.startswith("2017, in cases"))
    assert "Rests on 6 reports." in requests
    assert "Coverage: on file from 6 of 6 bodies due that year." in requests
    assert "Trust: 2 of 6 reports with errors or warnings on figures, 35.5% of the figure." in requests
    assert "If proposals were accepted: 60 to 62." in requests


def test_a_figure_of_few_reports_warns_of_it(store, dashboard):
    app = dashboard(store, lang="en", year=["2019"])
    assert [caption for caption in app.caption if "on file from only 2 of 6 bodies due" in caption.value]


def test_sentences_say_on_how_many_bodies_they_rest(store, dashboard):
    app = dashboard(store, lang="en")
    (said,) = (element.value for element in app.markdown if "more than the year before" in element.value)
    assert "120 more than the year before" in said
    assert "over the 6 bodies that can be compared" in said
    assert "6 of the 32 reports in view have errors or warnings" in said


def test_nobody_is_ranked_where_few_can_be_compared(store, dashboard):
    app = dashboard(store, lang="en", agency=["990101-b0", "990101-b1"])
    assert [
        caption
        for caption in app.caption
        if caption.value.startswith("None of 2 comparable bodies is ranked")
    ]


def test_a_meeting_room_sees_the_page_without_the_sidebar(store, dashboard):
    app = dashboard(store, lang="en", present="1", year=["2017"])
    assert not app.exception
    assert not app.sidebar.multiselect
    assert not app.sidebar.caption
    assert app.query_params["year"] == "2017"
    assert [caption for caption in app.caption if caption.value == "2017"]
    app.toggle(key="switch:present").set_value(False).run()
    assert "present" not in app.query_params
    assert app.multiselect(key="choice:year").value == ["2017"]


def test_trends_of_the_same_bodies_are_in_the_address(store, dashboard):
    app = dashboard(store, lang="en", same="1")
    assert app.toggle(key="switch:same").value
    assert [caption for caption in app.caption if "in every year of the series" in caption.value]
    app.toggle(key="switch:same").set_value(False).run()
    assert "same" not in app.query_params
    assert not [caption for caption in app.caption if "in every year of the series" in caption.value]


def test_the_missing_and_the_late_are_listed(store, dashboard):
    app = dashboard(store, "audit/15_coverage.py", lang="en")
    values = {metric.label: metric.value for metric in app.metric}
    assert values == {
        "On file / 36": "32", "Missing": "4", "Late": "2", "Revised": "0", "Rejected": "0", "Wrong form": "0",
    }  # fmt: skip
    headings = [subheader.value for subheader in app.subheader]
    assert "Bodies with reports missing (4)" in headings
    assert "Reports published late (2)" in headings


def test_many_bodies_are_shown_by_region_and_on_pages(store, dashboard, monkeypatch):
    monkeypatch.setattr("pages.coverage.REGIONS_FROM", 3)
    by_region = dashboard(store, "audit/15_coverage.py", lang="en", region=["990100"])
    assert "Share on file by region and year" in [subheader.value for subheader in by_region.subheader]
    monkeypatch.setattr("pages.coverage.BODIES_A_PAGE", 2)
    by_body = dashboard(store, "audit/15_coverage.py", lang="en", region=["990101"])
    assert by_body.selectbox(key="choice:page").options == ["1–2 of 5", "3–4 of 5", "5–5 of 5"]

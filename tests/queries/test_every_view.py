"""What holds for every view: one statement, its own dictionary, known parameters, one schema always."""

import re

import duckdb
import pytest

import queries
from gongkai.errors import UsageError
from queries.header import read_header

SHARED = {"years", "regions", "agencies", "editions", "lang"}
OWN = {
    "concepts", "kinds", "rules", "severities", "faults", "statuses", "text", "report_id", "finding_key",
    "finding_keys", "locator", "around", "sort", "most",
    "balanced", "bodies", "skipped", "within", "units",
    "other_id", "forms", "standings",
}  # fmt: skip
NAMES = list(queries.views())


@pytest.mark.parametrize("name", NAMES)
def test_a_view_is_one_select_with_known_parameters(name):
    view = queries.view(name)
    statements = duckdb.extract_statements(view.sql)
    assert [statement.type for statement in statements] == [duckdb.StatementType.SELECT]
    assert view.parameters <= SHARED | OWN


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_store_gives_the_columns_of_the_dictionary(name, empty_reader):
    frame = queries.ask(name, reader=empty_reader)
    assert list(frame.columns) == list(queries.view(name).columns)


@pytest.mark.parametrize("name", NAMES)
def test_reports_give_the_same_columns(name, reader):
    assert list(queries.ask(name, reader=reader).columns) == list(queries.view(name).columns)


@pytest.mark.parametrize("name", [name for name in NAMES if queries.view(name).parameters >= SHARED])
@pytest.mark.parametrize("parameter", sorted(SHARED - {"lang"}))
def test_a_filter_that_matches_nothing_leaves_no_figures(name, parameter, reader):
    value = [1900] if parameter == "years" else ["none"]
    rows = queries.ask(name, reader=reader, **{parameter: value})
    if name == "in_view":
        assert rows.loc[0, ["reports", "bodies", "samples"]].tolist() == [0, 0, 0]
    elif name == "coverage_total":
        assert not rows.loc[0].any()
    elif name == "findings_count":
        assert rows.loc[0].tolist() == [0, 0, 0, 0, 0]
    elif name == "headline":
        assert rows["value"].isna().all()
        assert rows["reports"].sum() == 0
    elif name == "facets":  # each value is counted under all filters but its own
        assert rows.loc[rows["filter"] + "s" != parameter, "findings"].sum() == 0
    elif name == "rule_facets":  # a rule stands where nothing is in view, and has found nothing there
        assert set(rows.loc[rows["rules"] > 0, "value"]) & {"undecided", "noisy", "settled"} == set()
    elif name == "rule_book":
        assert rows["findings"].sum() == 0
    else:
        assert rows.empty


@pytest.mark.parametrize("name", NAMES)
def test_titles_and_columns_are_named_in_both_languages(name):
    view = queries.view(name)
    chinese = [view.title_zh, *(zh for zh, _ in view.columns.values())]
    english = [view.title_en, *(en for _, en in view.columns.values())]
    assert all(re.search("[一-鿿]", words) for words in chinese)
    assert not [words for words in english if re.search("[一-鿿]", words)]


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [
        ("-- title_zh: 甲\nSELECT 1", "lacks columns, title_en"),
        ("-- titel: 甲\nSELECT 1", "'titel' is none of"),
        ("-- columns:\n--   a: 甲\nSELECT 1", "line 2: expected `column: 中文 | English`"),
        ("-- words\nSELECT 1", "line 1: expected `key: value`"),
    ],
)
def test_a_malformed_head_is_named(sql, complaint):
    with pytest.raises(UsageError, match=re.escape(complaint)):
        read_header("made_up", sql)

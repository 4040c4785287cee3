import csv
from decimal import Decimal

import pytest

from gongkai import forms
from tests.shared import SHARED, needs_shared

LETTERS = {"A": "2008", "B": "2014", "C": "2019", "D": "2021"}


def test_the_four_editions_have_their_official_size():
    national = {name: form for name, form in forms.editions().items() if name.isdigit()}
    sizes = {name: (len(form.printed), len(form.valued)) for name, form in national.items()}
    assert sizes == {
        "2008": (46, 45),  # a column besides
        "2014": (65, 58),
        "2019": (87, 22 + 23 * 7 + 15),
        "2021": (76, 10 + 25 * 7 + 15),
    }


def test_only_a_list_form_has_a_cell_for_its_headings():
    assert len(forms.edition("2014").cells) == 65
    assert len(forms.edition("2021").cells) == 200 + 7


@needs_shared
def test_no_item_of_the_catalogue_is_missing_or_renamed():
    with (SHARED / "forms" / "catalogue.csv").open(encoding="utf-8-sig", newline="") as lines:
        catalogue = list(csv.DictReader(lines))
    for row in catalogue:
        item = forms.edition(LETTERS[row["edition"]]).by_code[row["code"]]
        assert (item.label_zh, item.label_en) == (row["label_zh"], row["label_en"])
    with (SHARED / "forms" / "matrix-cells.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["cell_code"] in forms.edition(LETTERS[row["edition"]]).by_code


def test_identities_of_the_2014_form_follow_from_its_relations():
    sums = {whole.whole: whole.parts for whole in forms.edition("2014").wholes if whole.relation == "sum"}
    assert sums["requests_received"] == (
        "requests_in_person",
        "requests_fax",
        "requests_online",
        "requests_letter",
    )
    assert sums["staff_total"] == ("staff_fulltime", "staff_parttime")
    assert len(sums["replies_total"]) == 8
    assert len(sums["replies_refused"]) == 6
    assert set(sums) == {
        *("requests_received", "requests_closed", "replies_total", "replies_refused"),
        *("reconsideration_total", "litigation_total", "staff_total"),
    }


@pytest.mark.parametrize(("edition", "outcomes"), [("2019", [19]), ("2021", [21, 19])])
def test_the_outcomes_of_a_matrix_column_are_its_rows_without_headings_or_their_variant(edition, outcomes):
    wholes = [w for w in forms.edition(edition).wholes if w.whole == "outcomes_total__natural_person"]
    assert [len(w.parts) for w in wholes] == outcomes
    assert not any("header" in part for part in wholes[0].parts)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_new_and_carried_in_balance_outcomes_and_carried_out_in_each_column(edition):
    balances = forms.edition(edition).balances
    assert len(balances) == 7
    assert dict(balances[0].weights) == {
        "requests_new__natural_person": 1,
        "requests_carried_in__natural_person": 1,
        "outcomes_total__natural_person": -1,
        "requests_carried_out__natural_person": -1,
    }


def test_the_form_in_force_for_a_year():
    years = {2007: None, 2008: "2008", 2013: "2008", 2014: "2014", 2018: "2014", 2020: "2019", 2025: "2021"}
    found = {year: (form.name if (form := forms.edition_for_year(year)) else None) for year in years}
    assert found == years


def test_every_crossing_names_items_of_its_edition_and_a_known_concept():
    for crossing in forms.crosswalk():
        assert crossing.concept in forms.concepts()
        assert crossing.weights
        for item, _weight in crossing.weights:
            assert forms.edition(crossing.edition).by_code[item].is_valued


def test_a_crossing_keeps_signs_and_scale():
    handled = next(c for c in forms.crosswalk() if (c.concept, c.edition) == ("requests_handled", "2014"))
    assert handled.weights == (("replies_total", Decimal(1)), ("replies_asked_to_amend", Decimal(-1)))
    fees = next(c for c in forms.crosswalk() if (c.concept, c.edition) == ("disclosure_fees", "2008"))
    assert fees.weights == (("a_fees_total", Decimal("0.0001")),)


def test_a_series_changes_its_segment_where_it_breaks():
    segments = {(c.concept, c.edition): c.segment for c in forms.crosswalk()}
    assert segments["requests_received", "2014"] == segments["requests_received", "2021"]
    assert segments["granted_full", "2014"] != segments["granted_full", "2019"]
    assert segments["refused", "2008"] != segments["refused", "2014"] != segments["refused", "2019"]


def test_every_break_is_explained_in_both_languages():
    for concept in forms.concepts().values():
        assert bool(concept.breaks) == bool(concept.breaks_zh)
        assert concept.breaks.count("|") == concept.breaks_zh.count("|")


def test_one_item_code_keeps_one_unit_in_all_editions():
    units: dict[str, set[str]] = {}
    for form in forms.editions().values():
        for item in form.valued:
            units.setdefault(item.item, set()).add(item.unit)
    assert {item: found for item, found in units.items() if len(found) > 1} == {}


def test_a_form_file_that_contradicts_itself_is_refused(tmp_path):
    head = "item,label_zh,label_en,unit,kind,parent,relation,balance,table_no,level,section,aliases,note\n"
    bad = {
        "kind 'number'": "a,甲,A,件,number,,none,,1,1,,,\n",
        "no such parent": "a,甲,A,件,count,b,sum,,1,1,,,\n",
        "printed twice": "a,甲,A,件,count,,none,,1,1,,,\na,乙,B,件,count,,none,,1,1,,,\n",
        "sum of nothing": "a,甲,A,件,count,,sum,,1,1,,,\n",
    }
    for message, lines in bad.items():
        file = tmp_path / "2030.csv"
        file.write_text(head + lines, encoding="utf-8")
        with pytest.raises(forms.FormError, match=message):
            forms.read_edition(file)

"""Drafts held against each other and against what a store has of the same bodies."""

from gongkai.gathering import gather
from gongkai.selfcheck import check_documents
from tests.commands.taking import command, report, take

USUAL = {"proactive_total": "120", "channel_website": "120"}
LEAP = {"proactive_total": "2000", "channel_website": "2000"}


def _written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _rules(one):
    return {finding.rule for finding in one.findings}


def test_documents_given_together_are_held_against_each_other(inbox):
    first = _written(inbox, "2016.txt", report(2016, **USUAL))
    second = _written(inbox, "2017.txt", report(2017, **LEAP))
    (alone,) = check_documents(gather([second]).found)
    assert "X-PL-02" not in _rules(alone)
    found = {one.report.year: _rules(one) for one in check_documents(gather([first, second]).found)}
    assert "X-PL-02" in found[2017]
    assert "X-PL-02" not in found[2016]


def test_the_store_gives_the_other_years_and_is_not_reported_itself(store, inbox, tmp_path):
    for year in (2014, 2015, 2016):
        _written(inbox, f"{year}.txt", report(year, **USUAL))
    _written(inbox, "2017.txt", report(2017, **USUAL))
    _written(inbox, "neighbour.txt", report(2016, agency="清源区另一局", **USUAL))
    take(store, inbox)
    draft = _written(tmp_path, "draft.txt", report(2017, **LEAP))
    (one,) = check_documents(gather([draft]).found, store)
    assert one.report.source_name.endswith("draft.txt")
    assert "X-PL-02" in _rules(one)
    # the published report of its year is what it is to replace
    assert (one.version, one.report.verdict) == (1, "accept")
    (stranger,) = check_documents(
        gather([_written(tmp_path, "stranger.txt", report(2017, agency="清源区第三局", **LEAP))]).found, store
    )
    assert "X-PL-02" not in _rules(stranger)


def test_history_needs_a_store_and_says_so(inbox, tmp_path):
    draft = _written(inbox, "draft.txt", report(2017))
    ran = command("check", draft, "--history", "--store", tmp_path / "none")
    assert ran.returncode == 1
    assert "no store at" in ran.stderr


def test_a_folder_without_documents_is_told_and_what_is_passed_over_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    nothing = command("check", tmp_path / "empty", "--json")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert nothing.stderr == f"gongkai: {tmp_path / 'empty'}: no documents found\n"
    shown = tmp_path / "shown"
    shown.mkdir()
    (shown / "2014.txt").write_text(report(2014), encoding="utf-8")
    (shown / ".hidden.txt").write_text("no report", encoding="utf-8")
    beside = command("check", shown)
    assert beside.returncode == 0
    assert beside.stderr == f"passed over {shown / '.hidden.txt'}: not a document\n"

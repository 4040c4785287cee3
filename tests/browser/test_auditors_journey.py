"""An auditor's day: filter, decide on several with a reason, export, and find it again after re-ingesting."""

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import queries
from gongkai.review import Decision, Reviews
from gongkai.warehouse import open_reader
from queries.deciding import decide
from tests import fixture_store
from tests.browser.seeing import downloaded, open_page, open_row, rows, settled, tick_row
from tests.browser.serving import served
from tests.commands.taking import report, take

pytestmark = pytest.mark.browser
YEARS = (2014, 2015, 2016)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory) -> Path:
    """Three reports whose staff does not add up."""
    folder = tmp_path_factory.mktemp("inbox")
    for year in YEARS:
        (folder / f"{year}.txt").write_text(report(year, staff_total="9"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undecided(inbox, tmp_path_factory) -> Path:
    """The store that took them, in which nobody decides."""
    store = tmp_path_factory.mktemp("undecided") / "store"
    take(store, inbox)
    return store


@pytest.fixture(scope="module")
def read_only(undecided, tmp_path_factory) -> Iterator[str]:
    """A dashboard for those who decide nothing; of what they keep, each keeps something else."""
    with served(undecided, tmp_path_factory.mktemp("log") / "streamlit.txt") as address:
        yield address


@pytest.fixture
def store(undecided, tmp_path) -> Path:
    """One to decide in."""
    return Path(shutil.copytree(undecided, tmp_path / "store"))


@pytest.fixture
def audit(store, tmp_path) -> Iterator[str]:
    with served(store, tmp_path / "streamlit.txt") as address:
        yield address


def _pill(page: Page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("button", name=re.compile(name)).first.click()
    settled(page)


def _downloaded(page: Page) -> list[dict[str, str]]:
    file = downloaded(page, page.get_by_role("button", name="Download CSV").first)
    return list(csv.DictReader(io.StringIO(file.path().read_text("utf-8-sig"), newline="")))


def test_filter_decide_in_bulk_export_reingest_and_find_it_again(page, audit, store, inbox):
    open_page(page, audit, "anomalies", lang="en", rule="B-ID-07")
    expect(page.get_by_text("3 findings")).to_be_visible()
    tick_row(page, table=0, row=0)
    settled(page)
    tick_row(page, table=0, row=2)
    expect(page.get_by_text("Decide on 2 findings together (3 under the filters)")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Dismiss").click()
    settled(page)
    page.get_by_label("Your name (shown").fill("Auditor A")
    page.get_by_role("button", name="Record (2)").click()
    expect(page.get_by_text("Choose a reason.")).to_be_visible()
    assert Reviews(store).events() == []
    settled(page)
    page.get_by_role("combobox", name="Reason").click()
    page.get_by_role("option", name="False alarm").click()
    settled(page)
    page.get_by_role("button", name="Record (2)").click()
    expect(page.get_by_text("1 to be decided")).to_be_visible()
    _pill(page, "Dismissed · 2")
    expect(page).to_have_url(re.compile("status=dismissed"))
    expect(page.get_by_text("2 findings (")).to_be_visible()
    decided = {row["Finding"] for row in _downloaded(page)}
    assert decided == {event.finding_key for event in Reviews(store).events()}
    assert len(decided) == 2

    (inbox / "later.txt").write_text(report(2017), encoding="utf-8")
    take(store, inbox)
    page.reload()
    settled(page)
    expect(page.get_by_text("Generation 2")).to_be_visible()
    assert {row["Finding"] for row in _downloaded(page)} == decided
    assert {row["Decided by"] for row in _downloaded(page)} == {"Auditor A"}


def test_a_field_stays_the_same_while_the_selection_grows(page, read_only):
    open_page(page, read_only, "anomalies", lang="en", rule="B-ID-07")
    tick_row(page, table=0, row=0)
    expect(page.get_by_text("Decide on 1 finding together (3 under the filters)")).to_be_visible()
    settled(page)
    name = page.get_by_label("Your name (shown")
    name.fill("Auditor A")
    name.evaluate("field => { field.dataset.seen = 'before' }")
    tick_row(page, table=0, row=2)
    expect(page.get_by_text("Decide on 2 findings together (3 under the filters)")).to_be_visible()
    settled(page)
    expect(name).to_have_attribute("data-seen", "before")
    expect(name).to_have_value("Auditor A")


def test_the_keyboard_leads_from_finding_to_finding_and_records(page, audit, store):
    open_page(page, audit, "anomalies", lang="en", rule="B-ID-07")
    open_row(page, table=0, row=0)
    expect(page.get_by_text("1 of 3")).to_be_visible()
    settled(page)
    page.get_by_role("heading", name="Anomalies", exact=True).click()
    page.keyboard.press("j")
    expect(page.get_by_text("2 of 3")).to_be_visible()
    settled(page)
    page.get_by_label("Your name (shown").fill("Auditor J")  # a letter typed into a field is no command
    expect(page.get_by_text("2 of 3")).to_be_visible()
    page.get_by_role("heading", name="Anomalies", exact=True).click()
    settled(page)
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_text("3 of 3")).to_be_visible()
    (event,) = Reviews(store).events()
    assert (event.outcome, event.actor) == ("confirmed", "Auditor J")
    assert "Confirmed" in rows(page, table=0)[1]


def test_saved_views_bring_their_filters_back(page, read_only):
    open_page(page, read_only, "anomalies", lang="en", rule="B-ID-07", year="2015")
    page.get_by_role("button", name="Saved views").click()
    popover = page.get_by_test_id("stPopoverBody")
    popover.get_by_label("Your name").fill("Auditor A")
    popover.get_by_label("Name for the present filters").fill("Staff of 2015")
    popover.get_by_role("button", name="Save / show mine").click()
    link = popover.get_by_role("link", name="Staff of 2015")
    expect(link).to_be_visible()
    address = link.get_attribute("href")
    assert address is not None
    page.goto(f"{read_only}/anomalies?lang=en")
    settled(page)
    page.goto(f"{read_only}/{address.lstrip('/')}" if not address.startswith("http") else address)
    expect(page.get_by_text(re.compile("^1 findings? "))).to_be_visible()


def test_what_an_auditor_typed_is_shown_as_text(page, audit, store):
    reader = open_reader(store)
    key = queries.ask("findings", reader=reader, rules=["B-ID-07"])["finding_key"].iloc[0]
    decide([key], Decision("note", fixture_store.HOSTILE, note=fixture_store.HOSTILE), reader=reader)
    reader.close()
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if "example.org" in request.url else None)
    open_page(page, audit, "anomalies", lang="zh", finding=key)
    expect(page.get_by_text("处理历史")).to_be_visible()
    settled(page)
    assert foreign == []

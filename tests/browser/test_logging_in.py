"""Real log-ins through an identity provider: who sees and decides what, and who is not let in at all."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gongkai.archive.audit import AuditLog
from pages.literal import unlinked
from tests.browser.provider import CLIENT, SECRET, Provider, provided
from tests.browser.seeing import downloaded, open_page, settled
from tests.browser.serving import free_port, served
from tests.fixture_store import FINDING

pytestmark = pytest.mark.browser

TOWN_FINDING = "f200000000000000"
PEOPLE = """
["lead@example.gov.cn"]
viewer = "everywhere"
["town@example.gov.cn"]
auditor = ["990102"]
["district@example.gov.cn"]
officer = ["990101"]
["sub:admin-1"]
administrator = "everywhere"
"""


def _claims(subject: str, mail: str, *, verified: bool = True) -> dict[str, object]:
    return {"sub": subject, "email": mail, "email_verified": verified, "name": "a name that is not recorded"}


ACCOUNTS = {
    "lead": _claims("lead-1", "lead@example.gov.cn"),
    "town": _claims("town-1", "Town@example.gov.cn"),
    "district": _claims("district-1", "district@example.gov.cn"),
    "admin": _claims("admin-1", "someone@example.gov.cn"),
    "stranger": _claims("stranger-1", "stranger@example.gov.cn"),
    "impostor": _claims("impostor-1", "town@example.gov.cn", verified=False),
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided(ACCOUNTS) as running:
        yield running


@pytest.fixture(scope="module")
def own_store(store, tmp_path_factory) -> Path:
    copy = tmp_path_factory.mktemp("people") / "store"
    shutil.copytree(store, copy)
    (copy / "people.toml").write_text(PEOPLE, "utf-8")
    return copy


@pytest.fixture(scope="module")
def closed_dashboard(own_store, provider, tmp_path_factory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("auth"), free_port()
    auth = folder / "auth.toml"
    auth.write_text(
        f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{"0123456789abcdef" * 4}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
""",
        "utf-8",
    )
    with served(own_store, folder / "log.txt", "--auth", str(auth), port=port) as address:
        yield address


@pytest.fixture
def log_in(page: Page, closed_dashboard: str) -> Callable[[str], Page]:
    def logged_in(name: str) -> Page:
        open_page(page, closed_dashboard, "overview", lang="en")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("button", name="Log out")).to_be_visible()
        settled(page)
        return page

    return logged_in


def _words(page: Page) -> str:
    return page.get_by_test_id("stApp").inner_text()


def test_nobody_sees_anything_before_logging_in(page, closed_dashboard):
    for slug in ("overview", "anomalies", "report", "export", "log"):
        open_page(page, closed_dashboard, slug, lang="en", finding=FINDING, report="r1-2017")
        expect(page.get_by_text("Please log in.")).to_be_visible()
        assert not re.search("清源区|Qingyuan|Finance|generation", _words(page))
        assert page.get_by_test_id("stDataFrame").count() == 0


@pytest.mark.parametrize(
    ("name", "account"), [("stranger", "stranger@example.gov.cn"), ("impostor", "sub:impostor-1")]
)
def test_who_is_not_listed_or_whose_mail_is_not_verified_is_told_so_and_sees_nothing(log_in, name, account):
    page = log_in(name)
    expect(page.get_by_text(unlinked(f"The account {account} has no access yet."))).to_be_visible()
    assert "Qingyuan" not in _words(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def test_a_viewer_browses_and_neither_reads_documents_nor_decides(log_in, closed_dashboard):
    page = log_in("lead")
    expect(page.get_by_text(unlinked("lead@example.gov.cn · Viewer everywhere"))).to_be_visible()
    assert page.get_by_role("link", name="Anomalies").count() == 0
    assert (
        page.get_by_role("button", name="Download CSV").count() == 0
    )  # a picture is of what is on the screen
    for slug, title in (
        ("anomalies", "Anomalies"),
        ("report", "Report"),
        ("export", "Export"),
        ("log", "Audit log"),
    ):
        open_page(page, closed_dashboard, slug, lang="en", finding=FINDING, report="r1-2017")
        expect(page.get_by_text(f"The page {title} is not for your role.")).to_be_visible()
        assert "Requests received is printed 12" not in _words(page)


def test_an_officer_reads_the_reports_of_the_own_region_only(log_in, closed_dashboard):
    page = log_in("district")
    open_page(page, closed_dashboard, "report", lang="en", report="r1-2017")
    expect(page.get_by_role("heading", name="Qingyuan Education Bureau")).to_be_visible()
    open_page(page, closed_dashboard, "report", lang="en", report="r3-2016")
    settled(page)
    assert "Dongxi" not in _words(page)
    open_page(page, closed_dashboard, "anomalies", lang="en")
    expect(page.get_by_text("is not for your role")).to_be_visible()


def test_an_auditor_decides_in_the_own_region_and_cannot_read_another(log_in, closed_dashboard, own_store):
    page = log_in("town")
    open_page(page, closed_dashboard, "anomalies", lang="en", finding=FINDING)
    expect(page.get_by_text("The finding of this address is there no more")).to_be_visible()
    assert "Education Bureau" not in _words(page)
    open_page(page, closed_dashboard, "anomalies", lang="en", finding=TOWN_FINDING)
    name = page.get_by_role("textbox", name="Your name")
    expect(name).to_be_disabled()
    expect(name).to_have_value("town@example.gov.cn")
    page.get_by_role("button", name="Record (1)").click()
    expect(page.get_by_role("button", name="Confirmed · 1")).to_be_visible()
    file = downloaded(page, page.get_by_role("button", name="Download CSV").first)
    assert "Dongxi Town" in file.path().read_text("utf-8-sig")
    lines = [line.fields | {"event": line.event} for line in AuditLog(own_store).lines()]
    told = [(line["event"], line["who"], line["what"]) for line in lines if line["who"] != "local"]
    assert told == [
        ("decision", "town@example.gov.cn", "confirmed"),
        ("export", "town@example.gov.cn", "findings"),
    ]


def test_an_administrator_reads_the_log(log_in, closed_dashboard):
    page = log_in("admin")
    expect(page.get_by_text("sub:admin-1 · Administrator everywhere")).to_be_visible()
    open_page(page, closed_dashboard, "log", lang="en")
    expect(page.get_by_text("the latest first (at most")).to_be_visible()


def test_a_log_in_that_is_too_long_ago_is_over(log_in, provider, page, closed_dashboard):
    provider.age = 13 * 3600
    try:
        open_page(page, closed_dashboard, "overview", lang="en")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name="lead", exact=True).click()
        expect(page.get_by_text("The log-in has expired.")).to_be_visible()
        assert "Qingyuan" not in _words(page)
    finally:
        provider.age = 0

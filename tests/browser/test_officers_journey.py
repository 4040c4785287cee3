"""An officer's morning: a draft with two faults, both found where they stand, mended, and clean."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.seeing import downloaded, open_page, open_row, rows, settled
from tests.browser.serving import served
from tests.commands.taking import report, take
from tests.queries.test_drafting import everything_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def temporary(tmp_path_factory) -> Path:
    """Where the server puts what it keeps for a moment."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("officer")
    (folder / "2015.txt").write_text(report(2015), encoding="utf-8")
    take(folder / "store", folder / "2015.txt")
    return folder / "store"


@pytest.fixture(scope="module")
def officer(store, temporary, tmp_path_factory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        with served(store, tmp_path_factory.mktemp("log") / "streamlit.txt") as address:
            yield address


FORM = "政府信息公开情况统计表"
MORE_PARTS = """四、收费及减免情况
本年度没有收取费用。
五、行政复议和行政诉讼情况
本年度没有发生。
六、存在的主要问题和改进情况
目录更新还不够及时，来年按月核对。
"""


def _give(page: Page, name: str, **values: str) -> None:
    content = report(2016, **values).replace(FORM, f"{MORE_PARTS}{FORM}", 1).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content}
    )
    settled(page)


def _faults(page: Page) -> set[str]:
    """The suspect cells of the errors and warnings in the table of findings."""
    return {row[2] for row in rows(page, table=0) if row[0] in ("Error", "Warning")}


def _kept(*folders: Path) -> dict[str, str]:
    """Every file but the audit log, which notes the hash of what was handed in."""
    return {name: content for name, content in everything_in(*folders).items() if "/audit." not in name}


def test_two_faults_are_found_mended_and_gone_and_nothing_is_kept(page, officer, store, temporary):
    open_page(page, officer, "selfcheck", lang="en")
    expect(page.get_by_text("No draft yet.")).to_be_visible()
    before = _kept(store, temporary)
    _give(page, "draft.txt", staff_total="9", requests_received="30")
    expect(page.get_by_role("heading", name="清源区示例局 · 2016")).to_be_visible()
    settled(page)
    assert _faults(page) == {"Disclosure staff", "Requests received"}

    open_row(page, table=0, row=0)
    expect(page.get_by_text("Suspect cell: Disclosure staff")).to_be_visible()
    expect(page.get_by_test_id("stCode").first).to_contain_text("| 9 |")
    settled(page)
    open_row(page, table=0, row=1)
    expect(page.get_by_text("Suspect cell: Requests received")).to_be_visible()
    expect(page.get_by_test_id("stCode").first).to_contain_text("| 30 |")
    file = downloaded(page, page.get_by_role("button", name="Annotated copy (XLSX)"))
    copy = CalamineWorkbook.from_filelike(io.BytesIO(file.path().read_bytes()))
    asked = [row[4] for row in copy.get_sheet_by_name("Form").to_python()[1:] if row[4]]
    assert len(asked) == 2
    assert all("Which is right?" in said for said in asked)

    page.get_by_role("button", name="Remove draft.txt").click()
    expect(page.get_by_text("No draft yet.")).to_be_visible()
    _give(page, "mended.txt")
    expect(page.get_by_role("heading", name="清源区示例局 · 2016")).to_be_visible()
    settled(page)
    assert _faults(page) == set()
    assert _kept(store, temporary) == before


def test_a_draft_may_be_pasted(page, officer):
    open_page(page, officer, "selfcheck", lang="zh", given="pasted")
    area = page.get_by_role("textbox", name="粘贴整份报告")
    area.fill(report(2016, staff_total="9"))
    area.press("Control+Enter")
    expect(page.get_by_role("heading", name="清源区示例局 · 2016")).to_be_visible()
    settled(page)
    assert "(三)从事政府信息公开工作人员数" in {row[2] for row in rows(page, table=0)}

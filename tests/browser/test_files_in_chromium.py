"""What leaves the dashboard as a file, taken out by a real browser."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
import python_calamine
from docx import Document
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.seeing import downloaded, open_page, settled

pytestmark = pytest.mark.browser


def _taken(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and the content of the file that pressing a button downloads."""
    file = downloaded(page, button)
    return file.suggested_filename, file.path().read_bytes()


def _picture(page: Page, dashboard: str, slug: str, chart: int, **address: str) -> tuple[str, bytes]:
    """What the button on a chart of a page downloads."""
    open_page(page, dashboard, slug, **address)
    drawn = page.get_by_test_id("stPlotlyChart").nth(chart)
    expect(drawn.locator(".main-svg").first).to_be_attached()
    drawn.hover()
    (button,) = drawn.locator(".modebar-btn").all()
    return _taken(page, button)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_saved_as_a_png_that_is_legible_anywhere(theme, page, dashboard):
    page.emulate_media(color_scheme=theme)
    name, content = _picture(page, dashboard, "proactive", 0, lang="en")
    assert re.fullmatch(r"gongkai-[\w()-]+\.png", name)
    image = Image.open(io.BytesIO(content))
    image.load()
    assert image.format == "PNG"
    assert image.width > 600
    *corner, opacity = image.convert("RGBA").getpixel((1, 1))
    assert opacity == 255
    assert (max(corner) < 64) if theme == "dark" else (min(corner) > 240)
    assert len(image.convert("RGB").getcolors(maxcolors=10**6)) > 10


def test_a_chart_is_saved_as_svg_if_the_switch_says_so(page, dashboard):
    name, content = _picture(page, dashboard, "requests", 0, lang="zh", svg="1")
    assert name.startswith("gongkai-")
    assert name.endswith(".svg")
    root = ElementTree.fromstring(content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [
        element for element in root.iter("{http://www.w3.org/2000/svg}text") if element.text or len(element)
    ]
    assert b'href="http' not in content
    page.get_by_text("图表存为 SVG").click()
    expect(page).not_to_have_url(re.compile("svg=1"))
    settled(page)
    drawn = page.get_by_test_id("stPlotlyChart").first
    drawn.hover()
    expect(drawn.locator(".modebar-btn")).to_have_attribute("aria-label", "下载图片（PNG）")
    assert _taken(page, drawn.locator(".modebar-btn").first)[1].startswith(b"\x89PNG")


def test_a_meeting_room_has_no_buttons_on_charts(page, dashboard):
    open_page(page, dashboard, "proactive", lang="en", present="1")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    expect(page.locator(".modebar-btn")).to_have_count(0)


def test_an_auditor_takes_a_workbook_a_pack_and_a_letter_along(page, dashboard):
    open_page(page, dashboard, "export", lang="en", year="2017", view="findings")
    page.get_by_role("button", name="Make the file of 1 view (.xlsx)").click()
    name, content = _taken(page, page.locator(".st-key-get-export button"))
    assert name == "gongkai-findings.xlsx"
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["provenance", "findings"]
    assert len(book.get_sheet_by_name("findings").to_python()) == 3

    page.get_by_role("button", name="Make the audit pack (zip)").click()
    name, content = _taken(page, page.locator(".st-key-get-pack button"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert len([one for one in archive.namelist() if one.startswith("originals/")]) == 6

    open_page(page, dashboard, "letter", lang="en", to="990101-b1", written="zh")
    name, content = _taken(page, page.get_by_role("button", name="Download the letter (DOCX)"))
    assert name == "gongkai-letter-990101-b1.docx"
    assert Document(io.BytesIO(content)).paragraphs[1].text == "清源区教育局〔样本〕："

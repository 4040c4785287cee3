import io
import json
import os
import struct
import subprocess
import sys
import zlib

import pypdfium2
import pytest
from PIL import Image

from gongkai.documents import Grid, Paragraph, UnreadableError, ocr, picture
from gongkai.documents.pdf_page import PageTable
from gongkai.documents.reader import read_document
from gongkai.gathering import Source
from gongkai.parsing.numbers import read_figure
from gongkai.reading import read_source
from gongkai.registers import registers
from tests.documents.making_pdf import PdfPage, pdf
from tests.documents.scanning import DPI, needs_ocr, pictures, saved
from tests.shared import SHARED, needs_shared

EDGES = (60, 140, 300, 360, 420, 480)
TITLE = "示例区财政局二〇二四年政府信息公开工作年度报告"
LINES = ("一、总体情况，本年度主动公开政府信息三百条，全部在门户网站公布。", "二、主动公开政府信息情况如下。")
ROWS = [
    ["（三）不予公开", "1.属于国家秘密", "12", "", "3119"],
    [None, "2.法律禁止公开", "0", "7", "88283"],
    ["（四）无法提供", "1.本机关不掌握", "746", "96171.6", "0"],
]
FIGURES = [["12", "", "3119"], ["0", "7", "88283"], ["746", "96171.6", "0"]]


def report() -> PdfPage:
    page = PdfPage().text(150, 60, TITLE, 14).text(60, 100, LINES[0], 12).text(60, 125, LINES[1], 12)
    return page.table(EDGES, 150, ROWS, height=26)


def grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(grid):
    return [["".join(cell.text.split()) for cell in row] for row in grid.rows]


def figures(grid):
    return [row[-3:] for row in texts(grid)]


def test_a_table_is_moved_under_the_one_it_continues():
    above = PageTable(1, (60, 700, 380, 760), (60.0, 200.0, 380.0), 2, ())
    below = PageTable(2, (71, 60, 392, 90), (71.0, 211.5, 392.0), 1, ())
    other = PageTable(2, (71, 60, 300, 90), (71.0, 160.0, 300.0), 1, ())
    moved = ocr.aligned([above, below])[1]
    assert moved.edges == pytest.approx(above.edges, abs=1)
    assert ocr.aligned([above, other])[1] == other


@pytest.fixture
def no_extra(monkeypatch):
    monkeypatch.setattr(ocr, "_NEEDED", ("no_such_module_of_ours",))


@pytest.mark.usefixtures("no_extra")
def test_without_the_extra_the_reason_says_what_to_install():
    pages = pictures(pdf(report()), 72)
    for content, name in ((saved(pages, "PNG"), "年报.docx"), (saved(pages, "PDF"), "年报.pdf")):
        with pytest.raises(UnreadableError, match=r"pip install '\.\[ocr\]'") as caught:
            read_document(content, name)
        assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("no_extra")
def test_without_the_extra_pages_that_are_pictures_are_named():
    document = read_document(mixed(), "年报.pdf")
    assert any(doubt.startswith("page 2 holds a picture and no text: install") for doubt in document.doubts)


def mixed() -> bytes:
    """A PDF whose first page has text and whose second is a picture."""
    whole = pypdfium2.PdfDocument(
        pdf(PdfPage().text(60, 60, TITLE).text(60, 90, LINES[0]).text(60, 120, LINES[1]))
    )
    whole.import_pages(pypdfium2.PdfDocument(saved(pictures(pdf(report())), "PDF")))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


@needs_ocr
def test_a_scanned_table_is_read_cell_by_cell_and_blank_cells_stay_blank():
    document = read_document(saved(pictures(pdf(report())), "PDF"), "年报.pdf")
    assert document.media_type == "application/pdf"
    assert document.doubts[0] == "read from a picture: compare with the original"
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert "政府信息公开工作年度报告" in lines[0].text
    assert lines[0].locator == "page 1 line 1"
    (grid,) = grids(document)
    assert figures(grid) == FIGURES
    first = grid.rows[0][0]
    assert ("不予公开" in first.text, first.row_span, first.column_span) == (True, 2, 1)
    page, box = grid.rows[0][2].locator.split(" (")[0], grid.rows[0][2].locator.split("(")[1]
    assert page == "page 1"
    assert [int(value) for value in box.rstrip(")").split(",")] == pytest.approx([300, 150, 360, 176], abs=2)


# the table of the report in a picture of DPI
LEFT, TOP, RIGHT, BOTTOM = (round(value * DPI / 72) for value in (60, 150, 480, 228))
WIDTH, HEIGHT = (round(value * DPI / 72) for value in (595, 842))


@needs_ocr
@pytest.mark.parametrize(
    ("turn", "place"),
    [
        (0.7, (LEFT, TOP, RIGHT, BOTTOM)),
        (-1.6, (LEFT, TOP, RIGHT, BOTTOM)),
        (90, (TOP, WIDTH - RIGHT, BOTTOM, WIDTH - LEFT)),
        (180, (WIDTH - RIGHT, HEIGHT - BOTTOM, WIDTH - LEFT, HEIGHT - TOP)),
        (270, (HEIGHT - BOTTOM, LEFT, HEIGHT - TOP, RIGHT)),
    ],
)
def test_pages_that_lie_crooked_or_on_their_side_read_the_same_and_know_their_places(turn, place):
    document = read_document(saved(pictures(pdf(report()), turn=turn), "PNG"), "年报.png")
    (grid,) = grids(document)
    assert figures(grid) == FIGURES
    assert document.media_type == "image/png"
    box = [int(value) for value in grid.locator.split("(")[1].rstrip(")").split(",")]
    assert box == pytest.approx(place, abs=6 if turn % 90 == 0 else 30)


@needs_ocr
def test_a_table_goes_on_over_scanned_pages_that_lie_differently():
    one = PdfPage().text(60, 60, TITLE).text(60, 90, LINES[0])
    one.table(EDGES, 700, [["（四）无", "1.本机关不掌握", "746", "1", "769"]], height=30)
    two = PdfPage().table(EDGES, 60, [["法提供", "2.另行制作", "11", "0", "11"]], height=30)
    first, second = pictures(pdf(one, two))
    moved = Image.new("L", second.size, 255)
    moved.paste(second, (20, 0))
    (grid,) = grids(read_document(saved([first, moved], "TIFF"), "年报.tif"))
    assert figures(grid) == [["746", "1", "769"], ["11", "0", "11"]]
    assert grid.rows[0][0].row_span == 2
    assert grid.rows[1][1].locator.startswith("page 2 ")


@needs_ocr
def test_pages_with_text_and_scanned_pages_make_one_document():
    document = read_document(mixed(), "年报.pdf")
    assert document.blocks[0] == Paragraph(TITLE, "page 1 line 1")
    assert figures(grids(document)[0]) == FIGURES
    assert grids(document)[0].locator.startswith("page 2 ")
    assert not any("no text" in doubt for doubt in document.doubts)


@needs_ocr
def test_a_table_pasted_as_a_picture_beside_text_is_read():
    (page,) = pictures(pdf(report()), dpi=200)
    table = page.crop((140, 400, 1360, 660))
    document = pypdfium2.PdfDocument(
        pdf(PdfPage().text(60, 60, TITLE).text(60, 90, LINES[0]).text(60, 700, LINES[1]))
    )
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(saved([table], "JPEG")))
    image.set_matrix(pypdfium2.PdfMatrix().scale(480, 102).translate(60, 400))
    first = document[0]
    first.insert_obj(image)
    first.gen_content()
    out = io.BytesIO()
    document.save(out)
    read = read_document(out.getvalue(), "年报.pdf")
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == [TITLE, *LINES]
    assert [[text.rstrip("?") for text in row] for row in figures(grids(read)[0])] == FIGURES
    assert read.doubts[0] == ocr.READ_FROM_PICTURE


@needs_ocr
def test_a_slash_is_no_one():
    rows = [["甲", "乙", "1", "/", "11"], ["丙", "丁", "-", "—", "1"]]
    page = PdfPage().text(60, 60, TITLE).table(EDGES, 150, rows, height=26)
    (grid,) = grids(read_document(saved(pictures(pdf(page)), "PNG"), "a.png"))
    states = [[read_figure(cell.text).value for cell in row[2:]] for row in grid.rows]
    assert [value for row in states for value in row if value is not None] == [1, 11, 1]
    assert all(cell.text for row in grid.rows for cell in row)


@needs_ocr
def test_reading_twice_gives_the_same():
    content = saved(pictures(pdf(report()), turn=0.4), "JPEG")
    assert read_document(content, "a.jpg") == read_document(content, "a.jpg")


@needs_ocr
def test_nothing_is_fetched_reported_or_kept(tmp_path):
    home, file = tmp_path / "home", tmp_path / "a.png"
    home.mkdir()
    file.write_bytes(saved(pictures(pdf(report())), "PNG"))
    program = (
        "import socket, sys, pathlib\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from gongkai.documents.reader import read_document\n"
        "print(len(read_document(pathlib.Path(sys.argv[1]).read_bytes(), 'a.png').blocks))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert int(ran.stdout) > 1
    # the runtime keeps what it would report under the user's folder
    assert list(home.rglob("*")) == []


def announced(width: int, height: int) -> bytes:
    """A PNG that says it has that many pixels and holds hardly any."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(b"\0" * 9))
        + part(b"IEND", b"")
    )


@needs_ocr
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (announced(60_000, 60_000), "million pixels"),
        (announced(8_000, 8_000), "million pixels"),
        (announced(500, 500), "the picture is broken"),
        (b"\x89PNG\r\n\x1a\n", "the picture is broken"),
        (b"II*\x00\x08\x00\x00\x00", "the picture is broken"),
        (saved([Image.new("L", (40, 40), 255)] * 41, "TIFF"), "41 pages are pictures"),
        (saved([Image.new("L", (20_000, 3), 255)], "BMP"), "no text was found"),
        (saved([Image.new("L", (400, 300), 255)], "WEBP"), "no text was found"),
    ],
    ids=["bomb", "too large", "cut", "nothing", "empty tiff", "too many pages", "a line", "blank"],
)
def test_pictures_that_cannot_be_read_are_refused(content, reason):
    assert picture.is_picture(content)
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(content, "年报.png")
    assert "\n" not in str(caught.value)
    assert "0x" not in str(caught.value)


@needs_ocr
def test_of_an_animation_the_first_picture_is_read():
    page = pictures(pdf(PdfPage().text(60, 60, TITLE, 14)), 100)[0].crop((0, 0, 827, 200))
    content = saved([page, Image.new("L", page.size, 200)], "GIF")
    document = read_document(content, "a.gif")
    assert "年度报告" in document.text
    assert "of 2 pictures in the file the first is read" in document.doubts


@needs_ocr
@needs_shared
def test_a_real_report_read_from_crooked_scans_has_no_wrong_figure():
    folder = SHARED / "reports" / "2021"
    pages = pictures((folder / "huaian_hongze_qu_2023.pdf").read_bytes(), turn=0.7)
    truth = json.loads((folder / "huaian_hongze_qu_2023.truth.json").read_text("utf-8"))["items"]
    _, (report,) = read_source(Source("scan.pdf", saved(pages, "PDF")), registers())
    assert report.verdict == "flag"
    assert "read from a picture" in report.reason
    assert (report.agency, report.year) == ("淮安市洪泽区人民政府", 2023)
    read = {cell.item: cell.value for cell in report.cells if cell.state not in ("absent", "text")}
    wrong = {
        item: (read[item], value)
        for item, value in truth.items()
        if item in read and read[item] != (None if value is None else read_figure(str(value)).value)
    }
    assert wrong == {}
    assert len(read.keys() & truth.keys()) > 0.95 * len(truth)

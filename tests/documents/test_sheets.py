import csv
import datetime
import io
import zipfile

import pytest
import xlsxwriter

from gongkai.confined import reader
from gongkai.confined.wire import Request
from gongkai.documents import Grid, UnreadableError
from gongkai.documents.reader import read_document
from gongkai.documents.xls_parts import hidden_in
from tests.documents.making_xls import xls


def workbook(fill):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    fill(book)
    book.close()
    return out.getvalue()


def read(fill, name="统计表.xlsx"):
    return read_document(workbook(fill), name)


def test_cells_are_named_as_the_sheet_names_them():
    def fill(book):
        sheet = book.add_worksheet("统计表")
        sheet.write_row("B2", ["主动公开信息数", "条", 300])
        sheet.write("AA3", 1)

    (grid,) = read(fill).blocks
    assert grid.locator == "sheet 统计表"
    assert [(cell.text, cell.locator) for cell in grid.rows[1] if cell.text] == [
        ("主动公开信息数", "sheet 统计表 cell B2"),
        ("条", "sheet 统计表 cell C2"),
        ("300", "sheet 统计表 cell D2"),
    ]
    assert grid.rows[2][26].locator == "sheet 统计表 cell AA3"


def test_values_are_printed_as_a_person_writes_them():
    values = [300, 300.0, 96171.6, "3,119", " 无 ", True, 5949.088667, -15]

    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, values)
        sheet.write_datetime(0, 8, datetime.date(2018, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))

    (grid,) = read(fill).blocks
    assert [cell.text for cell in grid.rows[0]] == [
        *("300", "300", "96171.6", "3,119", "无", "TRUE", "5949.088667", "-15"),
        "2018-03-01",
    ]


def test_a_formula_without_its_result_is_a_doubt_and_no_blank_cell():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>6</v></c><c r="C1" t="str"><f>T(A1)</f><v></v></c>{}'
        "</row></sheetData></worksheet>"
    )
    for cell, doubts in (("", []), ('<c r="D1"><f>SUM(A1:B1)</f><v/></c>', ["1 formulas are saved without"])):
        document = read_document(_with_sheet(sheet.format(cell)), "统计表.xlsx")
        assert [doubt[:28] for doubt in document.doubts] == doubts


def _with_sheet(xml):
    """A workbook with another first sheet."""
    out = io.BytesIO()
    made = io.BytesIO(workbook(lambda book: book.add_worksheet().write(0, 0, 1)))
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return out.getvalue()


def test_merged_cells_are_one_cell_and_blank_ones_stay():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "年报")
        sheet.merge_range("A2:A3", "组")
        sheet.write("B2", 1)
        sheet.write("C3", 2)

    (grid,) = read(fill).blocks
    assert [
        [(cell.text, cell.column, cell.row_span, cell.column_span) for cell in row] for row in grid.rows
    ] == [
        [("年报", 0, 1, 3)],
        [("组", 0, 2, 1), ("1", 1, 1, 1), ("", 2, 1, 1)],
        [("", 1, 1, 1), ("2", 2, 1, 1)],
    ]


def test_every_visible_sheet_is_a_grid_and_a_hidden_one_a_doubt():
    def fill(book):
        for name in ("一", "二", "草稿"):
            book.add_worksheet(name).write("A1", name)
        book.get_worksheet_by_name("草稿").hide()
        book.add_worksheet("空")

    document = read(fill, "no name that helps")
    assert [block.locator for block in document.blocks] == ["sheet 一", "sheet 二"]
    assert document.doubts == ("sheet 草稿 is hidden and was not read",)
    assert document.media_type.endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("fill", "reason"),
    [
        (lambda book: book.add_worksheet().write("XFD1048576", 1), "larger than"),
        (lambda book: book.add_worksheet().write("A2001", 1), "larger than"),
        (lambda book: book.add_worksheet(), "no text"),
    ],
    ids=["far corner", "too many rows", "empty"],
)
def test_a_workbook_beyond_the_limits_is_refused(fill, reason):
    with pytest.raises(UnreadableError, match=reason):
        read(fill)


def test_a_merge_over_the_whole_sheet_is_cut_to_the_limits():
    content = workbook(lambda book: book.add_worksheet().merge_range("A1:B2", "年报"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"A1:B2"', b'"A1:XFD1048576"'))
    (grid,) = read_document(out.getvalue(), "a.xlsx").blocks
    assert [(cell.text, cell.row_span, cell.column_span) for row in grid.rows for cell in row] == [
        ("年报", 1, 64)
    ]


def test_a_broken_workbook_is_refused_in_one_line():
    content = workbook(lambda book: book.add_worksheet().write("A1", 1))
    with pytest.raises(UnreadableError, match=r"broken|lacks") as caught:
        read_document(content[:-40] + bytes(40), "a.xlsx")
    assert "\n" not in str(caught.value)


def test_a_csv_file_is_one_grid_with_line_and_column():
    document = read_document(
        '指标,数量\r\n"公开\n信息",300\r\n,\r\n'.encode("gb18030") + "政府信息公开申请,1".encode("gb18030"),
        "表.csv",
    )
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["指标", "数量"],
        ["公开\n信息", "300"],
        ["", ""],
        ["政府信息公开申请", "1"],
    ]
    assert grid.rows[3][1].locator == "line 5 column 2"
    assert document.media_type == "text/csv"


def test_an_old_workbook_is_read_like_a_new_one():
    values = {(0, 0): "年报", (1, 0): "主动公开", (1, 1): 300.0, (2, 1): 96171.6}
    document = read_document(xls("统计表", values, ((0, 0, 0, 1),)), "年报.xls")
    (grid,) = document.blocks
    assert [[(cell.text, cell.column_span) for cell in row] for row in grid.rows] == [
        [("年报", 2)],
        [("主动公开", 1), ("300", 1)],
        [("", 1), ("96171.6", 1)],
    ]
    assert grid.rows[2][1].locator == "sheet 统计表 cell B3"
    assert document.media_type == "application/vnd.ms-excel"


@pytest.mark.parametrize("corner", [(65535, 255), (65535, 65535), (2000, 0)])
def test_an_old_workbook_with_a_cell_far_out_ends_its_own_process_only(corner):
    content = xls("表", {(0, 0): 1.0, corner: 2.0})
    with pytest.raises(UnreadableError, match=r"larger than|too much memory"):
        reader().read(Request(content, "a.xls", "a.xls"))


@pytest.mark.parametrize("name", ['r = "XFD1048576"', 'r="&#88;FD1048576"', 'r="xfd1048576"', 'r="1x"'])
def test_a_far_cell_is_found_however_its_name_is_written(name):
    content = workbook(lambda book: book.add_worksheet().write("A1", 1))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'r="A1"', name.encode()))
    with pytest.raises(UnreadableError, match=r"larger than|a cell is named"):
        read_document(out.getvalue(), "a.xlsx")


TABLE = [["自然人", "总计", "旧"], ["3", "7", "9"], ["5", "8", "9"], ["6", "9", "9"]]


def shown(document):
    return [[cell.text for cell in row] for row in document.blocks[0].rows if row]


def test_hidden_rows_and_columns_are_not_read_and_named():
    def fill(book):
        sheet = book.add_worksheet("统计表")
        for at, row in enumerate(TABLE):
            sheet.write_row(at, 0, row)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, 0)
        sheet.set_column("C:C", None, None, {"hidden": True})
        # a hidden row without anything is nothing to be told
        sheet.set_row(9, None, None, {"hidden": True})
        book.add_worksheet("附").write(0, 0, "3")

    document = read(fill)
    assert shown(document) == [["自然人", "总计"], ["6", "9"]]
    assert document.doubts == ("2 rows and 1 columns of sheet 统计表 are hidden and were not read",)
    assert document.blocks[0].rows[3][0].locator == "sheet 统计表 cell A4"


def test_hidden_rows_and_columns_of_an_old_workbook_are_not_read_and_named():
    values = {(row, column): text for row, line in enumerate(TABLE) for column, text in enumerate(line)}
    document = read_document(xls("统计表", values, (), ((1, 2), (2,))), "统计表.xls")
    assert shown(document) == [["自然人", "总计"], ["6", "9"]]
    assert document.doubts == ("2 rows and 1 columns of sheet 统计表 are hidden and were not read",)
    assert not read_document(xls("统计表", values), "统计表.xls").doubts


def test_an_old_workbook_that_does_not_tell_what_it_hides_is_doubted():
    content = bytearray(xls("统计表", {(0, 0): "自然人"}))
    content[56:60] = (100_000).to_bytes(4, "little")  # so that the stream seems to share its sectors
    assert hidden_in(bytes(content)) is None


def test_a_merged_cell_is_shown_in_what_is_left_of_it():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A3", "不予公开")
        for row in range(3):
            sheet.write(row, 1, row)
        sheet.set_row(0, None, None, {"hidden": True})

    grid = read(fill).blocks[0]
    assert [[(cell.text, cell.row_span) for cell in row] for row in grid.rows] == [
        [],
        [("不予公开", 2), ("1", 1)],
        [("2", 1)],
    ]


def test_a_workbook_of_which_nothing_is_shown_is_refused():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.set_row(0, None, None, {"hidden": True})

    with pytest.raises(UnreadableError, match="no text that is not hidden"):
        read(fill)


def test_pictures_in_a_workbook_are_told():
    png = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
        "0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    )

    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "自然人")
        sheet.insert_image("B1", "figure.png", {"image_data": io.BytesIO(png)})

    assert [doubt[:28] for doubt in read(fill).doubts] == ["the workbook holds pictures,"]


CSV = [["主动公开政府信息数", "条", "1,234"], ["其中;制发|数", "件", "5,678"], ["信息公开申请", "件", "3"]]


def written(separator):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(CSV)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_a_csv_file_is_parted_by_what_parts_its_lines(separator, encoding):
    grid = read_document(written(separator).encode(encoding), "统计表.csv").blocks[0]
    assert [[cell.text for cell in row] for row in grid.rows] == CSV


def test_a_csv_file_may_say_what_parts_its_cells():
    said = "sep=;\r\n1,5;2,5\r\n3,5;4,5\r\n"
    grid = read_document(said.encode(), "统计表.csv").blocks[0]
    assert [[cell.text for cell in row] for row in grid.rows] == [[], ["1,5", "2,5"], ["3,5", "4,5"]]
    assert grid.rows[1][0].locator == "line 2 column 1"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.5, "0%", "0.5 ?"),
        (0.5, "0.00%", "0.5 ?"),
        (12000, "0,", "12000 ?"),
        (12000, "#,##0", "12000"),
        (12345, '0!.0,"万"', "12345"),
        (12, '0"件,%"', "12"),
        (0, "0;-0;;@", ""),
        (5, "0;-0;;@", "5"),
        (5, ";;;", ""),
        (0, '0;-0;"-"', "0"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        (-3, "0.00_);[Red]\\(0.00\\)", "-3"),
        (16.860000000000003, "General", "16.86"),
    ],
)
def test_a_number_shown_in_another_scale_is_a_doubt_and_one_not_shown_a_blank(value, code, text):
    def fill(book):
        book.add_worksheet("表").write_row(0, 0, ["自然人", value], book.add_format({"num_format": code}))

    document = read(fill)
    assert document.blocks[0].rows[0][1].text == text
    assert bool(document.doubts) == (text == "")


def test_zeros_that_a_sheet_does_not_show_are_blank():
    def fill(book):
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ["自然人", 0, 10])
        sheet.hide_zero()

    document = read(fill)
    assert [cell.text for cell in document.blocks[0].rows[0]] == ["自然人", "", "10"]
    assert "1 cells of sheet 表 hold figures" in document.doubts[0]


@pytest.mark.parametrize(
    ("mark", "text"), [("font_script", "12 9"), ("font_strikeout", "12 9"), ("bold", "129")]
)
def test_digits_raised_or_struck_out_in_a_workbook_join_no_figure(mark, text):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "自然人")
        sheet.write_rich_string(0, 1, "12", book.add_format({mark: 1}), "9")

    assert read(fill).blocks[0].rows[0][1].text == text

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from gongkai.documents import Grid, UnreadableError
from gongkai.documents.reader import read_document
from tests.shared import SHARED, needs_shared

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document):
    return read_document(saved(document), "年报.docx")


def package(body, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in more.items():
            archive.writestr(name, content)
    return out.getvalue()


def shape(grid):
    return [[(cell.text, cell.column, cell.row_span, cell.column_span) for cell in row] for row in grid.rows]


def test_paragraphs_and_tables_come_in_order_with_their_places():
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    document.add_paragraph("")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "规章", "1"
    document.add_paragraph("三、申请情况")
    read_back = read(document)
    assert [block.locator for block in read_back.blocks] == ["paragraph 1", "table 1", "paragraph 2"]
    assert [line.strip() for line in read_back.text.split("\n")] == [
        "一、总体情况",
        "规章",
        "1",
        "三、申请情况",
    ]
    assert read_back.blocks[1].rows[0][1].locator == "table 1 row 1 column 2"
    assert read_back.media_type.endswith("wordprocessingml.document")


def test_merged_cells_are_one_cell_with_spans():
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "下"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "右"
    assert shape(read(document).blocks[0]) == [
        [("下", 0, 2, 1), ("右", 1, 1, 2)],
        [("11", 1, 1, 1), ("12", 2, 1, 1)],
        [("20", 0, 1, 1), ("21", 1, 1, 1), ("22", 2, 1, 1)],
    ]


def test_runs_join_breaks_part_and_raised_digits_stand_apart():
    document = docx.Document()
    paragraph = document.add_paragraph("公开3")
    paragraph.add_run("5")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("条").add_break()
    paragraph.add_run("另起")
    assert read(document).text == "公开35 1 条\n另起"


def test_removed_text_is_not_read_and_inserted_text_is():
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    body = f"<w:p><w:del>{run.format('delText', '9')}</w:del><w:ins>{run.format('t', '8')}</w:ins></w:p>"
    assert read_document(package(body), "a.docx").text == "8"


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("vanish", "35"),
        ("strike", "35 9"),
        ("dstrike", "35 9"),
        ('position w:val="10"', "35 9"),
        ('position w:val="-4"', "359"),
        ('vanish w:val="0"', "359"),
        ("specVanish", "35"),
        ("webHidden", "35 9"),
        ('color w:val="ffffff"', "35 9"),
        ('color w:val="FF0000"', "359"),
        ('sz w:val="2"', "35 9"),
        ('sz w:val="21"', "359"),
    ],
)
def test_hidden_struck_and_raised_digits_are_none_of_the_figure(mark, text):
    body = f"<w:p><w:r><w:t>35</w:t></w:r><w:r><w:rPr><w:{mark}/></w:rPr><w:t>9</w:t></w:r></w:p>"
    assert read_document(package(body), "a.docx").text == text


def test_a_mark_of_a_note_is_none_of_the_figure_also_where_no_style_raises_it():
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
    assert read_document(package(f"<w:p><w:r><w:t>35</w:t></w:r>{mark}</w:p>"), "a.docx").text == "35 1"


def field(code, result):
    kinds = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = kinds
    return f"{begin}{code}{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


def test_of_fields_only_the_result_is_read_not_what_stands_in_their_code():
    formula = "<w:r><w:instrText>=1+</w:instrText></w:r>"
    inner = field(formula, "77")
    assert read_document(package(f"<w:p>{field(formula + inner, 35)}</w:p>"), "a.docx").text == "35"
    open_field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>9</w:t></w:r>{inner}'
    assert read_document(package(f"<w:p>{open_field}</w:p>"), "a.docx").text == "977"


def test_symbols_are_read_where_the_font_has_characters_for_them():
    symbol = '<w:r><w:t>1</w:t><w:sym w:font="{}" w:char="F033"/></w:r>'
    texts = {font: package(f"<w:p>{symbol.format(font)}</w:p>") for font in ("Symbol", "Wingdings 2")}
    assert {font: read_document(content, "a.docx").text for font, content in texts.items()} == {
        "Symbol": "13",
        "Wingdings 2": "1",
    }


def test_a_raised_digit_of_a_formula_is_none_of_the_figure():
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    power = "<m:sSup><m:e><m:r><m:t>35</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    content = package(f"<w:p><m:oMath {space}>{power}</m:oMath></w:p>")
    assert read_document(content, "a.docx").text == "35 2"


STYLES = """
<w:style w:type="paragraph" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="below"><w:basedOn w:val="hidden"/></w:style>
<w:style w:type="paragraph" w:styleId="shown"><w:basedOn w:val="hidden"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="veiled"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="round"><w:basedOn w:val="round"/></w:style>
"""


def styled(body, styles=STYLES, place="word/styles.xml"):
    return package(body, **{place: f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'})


@pytest.mark.parametrize(
    ("paragraph", "run", "text"),
    [
        ("", "secret", "35"),
        ("", "gone", "35 9"),
        ("", "note", "35 9"),
        ("", "round", "359"),
        ("hidden", "", ""),
        ("below", "", ""),
        ("shown", "", "359"),
        ("hidden", "secret", "9"),  # two switches turn each other over
    ],
)
def test_what_a_style_hides_strikes_or_raises_is_none_of_the_figure(paragraph, run, text):
    of_run = f'<w:rPr><w:rStyle w:val="{run}"/></w:rPr>'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr><w:r><w:t>35</w:t></w:r><w:r>{of_run}<w:t>9</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="shown"/></w:pPr><w:r><w:t>条</w:t></w:r></w:p>'
    )
    assert read_document(styled(body), "a.docx").text == "\n".join(filter(None, (text, "条")))


def test_a_run_may_turn_off_what_its_style_says():
    body = '<w:p><w:r><w:rPr><w:rStyle w:val="secret"/><w:vanish w:val="0"/></w:rPr><w:t>9</w:t></w:r></w:p>'
    assert read_document(styled(body), "a.docx").text == "9"


def test_the_default_style_and_the_style_of_a_table_count_too():
    plain = "<w:p><w:r><w:t>9</w:t></w:r></w:p>"
    default = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
    with pytest.raises(UnreadableError, match="no text"):
        read_document(styled(plain, default), "a.docx")
    cells = "".join(f"<w:tc>{plain}</w:tc>" for _ in range(2))
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="veiled"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>'
    assert read_document(styled(plain + table), "a.docx").text == "9"


def test_styles_are_found_where_the_package_names_them():
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="/word/other.xml"/></Relationships>'
    )
    body = (
        '<w:p><w:r><w:t>3</w:t></w:r><w:r><w:rPr><w:rStyle w:val="secret"/></w:rPr><w:t>9</w:t></w:r></w:p>'
    )
    styles = f'<w:styles xmlns:w="{WORD}">{STYLES}</w:styles>'
    content = package(body, **{"word/other.xml": styles, "word/_rels/document.xml.rels": relation})
    assert read_document(content, "a.docx").text == "3"


def test_a_picture_in_the_place_of_a_figure_is_a_doubt():
    picture = "<w:r><w:drawing/></w:r>"
    texts = [picture, f"<w:r><w:t>3</w:t></w:r>{picture}", f"<w:r><w:t>自然人</w:t></w:r>{picture}", ""]
    cells = "".join(f"<w:tc><w:p>{text}</w:p></w:tc>" for text in texts)
    grid = read_document(package(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx").blocks[0]
    assert [cell.text for cell in grid.rows[0]] == ["?", "3 ?", "自然人", ""]


def test_a_text_box_is_text_and_no_picture_unless_it_holds_one():
    box = "<w:drawing><w:txbxContent><w:p><w:r><w:t>3</w:t></w:r></w:p></w:txbxContent>{}</w:drawing>"
    cells = "".join(f"<w:tc><w:p><w:r>{box.format(more)}</w:r></w:p></w:tc>" for more in ("", "<blip/>"))
    grid = read_document(package(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx").blocks[0]
    assert [cell.text for cell in grid.rows[0]] == ["3", "3 ?"]


def test_a_cell_that_a_tracked_change_removed_moves_no_other():
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    cells = cell.format("<w:cellDel/>", 7) + cell.format("", 8) + cell.format("<w:cellIns/>", 9)
    grid = read_document(package(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx").blocks[0]
    assert shape(grid) == [[("8", 0, 1, 1), ("9", 1, 1, 1)]]


def test_rows_that_are_hidden_or_removed_are_not_read():
    cells = (
        "<w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    )
    rows = "".join(
        f"<w:tr><w:trPr>{mark}</w:trPr>{cells.format(figure)}</w:tr>"
        for mark, figure in (("<w:del/>", 7), ("<w:hidden/>", 8), ("", 9))
    )
    grid = read_document(package(f"<w:tbl>{rows}</w:tbl>"), "a.docx").blocks[0]
    assert shape(grid) == [[("规章", 0, 1, 1), ("9", 1, 1, 1)]]


def test_content_controls_and_nested_tables_are_opened():
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "左"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "规章", "1"
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(document.add_paragraph("在控件里")._p)
    control.append(content)
    document.element.body.insert(0, control)
    read_back = read(document)
    assert [getattr(block, "text", "grid") for block in read_back.blocks] == ["在控件里", "左", "grid"]
    assert shape(read_back.blocks[2]) == [[("规章", 0, 1, 1), ("1", 1, 1, 1)]]


def test_a_span_without_measure_is_cut_to_the_limit():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
    rows = "".join(
        f"<w:tr>{''.join(cell.format(span) for span in row)}</w:tr>" for row in ([100_000_000], ["x", "1"])
    )
    grid = read_document(package(f"<w:tbl>{rows}</w:tbl>"), "a.docx").blocks[0]
    assert [cell.column_span for row in grid.rows for cell in row] == [64, 1, 1]


def bomb(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr(name, bytes(30 * 1024 * 1024))
    return out.getvalue()


def twice():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/documenX.xml", "<b/>")
    return out.getvalue().replace(b"documenX", b"document")


ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)


def with_entities():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        text = f'{ENTITIES}]><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bomb("word/media/image1.png"), "200 times"),
        (twice(), "two parts of one name"),
        (with_entities(), "holds no text|broken"),
        (package("", **{f"x/{n}": "" for n in range(2_000)}), "more than 2000 parts"),
        (package("<w:tbl>" + "<w:tr/>" * 2_001 + "</w:tbl>"), "larger than 2000 rows"),
        (package("".join(f"<w:p w:id='{n}'/>" for n in range(1_100_000))), "larger than 20 MB"),
        (package("<w:p>"), "broken"),
        (package(""), "no text"),
        (b"PK\x03\x04" + b"x" * 50, "broken"),
    ],
    ids=["bomb", "twice", "entities", "parts", "rows", "text", "xml", "empty", "cut"],
)
def test_a_document_beyond_the_limits_is_refused(content, reason):
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(content, "年报.docx")
    assert "\n" not in str(caught.value)


def test_tables_in_one_another_have_a_limit():
    body = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    with pytest.raises(UnreadableError, match="no text"):
        read_document(package(body), "a.docx")
    body = "<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200
    with pytest.raises(UnreadableError, match=r"deep|broken"):
        read_document(package(body), "a.docx")


@needs_shared
def test_the_blank_form_of_2021_gives_its_three_tables():
    document = read_document((SHARED / "reports" / "blank_2021_form.docx").read_bytes(), "form.docx")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [14, 28, 4]
    matrix = grids[1]
    assert (matrix.rows[0][0].row_span, matrix.rows[0][0].column_span) == (3, 3)
    assert (matrix.rows[5][0].text, matrix.rows[5][0].row_span) == ("三、本年度办理结果", 22)
    for grid, width in zip(grids, (4, 10, 15), strict=True):
        assert (
            sum(cell.row_span * cell.column_span for row in grid.rows for cell in row)
            == len(grid.rows) * width
        )

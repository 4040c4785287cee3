import codecs

import pytest

from gongkai.documents import UnreadableError
from gongkai.documents.reader import read_document

TEXT = "示例区财政局2017年政府信息公开工作年度报告\r\n主动公开政府信息300条。\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "gbk", "utf-16le", "utf-16be", "utf-16le unmarked", "utf-16be unmarked"],
)
def test_every_usual_encoding_gives_the_same_lines(content):
    document = read_document(content, "report.txt")
    assert [(b.text, b.locator) for b in document.blocks] == [
        ("示例区财政局2017年政府信息公开工作年度报告", "line 1"),
        ("主动公开政府信息300条。", "line 2"),
        ("", "line 3"),
    ]


def test_big5_is_not_taken_for_gbk():
    content = "某市政府資訊公開年度報告:受理申請情況".encode("big5")
    assert "資訊公開" in read_document(content, "report.txt").text


def test_a_declared_encoding_is_believed_only_where_the_bytes_are_no_utf8():
    page = '<html><meta charset="{}"><p>甲乙丙</p></html>'
    as_gbk = read_document(page.format("gb2312").encode("gb18030"), "a.html")
    as_utf8 = read_document(page.format("gb2312").encode("utf-8"), "a.html")
    assert as_gbk.text == as_utf8.text == "甲乙丙"
    with pytest.raises(UnreadableError, match="neither UTF-8"):
        read_document(page.format("utf-8").encode("gb18030"), "a.html")


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1"])
def test_garbled_text_is_refused_and_not_repaired(wrong):
    garbled = TEXT.encode().decode(wrong, "ignore")
    with pytest.raises(UnreadableError, match="garbled"):
        read_document(garbled.encode("utf-8"), "a.txt")


def test_a_character_cut_by_the_end_of_the_file_is_a_doubt_not_a_guess():
    content = TEXT.encode("utf-8") + "申请".encode()[:-1]
    document = read_document(content, "report.txt")
    assert document.text.endswith("申")
    assert document.doubts == ("the file ends in the middle of a character",)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t\n", "a.txt", "no text"),
        (b"%PDF-1.7 ...", "a.txt", "the PDF is broken"),
        (b"PK\x03\x04....", "a.txt", "ZIP"),
        (b"MZ\x90\x00", "report.docx", "a program"),
        (bytes(range(256)) * 8, "a.txt", "binary"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "a.txt", "mark of utf-16"),
        ("随便写的一些汉字".encode("gb18030"), "a.txt", "neither UTF-8"),
        (TEXT.encode(), "a.exe", ".exe file"),
        (("一" * 200_001).encode(), "a.txt", "line 1 is longer"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_in_one_line(content, name, reason):
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(content, name)
    assert "\n" not in str(caught.value)

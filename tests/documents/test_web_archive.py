"""Pages saved as one file (.mht): the page is read, whatever stands beside or around it."""

from __future__ import annotations

from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from gongkai.documents import Grid, UnreadableError
from gongkai.documents.reader import read_document

PAGE = (
    "<html><head><title>政府信息公开工作年度报告</title></head><body><p>政府信息公开年度报告</p>"
    "<table><tr><td>指标名称</td><td>数量</td></tr><tr><td>收到申请数</td><td>12</td></tr></table></body></html>"
)
FRAME = "<html><body><p>某区政府网站</p><iframe src='cid:report'></iframe></body></html>"


def message(*parts: Message) -> bytes:
    whole = MIMEMultipart("related")
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def page(text: str = PAGE, charset: str = "utf-8") -> Message:
    return MIMEText(text, "html", charset)


def quoted(text: str, charset: str) -> Message:
    part = EmailMessage()
    part.set_content(text, subtype="html", charset=charset, cte="quoted-printable")
    return part


def picture() -> Message:
    part = MIMEBase("image", "png")
    part.set_payload("iVBORw0KGgo=")
    part["Content-Transfer-Encoding"] = "base64"
    return part


CELLS = [["指标名称", "数量"], ["收到申请数", "12"]]


@pytest.mark.parametrize(
    "content",
    [
        message(page()),
        message(picture(), page()),
        message(quoted(PAGE, "utf-8"), page("<html><body><p>1</p></body></html>")),
        message(quoted(PAGE, "gb18030")),
        message(page(FRAME), page()),
        page().as_bytes(),
        b"\r\n" + message(page()),
        b"From: <Saved by a browser>\r\nSubject: =?utf-8?B?5bm05oql?=\r\n" + message(page()),
    ],
    ids=["base64", "picture first", "a page's header behind", "GB 18030", "in a frame", "one part", "led by a line", "of a browser"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.mht", "a.doc", "a.mhtml"])
def test_the_page_of_a_web_archive_is_read(content: bytes, name: str):
    document = read_document(content, name)
    assert document.media_type == "multipart/related"
    assert "政府信息公开年度报告" in document.text
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row] for row in grid.rows] == CELLS


def nested(depth: int) -> bytes:
    inner: Message = page()
    for _ in range(depth):
        around = MIMEMultipart("related")
        around.attach(inner)
        inner = around
    return inner.as_bytes()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (message(picture()), "without a page"),
        (nested(21), "more than twenty"),
        (message(page())[:120], "without a page"),
    ],
    ids=["no page", "in one another", "cut off"],
)
def test_a_web_archive_that_gives_no_page_says_so(content: bytes, reason: str):
    with pytest.raises(UnreadableError, match=reason):
        read_document(content, "a.mht")


def test_a_text_that_names_a_type_is_no_web_archive():
    text = "政府信息公开年度报告: 一、概述\nContent-Type: text/html\n"
    assert read_document(text.encode(), "a.txt").media_type == "text/plain"

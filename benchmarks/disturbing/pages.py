"""What web pages do to a table: spans, spanning cells, tables of other things, the frame of a site, scripts."""

from __future__ import annotations

import json
import re

from benchmarks.disturbing import Disturbance

_METADATA = (
    "<table><tr><td>名称</td><td>年度报告</td><td>索引号</td><td>000014349/2017-00123</td></tr>"
    "<tr><td>发布机构</td><td>清源区示例局</td><td>文号</td><td>示例〔2017〕3号</td></tr></table>"
)
_FRAME = (
    "<div class=nav><a>首页</a> &gt; <a>政务公开</a> &gt; <a>信息公开年报</a></div><div>浏览次数：128 字号：大 中 小</div>",
    "<div class=foot><p>主办：清源区人民政府办公室 备案号：京ICP备05070218号 网站标识码：bm01000001</p></div>",
)


def _each_cell(page: bytes, wrapped: str) -> bytes:
    """The text of every cell and paragraph in other mark-up; {0} is the text."""
    pattern = r"<(td|p)>([^<]*)</\1>"
    return re.sub(pattern, lambda m: f"<{m[1]}>{wrapped.format(m[2])}</{m[1]}>", page.decode()).encode()


def _a_span_each_character(page: bytes) -> bytes:
    def spans(match: re.Match[str]) -> str:
        characters = re.findall(r"&[a-z#0-9]+;|.", match[1])
        return "<td>" + "".join(f"<span>{one}</span>" for one in characters) + "</td>"

    return re.sub(r"<td>([^<]*)</td>", spans, page.decode()).encode()


def _spanning(page: bytes) -> bytes:
    """A first column that spans all rows, and labels that span two columns."""
    text = page.decode()
    text = re.sub(r"<tr><td>", '<tr><td colspan="2">', text)
    rows = text.count("<tr>")
    return text.replace("<tr>", f'<tr><td rowspan="{rows}">统计表</td>', 1).encode()


def _in_tables_of_layout(page: bytes) -> bytes:
    text = page.decode()
    return (
        text.replace("<body>", "<body><table><tr><td>")
        .replace("</body>", "</td></tr></table></body>")
        .encode()
    )


def _many_tables(page: bytes) -> bytes:
    """The table cut in several at every tenth row."""
    parts = page.decode().split("</tr>\n")
    joints = ["</tr></table>\n<p></p><table>" if at % 10 == 9 else "</tr>\n" for at in range(len(parts) - 1)]
    return "".join(part + joint for part, joint in zip(parts, [*joints, ""], strict=True)).encode()


def _in_a_script(page: bytes) -> bytes:
    body = page.decode().split("<body>")[1].split("</body>")[0]
    return (
        "<html><head><meta charset='utf-8'></head><body><div id=c></div>"
        f"<script>var content = {json.dumps(body, ensure_ascii=False)};document.write(content);</script></body></html>"
    ).encode()


ALL: tuple[Disturbance, ...] = (
    Disturbance(
        "a span in each cell",
        "html",
        written=lambda page: _each_cell(page, "<p><span><font face='仿宋'>{0}</font></span><o:p></o:p></p>"),
    ),
    Disturbance("a span each character", "html", written=_a_span_each_character),
    Disturbance("cells that span", "html", written=_spanning),
    Disturbance("&nbsp; and <br>", "html", written=lambda page: _each_cell(page, "&nbsp;{0}<br />&nbsp;")),
    Disturbance(
        "a table of metadata",
        "html",
        written=lambda page: page.replace(b"<body>", b"<body>" + _METADATA.encode()),
    ),
    Disturbance(
        "the frame of a site",
        "html",
        written=lambda page: page.replace(b"<body>", b"<body>" + _FRAME[0].encode()).replace(
            b"</body>", _FRAME[1].encode() + b"</body>"
        ),
    ),
    Disturbance("tables of layout", "html", written=_in_tables_of_layout),
    Disturbance("one table in many", "html", written=_many_tables),
    Disturbance(
        "GBK page", "html", written=lambda page: page.decode().replace("utf-8", "gb2312").encode("gb18030")
    ),
    Disturbance("HTML in a script", "html", written=_in_a_script),
)

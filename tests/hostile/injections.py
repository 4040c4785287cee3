"""Texts that would do something if a page, a chart or a spreadsheet took them for more than text (I01 to I14).

Each stands between two marks, so that wherever it begins to be shown the whole of it must follow.
"""

from __future__ import annotations

from itertools import cycle, islice

OPEN, CLOSE = "⟪", "⟫"
LONG_WORD = "无隙可乘" * 2500

# no markup of ours may fetch, run or link to anything at this host
FOREIGN = "evil.example.org"
INJECTIONS: dict[str, str] = {
    "I01": "<b>粗</b><i onmouseover=ran()>斜</i><br><style>*{display:none}</style>&lt;b&gt;&amp;",
    "I02": f'<script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload=ran()><iframe src=//{FOREIGN}>',
    "I03": "=1+1",
    "I04": "@SUM(1+1)*cmd|' /C calc'!A0",
    "I05": f'+HYPERLINK("http://{FOREIGN}/","x")',
    "I06": f"![图](https://{FOREIGN}/p.png) [链](http://{FOREIGN}/) <http://{FOREIGN}>",
    "I07": f"http://{FOREIGN}/a www.{FOREIGN} https://{FOREIGN}?q=1 someone@{FOREIGN}",
    "I08": ":red[红] :material/delete: :tada: :blue-background[底] :small[小]",
    "I09": "$\\sqrt{x}$ $$\\frac{1}{2}$$ \\(x\\) `code` **粗** ~~删~~ # 题 > 引 --- |a|b|",
    "I10": "[点](javascript:window.ran=1) data:text/html,<script>window.ran=1</script>",
    "I11": "-2+3\t\"',;%s {0} {{}} %{x} {{ 7*7 }} ${7*7} \\n #{7} <%= 7 %>",
    "I12": "中\u202e倒写\u202c文\u200b零\u200d宽\u2066隔\u2069 \ufeff记",
    "I13": "\u0001控\u0007\u001b[31m制\u007f\u0085符",
    "I14": "👩‍👩‍👧‍👦🇨🇳 𠮷 e\u0301 1️⃣ ﷽",
}


def marked(code: str, text: str | None = None) -> str:
    """An injection between its marks: ⟪I03 =1+1⟫; a cell that runs must begin with it, so two have theirs in front."""
    return f"{OPEN}{code} {INJECTIONS[code] if text is None else text}{CLOSE}"


def raw(code: str) -> str:
    """An injection at the very beginning of a text, where a spreadsheet or Markdown heeds it."""
    return f"{INJECTIONS[code]} {marked(code)}"


def dealt(count: int) -> list[str]:
    """Codes of injections, as many as asked, one after the other and again from the first."""
    return list(islice(cycle(INJECTIONS), count))

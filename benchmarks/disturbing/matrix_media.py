"""A matrix form written with the spans of the official one, and as one line of text."""

from __future__ import annotations

import html
from datetime import date
from itertools import takewhile

from benchmarks.disturbing import Printed
from benchmarks.disturbing.matrices import Case

_FIGURES = 7
_ROWS_OF_A_PIECE = 4
_METADATA = ("索引号", "00001/2024-00012", "发布日期", "2024-01-15")


def html_spans(
    case: Case, printed: Printed | None = None, published_on: date | None = date(2024, 1, 15)
) -> bytes:
    """A page as sites print it: site chrome, a table of metadata, nested spans, rowspan and colspan.

    What stands around the tables is that of `printed`, or of the case. Without a day of publication none stands there.
    """
    printed = printed or case.printed
    day = f"<td>发布日期</td><td>{published_on}</td>" if published_on else ""
    chrome = (
        "<ul><li>首页</li><li>政务公开</li></ul><script>var a='<td>12</td>';</script>"
        f"<table><tr><td>索引号</td><td>00001/2024-00012</td>{day}</tr></table>"
    )
    above = "".join(f"<p><span>{_spans(line)}</span></p>" for line in printed.above)
    body = "".join(_table(case, at) for at in case.order)
    below = "".join(f"<p>{html.escape(line)}</p>" for line in printed.below)
    page = f"<html><head><meta charset='utf-8'></head><body>{chrome}{above}{body}{below}</body></html>"
    return page.encode()


def _table(case: Case, at: int) -> str:
    rows = case.tables[at]
    lines = _matrix(rows) if at == 1 else [_plain(row) for row in rows]
    return f"<table border='1'>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _plain(row: list[str]) -> str:
    return "".join(f"<td><p>{_spans(cell)}</p></td>" for cell in row)


def _matrix(rows: list[list[str]]) -> list[str]:
    """Labels over the columns that the deepest of them leaves, heads of groups over their rows."""
    found = []
    groups = [at for at, row in enumerate(rows) if len(row) > _FIGURES + 1]
    for at, row in enumerate(rows):
        if len(row) <= _FIGURES or not any(cell.strip() for cell in row[1:]):
            found.append(_plain(row))
            continue
        labels, figures = row[:-_FIGURES], row[-_FIGURES:]
        until = next((group for group in groups if group > at), len(rows))
        heads = "".join(f"<td rowspan='{until - at}'>{_spans(label)}</td>" for label in labels[:-1])
        found.append(f"{heads}<td colspan='2'>{_spans(labels[-1])}</td>{_plain(figures)}")
    return found


def _spans(text: str) -> str:
    """Every few characters a span of their own, as office programs write them."""
    pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
    return "".join(f"<span lang='EN-US'>{html.escape(piece)}</span>" for piece in pieces).replace(
        "\n", "<br/>"
    )


def in_one_line(case: Case) -> bytes:
    """Everything in one line, cells parted by a blank."""
    printed = case.printed
    cells = [cell.replace("\n", "") for row in printed.rows for cell in row.cells]
    return " ".join([*printed.above, *cells, *printed.below]).encode()


def markdown_with_invented_heads(case: Case) -> bytes:
    """Every few rows a table of their own, under heads that converters make up: 项目, 数据1, 数据2."""
    printed = case.printed
    lines = [f"# {printed.above[0]}", "", *printed.above[1:], ""]
    rows = [row.cells for row in printed.rows if row.cells]
    for at in range(0, len(rows), _ROWS_OF_A_PIECE):
        piece = rows[at : at + _ROWS_OF_A_PIECE]
        width = max(len(row) for row in piece)
        lines += [
            "| " + " | ".join(["项目", *(f"数据{n}" for n in range(1, width))]) + " |",
            "|" + "---|" * width,
        ]
        lines += ["| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |" for row in piece]
        lines.append("")
    return "\n".join([*lines, *printed.below]).encode()


def markdown_with_labels_apart(case: Case) -> bytes:
    """Labels above their figures: the labels of a few rows as lines of text, then their figures as a table."""
    printed = case.printed
    lines = [f"# {printed.above[0]}", "", *printed.above[1:], ""]
    rows = [row.cells for row in printed.rows if row.cells]
    for at in range(0, len(rows), _ROWS_OF_A_PIECE):
        piece = rows[at : at + _ROWS_OF_A_PIECE]
        figures = []
        for row in piece:
            words = [cell for cell in row if not cell or not cell.strip()[:1].isdigit() or "." in cell[:2]]
            if len(row) - len(words) == _FIGURES:
                # blank cells behind the figures fill the row up
                labels = list(takewhile(lambda cell, words=words: cell in words, row))
                lines += labels
                figures.append(row[len(labels) :])
            else:
                lines.append("| " + " | ".join(row) + " |")
        lines += ["| " + " | ".join(row) + " |" for row in figures]
        lines.append("")
    return "\n".join([*lines, *printed.below]).encode()

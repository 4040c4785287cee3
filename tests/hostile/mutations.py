"""Good samples in every format, and ways to spoil them."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tests.documents.making_xls import xls

_SAMPLES = Path(__file__).resolve().parents[2] / "data" / "reports"
_PIECES = (
    *(
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td colspan=99999999>",
        "<td rowspan=0>",
        "&#0;",
        "<![CDATA[",
        "<!--",
        "<pre>",
    ),
    *(
        "<script>",
        "|",
        "||||",
        "\t",
        "\r",
        "\x00",
        "\ufeff",
        "\u202e",
        "９",
        "①",
        "1,234",
        "3e5",
        "999999999999999999999",
        "年",
        "条",
    ),
    *(
        "其中：",
        "(一)",
        "（",
        "申请" * 50,
        "一" * 300,
        "1" * 300,
        " " * 300,
        "20160年",
        "—",
        "/",
        "％",
        "总计",
        "本年新收",
        "自然人",
        "万",
        "亿",
    ),
)
_PARTS = (
    *(
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "<w:tc>",
        '<w:gridSpan w:val="99999999"/>',
        "<w:vMerge/>",
        "<w:br/>",
        '<c r="XFD1048576"/>',
    ),
    *(
        '<row r="99">',
        's="99999"',
        "<v>1e999</v>",
        "<v>NaN</v>",
        '<mergeCell ref="A1:XFD1048576"/>',
        '<mergeCell ref="B2:A1"/>',
        "&#0;",
    ),
)
Mutation = Callable[[bytes, random.Random], bytes]


def samples() -> list[tuple[str, bytes]]:
    """One file of each folder and format, and the formats that the samples lack."""
    found: dict[tuple[str, str], Path] = {}
    for file in sorted(_SAMPLES.rglob("*")):
        if file.suffix in _MUTATION_OF and file.name != "README.md":
            found.setdefault((file.parts[-2] if file.suffix == ".txt" else "", file.suffix), file)
    chosen = list(found.values())
    by_suffix = {file.suffix: file for file in chosen}
    texts = [file for file in chosen if file.suffix == ".txt"][:3]
    files = [*texts, *(file for suffix, file in by_suffix.items() if suffix != ".txt")]
    values = {(r, c): float(r) if c else f"主动公开政府信息数{r}" for r in range(40) for c in range(3)}
    page = EmailMessage()
    page.set_content(by_suffix[".html"].read_text("utf-8"), subtype="html", cte="quoted-printable")
    return [
        *((file.name, file.read_bytes()) for file in files),
        ("a.xls", xls("表", values)),
        ("a.mht", page.as_bytes()),
    ]


def mutated(name: str, content: bytes, chance: random.Random) -> bytes:
    """The sample with one to forty things changed."""
    return _MUTATION_OF[Path(name).suffix](content, chance)


def _bytes(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 2, 8, 40])):
        at = chance.randrange(len(changed) or 1)
        size = chance.choice([1, 4, 100, 1000])
        kind = chance.randrange(5)
        if kind == 0 and changed:
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and changed:
            changed[at] = chance.choice([0, 10, 127, 128, 255])
        elif kind == 2:
            del changed[at : at + size]
        elif kind == 3:
            changed[at:at] = changed[at : at + size]
        else:
            changed[at:at] = chance.randbytes(chance.choice([1, 4, 16]))
    return bytes(changed)


def _text(content: bytes, chance: random.Random) -> bytes:
    text = content.decode()
    for _ in range(chance.choice([1, 2, 5, 20])):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice([1, 3, 30, 500]))
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:at] + chance.choice(_PIECES) + text[at:]
        elif kind == 1:
            text = text[:at] + text[end:]
        elif kind == 2:
            text = text[:end] + text[at:end] * chance.choice([1, 2, 50]) + text[end:]
        elif kind == 3:
            text = text.replace(
                chance.choice(["\n", " ", "|", "条", "<td", "</tr>", "1"]), chance.choice(_PIECES), 20
            )
        else:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
    return text[:300_000].encode(chance.choice(["utf-8"] * 8 + ["gb18030", "utf-16", "big5"]), "ignore")


def _package(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.2:
        return _bytes(content, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        target = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = old.read(name)
            new.writestr(name, _xml(part, chance) if name == target else part)
    return out.getvalue()


def _xml(part: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return _bytes(part, chance)
    text = part.decode()
    for _ in range(chance.choice([1, 2, 6])):
        ends = [match.start() for match in re.finditer("<", text)] or [0]
        first = chance.randrange(len(ends))
        last = min(len(ends) - 1, first + chance.choice([1, 2, 40]))
        piece = text[ends[first] : ends[last]]
        instead = chance.choice([chance.choice(_PARTS), "", piece * 3, (piece * 200)[:100_000]])
        text = text[: ends[first]] + instead + text[ends[last] :]
    return text.encode()


def _pdf(content: bytes, chance: random.Random) -> bytes:
    """Bytes of the file, or of what one of its packed streams holds."""
    if chance.random() < 0.5:
        return _bytes(content, chance)
    found = chance.choice(list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)))
    try:
        unpacked = zlib.decompress(found[1])
    except zlib.error:
        return _bytes(content, chance)
    return content[: found.start(1)] + zlib.compress(_bytes(unpacked, chance)) + content[found.end(1) :]


_MUTATION_OF: dict[str, Mutation] = {
    **dict.fromkeys((".txt", ".md", ".html"), _text),
    **dict.fromkeys((".docx", ".xlsx"), _package),
    ".pdf": _pdf,
    ".xls": _bytes,
    ".mht": lambda content, chance: chance.choice((_bytes, _text))(content, chance),
}

"""Pages whose text stands in a string of a script, which a browser would write into the page.

No script is run: only string literals that hold the cells of a table are taken, their escapes undone.
"""

from __future__ import annotations

import json
import re

# each of these matches to the end of the text where the closing mark is missing, so that none is tried twice
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)(?:</script\b|\Z)", re.IGNORECASE | re.DOTALL)
_DOUBLE = re.compile(r'"(?:[^"\\]+|\\.)*(?:"|\\?\Z)', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^'\\]+|\\.)*(?:'|\\?\Z)", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_CELL_ESCAPED = re.compile(r"(?:<|\\u003c|\\x3c)t[dh]\b", re.IGNORECASE)
_HEXADECIMAL = re.compile(r"\\x([0-9a-fA-F]{2})")
_NO_JSON_ESCAPE = re.compile(r"""\\([^"\\/bfnrtu])""")
_LINE_ENDS = str.maketrans({"\n": "\\n", "\r": "\\r", "\t": "\\t"})


def tables_in_scripts(source: str) -> str:
    """The strings in a page's scripts that hold table cells, as HTML; empty where there are none."""
    found = []
    for script in _SCRIPT.findall(source):
        if not _CELL_ESCAPED.search(script):
            continue
        literals = [*_DOUBLE.findall(script), *_SINGLE.findall(script)]
        texts = [text for literal in literals if (text := _unescaped(literal)) and _CELL.search(text)]
        # what stands in one string may stand in another that quotes it
        found += [text for text in texts if not any(text in other and text != other for other in texts)]
    return "\n".join(dict.fromkeys(found))


def _unescaped(literal: str) -> str | None:
    """The text of a JavaScript string literal; None where its escapes cannot be undone."""
    if len(literal) < 2 or literal[-1] != literal[0]:
        return None  # not closed
    body = literal[1:-1]
    if literal[0] == "'":
        body = body.replace("\\'", "'").replace('\\"', '"').replace('"', '\\"')
    body = _NO_JSON_ESCAPE.sub(r"\1", _HEXADECIMAL.sub(r"\\u00\1", body)).translate(_LINE_ENDS)
    try:
        return str(json.loads(f'"{body}"'))
    except json.JSONDecodeError:
        return None

"""Pages that hold the text of a report in a field of a form, as an editor or a script leaves it there.

The field holds the tags of its tables as text; a browser shows them written out by a script. A page that shows as many
cells of its own already has the tables of the field, which may be an older state of them.
"""

from __future__ import annotations

import re
from html import unescape

# matches to the end of the text where the field is not closed, so that none is tried twice
_FIELD = re.compile(r"<textarea\b[^<>]*>(.*?)(?:</textarea\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_CELL_AS_TEXT = re.compile(r"&(?:lt|#0*60|#x0*3c);t[dh]\b", re.IGNORECASE)


def with_fields_written_out(source: str) -> str:
    """A page with the tables that its fields hold as text in their place."""
    if not _CELL_AS_TEXT.search(source):
        return source
    held = sum(len(_CELL_AS_TEXT.findall(field)) for field in _FIELD.findall(source))
    return source if len(_CELL.findall(source)) >= held else _FIELD.sub(_written_out, source)


def _written_out(field: re.Match[str]) -> str:
    return f"<div>{unescape(field[1])}</div>" if _CELL_AS_TEXT.search(field[1]) else field[0]

"""The letter to a body as a file, asked for by the name of the body."""

from __future__ import annotations

from pathlib import Path

from gongkai.errors import UsageError
from gongkai.handing import hand_over
from gongkai.naming import code_of, demand_language
from queries import current
from queries.letter import handed_out, letter_of


def write_letter(output: Path, lang: str, *, agency: str, years: list[int]) -> int:
    """Write the letter and return the number of its points.

    UsageError: unknown language or body, nothing to ask, a name that does not end in .docx, or a file that cannot be
    written.
    """
    demand_language(lang)
    if output.suffix.lower() != ".docx":
        raise UsageError(f"{output}: the name must end in .docx")
    reader = current()
    agency_id = code_of(reader, "agency", agency)
    letter = letter_of(reader, lang=lang, agency_id=agency_id, years=[str(year) for year in years] or None)
    hand_over(output, handed_out(letter, reader, agency_id=agency_id, lang=lang))
    return sum(len(part.points) for part in letter.parts)

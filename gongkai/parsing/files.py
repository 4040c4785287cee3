"""The bytes of one file to its reports: the reader of its format, then the form."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from gongkai.documents.reader import read_document
from gongkai.parsing.reading import NOTHING_GIVEN, Given, read_reports
from gongkai.records import Report
from gongkai.registers import Registers


def read_file(
    content: bytes, file_name: str, source_name: str, names: Registers, given: Given = NOTHING_GIVEN
) -> list[Report]:
    """The reports in a file, named `source_name`; UnreadableError with the reason where it gives none.

    `file_name` settles what the bytes leave open. What comes from elsewhere is read by `gongkai.confined`.
    """
    document = replace(read_document(content, file_name), source_name=source_name)
    return read_reports(document, hashlib.sha256(content).hexdigest(), names, given)

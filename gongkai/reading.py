"""One document to the reports of it, or to one rejected report with the reason: the same for every command."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from gongkai.confined import Batch
from gongkai.confined.wire import Request
from gongkai.documents import UnreadableError
from gongkai.gathering import Source
from gongkai.parsing.files import read_file
from gongkai.records import Report, rejected
from gongkai.registers import Registers
from gongkai.warehouse import misfit


def read_source(source: Source, names: Registers) -> tuple[str, list[Report]]:
    """The SHA-256 and the reports of one document; one rejected report where it cannot be read.

    In this very process, as documents of our own may be read.
    """
    content, given = source.content, source.given
    return judged(source, lambda: read_file(content, source.file_name, source.name, names, given))


def read_confined(source: Source, by: Batch) -> tuple[str, list[Report]]:
    """As `read_source`, in a process of its own: for documents from elsewhere."""
    return judged(source, lambda: by.read(request_for(source)))


def request_for(source: Source) -> Request:
    """What a reader is asked for a document."""
    return Request(source.content, source.file_name, source.name, source.given)


def judged(source: Source, read: Callable[[], list[Report]]) -> tuple[str, list[Report]]:
    """What `read` gives of the document, or a rejected report where it gives nothing that can be stored."""
    sha256 = hashlib.sha256(source.content).hexdigest()
    try:
        reports = read()
    except UnreadableError as error:
        return sha256, [rejected(source.name, sha256, str(error))]
    if len(reports) > 1 and any((source.given.agency, source.given.region_code, source.given.year)):
        several = f"the file holds {len(reports)} reports, a list can say agency, region and year of one only"
        return sha256, [rejected(source.name, sha256, f"{several}: split the file, or leave them blank")]
    for report in reports:
        reason = misfit(report)
        if reason:
            return sha256, [rejected(source.name, sha256, reason)]
    return sha256, reports

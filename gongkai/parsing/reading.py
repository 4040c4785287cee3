"""One document to the reports it holds, each with a verdict and the reasons for it.

accept: read whole. flag: read, but something needs eyes. reject: no report, or nothing to file it by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.documents import Document, lines
from gongkai.forms import Edition, edition, edition_for_year, editions
from gongkai.parsing.dividing import split
from gongkai.parsing.form_reading import FormReading
from gongkai.parsing.identity import Identity, identify
from gongkai.parsing.list_form import read_list_form
from gongkai.parsing.masking import masked
from gongkai.parsing.matrix_form import read_matrix_form
from gongkai.parsing.matrix_labels import EDITIONS as MATRIX_EDITIONS
from gongkai.parsing.narrative import claims_of
from gongkai.parsing.passages import Wrapped, narrative_of, passages_of
from gongkai.parsing.phrases import folded
from gongkai.parsing.stream import cell_ends_marked, simplified, stream_of
from gongkai.records import Claim, Report, Verdict
from gongkai.registers import Registers, kind_of

# 2: what is personal is masked; 3: columns by heads, scales, nothing hidden; 4: listed labels proved;
# 5: rows padded at both ends, sums of groups, drawn tables; 9: narratives in less usual words;
# 14: lines of tables behind the last row, tables without a row
PARSER_VERSION = "15"
_LIST_FORMS = tuple(name for name in editions() if name not in MATRIX_EDITIONS)
# a share of its cells that no other form's lines are taken for
_SURELY_THIS_FORM = 0.6
_EARLIEST_YEAR, _LATEST_YEAR = 2008, 2049
# the chapters that the Regulations demand of a report; a report without form and title has several
_CHAPTERS = ("主动公开", "依申请公开", "行政复议", "行政诉讼", "存在的", "收费", "年度报告")
_FEWEST_CHAPTERS = 3
_NO_ROW = "heads of a statistical form are printed, but no row below them can be read"
_NOT_A_REPORT = "no annual disclosure report: neither a title nor a statistical form was found"


@dataclass(frozen=True, slots=True)
class Given:
    """What a list of documents says of a file; it goes before what is recognised."""

    agency: str | None = None
    region_code: str | None = None
    year: int | None = None
    published_on: date | None = None


NOTHING_GIVEN = Given()


def read_reports(
    document: Document, sha256: str, registers: Registers, given: Given = NOTHING_GIVEN
) -> list[Report]:
    """The reports in a document; one with verdict reject where it holds none.

    What a list says of a file is said of one report: it is not applied where the file holds several.
    Their texts are masked: what is personal in a document ends here.
    """
    return [masked(report) for report in _read_reports(document, sha256, registers, given)]


def _read_reports(document: Document, sha256: str, registers: Registers, given: Given) -> list[Report]:
    parts = split(document, _has_form, _has_chapters)
    if len(parts) == 1:
        return [_read_report(document, f"{sha256[:16]}-1", sha256, registers, given)]
    if given != NOTHING_GIVEN:
        doubt = f"the list names one report, the file holds {len(parts)}: what it says was not applied"
        parts = [replace(part, doubts=(*part.doubts, doubt)) for part in parts]
    return [
        _read_report(part, f"{sha256[:16]}-{number}", sha256, registers, NOTHING_GIVEN)
        for number, part in enumerate(parts, start=1)
    ]


def _has_form(document: Document) -> bool:
    form = _form(document, None)
    return form is not None and bool(form.cells)


def _has_chapters(document: Document) -> bool:
    return sum(chapter in folded(document.text) for chapter in _CHAPTERS) >= _FEWEST_CHAPTERS


def _read_report(
    document: Document, report_id: str, sha256: str, registers: Registers, given: Given
) -> Report:
    paragraphs = lines(document)
    recognised = identify([line.text for line in paragraphs], registers, given.agency)
    identity = _with_given(recognised, given, registers)
    form = _form(document, identity.year)
    verdict, reasons = _verdict(document, form, identity)
    passages = passages_of(paragraphs, form, identity.title)
    used = _edition(form, identity.year)
    narrative = narrative_of(passages)
    claims = _claims(narrative, used, identity) if used else []
    return Report(
        report_id=report_id,
        source_name=document.source_name,
        sha256=sha256,
        media_type=document.media_type,
        agency=identity.agency,
        region_code=identity.region_code,
        year=identity.year,
        edition=used.name if used else None,
        scope=identity.scope,
        published_on=identity.published_on,
        title=identity.title,
        cells=form.cells if form else (),
        claims=tuple(claims),
        unread=form.unread if form else (),
        passages=tuple(passages),
        verdict=verdict,
        reason="; ".join(reasons) or None,
    )


def _claims(narrative: Sequence[Wrapped], form: Edition, identity: Identity) -> list[Claim]:
    # an office reports for its government as often as for itself: only other bodies speak for themselves
    kind = kind_of(identity.agency) if identity.agency else None
    is_one_body = kind in ("department", "service_centre", "institution")
    return claims_of(narrative, form, identity.year, identity.agency, is_one_body=is_one_body)


def _form(document: Document, year: int | None) -> FormReading | None:
    """The form of which the largest share of lines is found."""
    matrix = read_matrix_form(document, year)
    if matrix and matrix.coverage >= _SURELY_THIS_FORM:
        return matrix
    stream = stream_of(cell_ends_marked(document))
    readings = [form for name in _LIST_FORMS if (form := read_list_form(stream, name))]
    readings += [matrix] if matrix else []
    return max(readings, key=lambda form: form.coverage, default=None)


def _edition(form: FormReading | None, year: int | None) -> Edition | None:
    if form and form.cells:
        return edition(form.edition)
    return edition_for_year(year) if year else None


def _with_given(identity: Identity, given: Given, registers: Registers) -> Identity:
    """What a list says goes first; a doubt that it settles is gone."""
    if given == NOTHING_GIVEN:
        return identity
    settled = tuple(
        doubt
        for doubt in identity.doubts
        if not (given.year and "year" in doubt) and not (given.region_code and "region" in doubt)
    )
    return replace(
        identity,
        region_code=given.region_code or identity.region_code,
        year=given.year or identity.year,
        published_on=given.published_on or identity.published_on,
        doubts=(*settled, *_placed_elsewhere(identity.agency, given, registers)),
    )


def _placed_elsewhere(agency: str | None, given: Given, registers: Registers) -> list[str]:
    """A doubt where a list puts a registered body into another region, which makes it another body."""
    registered = registers.agencies_by_name.get(agency or "", ())
    if given.region_code is None or not registered:
        return []
    if given.region_code in {body.region_code for body in registered}:
        return []
    return [f"the list places {agency} in {given.region_code}, the register does not"]


def _verdict(document: Document, form: FormReading | None, identity: Identity) -> tuple[Verdict, list[str]]:
    if not (form and form.cells) and not _is_report(document.text, identity):
        return "reject", [_NOT_A_REPORT]
    if identity.year is None or not _EARLIEST_YEAR <= identity.year <= _LATEST_YEAR:
        said = [doubt for doubt in identity.doubts if "year" in doubt] or [f"report year {identity.year}"]
        return "reject", [f"{said[0]}: name the year in a list of documents"]
    reasons = [*document.doubts, *identity.doubts, *_form_doubts(form)]
    return ("flag" if reasons else "accept"), reasons


def _is_report(text: str, identity: Identity) -> bool:
    closed_up = "".join(simplified(folded(text)).split())
    chapters = sum(chapter in closed_up for chapter in _CHAPTERS)
    return chapters >= (_FEWEST_CHAPTERS - 1 if identity.title else _FEWEST_CHAPTERS)


def _form_doubts(form: FormReading | None) -> Sequence[str]:
    if form is None:
        return ["no statistical form of an edition that can be read"]
    doubts = [] if form.cells else [_NO_ROW]
    total = len(form.cells)
    if form.printed < total:
        doubts.append(f"{total - form.printed} of {total} lines of the form are not printed")
    if form.unread:
        doubts.append(f"{len(form.unread)} passages of the form could not be read")
    texts = sum(cell.state == "text" for cell in form.cells)
    if texts:
        doubts.append(f"{texts} cells print text instead of a number")
    if form.own_units:
        doubts.append(f"{len(form.own_units)} cells carry a unit of their own")
    return doubts

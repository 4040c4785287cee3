"""CSV lists of documents: where each is (path or address) and what the list says of it.

A column that is filled in overrides what is recognised in the document; a blank one says nothing.
A row that cannot be used is handed on with what is wrong, so that the other rows go on.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongkai.documents import UnreadableError
from gongkai.documents.decoding import decode
from gongkai.errors import UsageError
from gongkai.fetching.addresses import AddressError, parse_address
from gongkai.parsing.phrases import YEAR, folded, whole_date, year_of
from gongkai.parsing.reading import NOTHING_GIVEN, Given
from gongkai.registers import Region, Registers, registers

COLUMNS = ("path", "address", "agency", "region", "year", "published_on")
_ALIASES = {
    **{name: name for name in COLUMNS},
    "路径": "path",
    "网址": "address",
    "机关": "agency",
    "地区": "region",
    "年份": "year",
    "发布日期": "published_on",
}
_PLACES = {"path", "address"}
_LONGEST_NAME = 200
_REPORT_YEAR = re.compile(rf"({YEAR}) ?年?度?")
_TIME_OF_DAY = re.compile(r" +\d{1,2}:\d{2}(?::\d{2})?$")  # what spreadsheets add to a date
# how names of bodies and places end: tells GB 18030 from Big5 where no column name is Chinese
_ENDS_A_NAME = re.compile("[省市区區县縣局委办辦厅廳镇鎮乡鄉府院站所]|中心|街道")


class _RowError(Exception):
    """What is wrong with one row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a file or an address (normalised), or neither and the trouble with the row."""

    number: int
    path: Path | None = None
    address: str | None = None
    given: Given = NOTHING_GIVEN
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The rows of a list, and the columns of it that mean nothing here."""

    rows: tuple[Row, ...]
    unused: tuple[str, ...]


def read_list(path: Path) -> DocumentList:
    """Read a list; rows are numbered as a spreadsheet does, the header is row 1.

    UsageError where it is no list: unreadable, no column `path` or `address`, a column twice.
    """
    records = _records(path)
    header = next(records, [])
    while header and not header[-1].strip():  # so that a cell under no name is one too many
        header.pop()
    columns = [_ALIASES.get(_plain(name)) for name in header]
    known = [column for column in columns if column]
    twice = sorted({column for column in known if known.count(column) > 1})
    if twice:
        raise UsageError(f"{path}: two columns mean {', '.join(twice)}: leave one")
    if not _PLACES & set(known):
        found = ", ".join(name.strip() for name in header) or "none"
        raise UsageError(
            f"{path}: a list of documents needs a column `path` or `address`; its columns are {found}"
        )
    rows = tuple(
        _row(path.parent, number, columns, record)
        for number, record in enumerate(records, start=2)
        if any(cell.strip() for cell in record)
    )
    unused = (name.strip() for name, column in zip(header, columns, strict=True) if column is None)
    return DocumentList(rows, tuple(name for name in unused if name))


def is_report(content: bytes) -> bool:
    """Whether a CSV file is the table of a report and no list: it names no documents and speaks as a form does."""
    try:
        text = _text(content)
    except UnreadableError:
        return False
    head = {_plain(cell) for cell in re.split("[,;\t]", text.lstrip("\ufeff").split("\n", 1)[0])}
    names_documents = any(_ALIASES.get(name) in _PLACES for name in head)
    return not names_documents and sum(word in text for word in _WORDS_OF_FORMS) >= _FEWEST_WORDS


def _records(path: Path) -> Iterator[list[str]]:
    try:
        text = _text(path.read_bytes())
    except (OSError, UnreadableError) as error:
        raise UsageError(f"{path}: the list cannot be read: save it as UTF-8 ({error})") from error
    records = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    try:
        yield from records
    except csv.Error as error:
        raise UsageError(f"{path} line {records.line_num}: no CSV ({error})") from error


_WORDS_OF_FORMS = (
    "信息公开",
    "申请",
    "行政复议",
    "行政诉讼",
    "主动公开",
    "总计",
    "答复",
    "规范性文件",
    "统计",
)
_FEWEST_WORDS = 4


def _text(content: bytes) -> str:
    """Decode a list: as any text, else by how the names in it end, since it may hold few other words."""
    try:
        return decode(content)[0]
    except UnreadableError:
        read = {encoding: _strictly(content, encoding) for encoding in ("gb18030", "big5")}
        told = {encoding: len(_ENDS_A_NAME.findall(text)) for encoding, text in read.items()}
        if any(name in read["gb18030"] for name in _ALIASES if not name.isascii()):
            return read["gb18030"]
        if told["gb18030"] == told["big5"]:
            raise
        return read[max(told, key=lambda encoding: told[encoding])]


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def _row(folder: Path, number: int, columns: Sequence[str | None], record: Sequence[str]) -> Row:
    try:
        if any(cell.strip() for cell in record[len(columns) :]):
            raise _RowError(f"it has more than {len(columns)} cells: quote a text that holds a comma")
        pairs = zip(columns, record, strict=False)
        cells = {column: cell.strip() for column, cell in pairs if column and cell.strip()}
        path, address = _place(folder, cells)
        return Row(number, path, address, _given(cells, registers()))
    except _RowError as error:
        return Row(number, trouble=str(error))


def _place(folder: Path, cells: dict[str, str]) -> tuple[Path | None, str | None]:
    named = _PLACES & cells.keys()
    if len(named) != 1:
        said = "both a path and an address" if named else "neither a path nor an address"
        raise _RowError(f"it names {said}: give one")
    if "address" in cells:
        try:
            return None, parse_address(cells["address"]).url
        except AddressError as error:
            raise _RowError(str(error)) from error
    try:
        path = folder / cells["path"]
        if path.is_file():
            return path, None
    except (ValueError, OSError):  # a NUL in it, or too long for any file
        pass
    raise _RowError(f"no such file: {cells['path']!r}")


def _given(cells: dict[str, str], names: Registers) -> Given:
    agency = cells.get("agency")
    if agency and (len(agency) > _LONGEST_NAME or not agency.isprintable()):
        raise _RowError(f"the agency is no name of up to {_LONGEST_NAME} characters in one line")
    region, year, published = cells.get("region"), cells.get("year"), cells.get("published_on")
    return Given(
        agency=agency,
        region_code=_region_code(region, names) if region else None,
        year=_year(year) if year else None,
        published_on=_date(published) if published else None,
    )


def _date(text: str) -> date:
    found = whole_date(_TIME_OF_DAY.sub("", folded(text)))
    if found is None:
        raise _RowError(f"published_on {text!r} is no date: write it as 2024-01-05")
    return found


def _year(text: str) -> int:
    match = _REPORT_YEAR.fullmatch(folded(text))
    if match is None:
        raise _RowError(f"the year {text!r} is none: write it as 2016")
    return year_of(match[1])


def _region_code(text: str, names: Registers) -> str:
    """A code of the register, or the code of the one region that the whole text names."""
    code = folded(text)
    if code in names.region_by_code:
        return code
    ending = (region for region in names.regions if text.endswith(region.names))
    named = [region for region in ending if _names(text, names.ancestry(region))]
    if not named:
        raise _RowError(f"no region has the code or name {text!r}: data/regions.csv lists them")
    if len(named) > 1:
        may_be = "、".join(f"{names.full_name(r.region_code)} {r.region_code}" for r in named)
        raise _RowError(f"the region {text!r} may be {may_be}: give its code")
    return named[0].region_code


def _names(text: str, chain: Sequence[Region]) -> bool:
    """Whether the text names the region that begins the chain, after any of those it lies in."""
    rests = (text.removesuffix(name) for name in chain[0].names if text.endswith(name))
    return any(_spells(rest, chain[1:]) for rest in rests)


def _spells(rest: str, above: Sequence[Region]) -> bool:
    return not rest or any(_names(rest, above[number:]) for number in range(len(above)))

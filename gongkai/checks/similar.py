"""Narratives that are nearly the same: the table `near_copies` that X-CP-04 reads.

Every narrative is held against that of the same body the year before, and against those of other bodies of
the year that MinHash and locality-sensitive hashing point out. The share is then counted on the shingles
themselves, so that no sketch decides. One year after the other is read: memory holds the sketches of two
years and the texts of a batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection
from numpy.typing import NDArray

from gongkai.checks import catalogue
from gongkai.checks.settings import Settings
from gongkai.checks.shingles import Shingles, share, shingles

RULE = "X-CP-04"
_SLOTS = 128
_NEIGHBOURS = 8  # in a bucket: a text that thousands share costs no million pairs
_COUNTED = 3  # pairs of a report that are counted, the likeliest by their sketches
_MARGIN = 0.15  # how far a sketch may fall short of the share and the pair is still counted
_BATCH = 500
_SCHEMA = pa.schema(
    [
        ("report_id", pa.string()), ("other_id", pa.string()), ("is_same_body", pa.bool_()),
        ("share", pa.decimal128(18, 4)), ("characters", pa.int64()),
    ]
)  # fmt: skip

Sketches = NDArray[np.uint32]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class _Year:
    """The narratives of one year: report, body and sketch of each, in one order."""

    year: int
    reports: list[str]
    bodies: list[str]
    sketches: Sketches


@dataclass(frozen=True, slots=True)
class _Limits:
    """From which share on a pair is worth counting, and below which length a text says nothing."""

    same_body: float
    other_body: float
    shortest: float


@contextmanager
def similar_narratives(con: DuckDBPyConnection, settings: Settings) -> Iterator[None]:
    """The table `near_copies` (report_id, other_id, is_same_body, share, characters) while the rules run.

    A report stands in it at most twice: with its own year before, and with the other body nearest to it.
    """
    rows = list(_rows(con, _limits(settings))) if settings.is_on(RULE) else []
    con.register("near_copies", pa.Table.from_pylist(rows, schema=_SCHEMA))
    try:
        yield
    finally:
        con.unregister("near_copies")


def _limits(settings: Settings) -> _Limits:
    declared = catalogue.by_name()[RULE].thresholds
    return _Limits(**{one.name: float(settings.value(RULE, one)) for one in declared})


def _rows(con: DuckDBPyConnection, limits: _Limits) -> Iterator[dict[str, Any]]:
    last: _Year | None = None
    for year, report_ids in _reports_by_year(con).items():
        this = _read_year(con, year, report_ids, limits)
        if last is not None and last.year == year - 1:
            yield from _same_body(con, last, this, limits)
        yield from _other_bodies(con, this, limits)
        last = this


def _reports_by_year(con: DuckDBPyConnection) -> dict[int, list[str]]:
    """The reports with a narrative that no later version replaces, of bodies and years that are known."""
    superseded = ColumnExpression("is_current") == ConstantExpression(value=False)
    year, agency = ColumnExpression("year"), ColumnExpression("agency_id")
    reports = con.table("reports").filter(
        (superseded.isnull() | ~superseded) & year.isnotnull() & agency.isnotnull()
    )
    narrative = con.table("passages").filter(ColumnExpression("part") == ConstantExpression("narrative"))
    reports = reports.join(narrative, "report_id", how="semi")
    found: dict[int, list[str]] = {}
    for of, report_id in reports.select(year, "report_id").order("year, report_id").fetchall():
        found.setdefault(of, []).append(report_id)
    return found


def _read_year(con: DuckDBPyConnection, year: int, report_ids: Sequence[str], limits: _Limits) -> _Year:
    from datasketch import MinHash  # noqa: PLC0415  # brings SciPy: a quarter of the start of every command

    reports, bodies, sketches = [], [], []
    for batch in _texts(con, report_ids):
        long = [text for text in batch if text.characters >= limits.shortest]
        reports += [text.report_id for text in long]
        bodies += [text.body for text in long]
        folded = ((text.shingles >> np.uint64(32)).astype(np.uint32) for text in long)
        sketched = MinHash.generator(folded, num_perm=_SLOTS, hashfunc=_as_it_is)
        sketches += [sketch.hashvalues for sketch in sketched]
    return _Year(year, reports, bodies, np.array(sketches, dtype=np.uint32).reshape(-1, _SLOTS))


def _as_it_is(value: np.uint32) -> np.uint32:
    return value


@dataclass(frozen=True, slots=True)
class _Text:
    report_id: str
    body: str
    shingles: Shingles
    characters: int


def _texts(con: DuckDBPyConnection, report_ids: Sequence[str]) -> Iterator[list[_Text]]:
    con.register("wanted", pa.table({"report_id": pa.array(report_ids, pa.string())}))
    found = con.execute((catalogue.room() / "similar.sql").read_text(encoding="utf-8"))
    while rows := found.fetchmany(_BATCH):
        yield [_Text(report_id, body, *shingles(lines, agency)) for report_id, body, agency, lines in rows]
    con.unregister("wanted")


def _same_body(
    con: DuckDBPyConnection, last: _Year, this: _Year, limits: _Limits
) -> Iterator[dict[str, Any]]:
    before = {body: at for at, body in enumerate(last.bodies)}
    here = np.array([at for at, body in enumerate(this.bodies) if body in before], dtype=np.intp)
    there = np.array([before[this.bodies[at]] for at in here], dtype=np.intp)
    alike = _alike(this.sketches, here, last.sketches, there) >= limits.same_body - _MARGIN
    pairs = [(this.reports[at], last.reports[of]) for at, of in zip(here[alike], there[alike], strict=True)]
    for (report_id, other_id), counted, characters in _counted(con, pairs):
        yield _row(report_id, other_id, counted, characters, is_same_body=True)


def _other_bodies(con: DuckDBPyConnection, year: _Year, limits: _Limits) -> Iterator[dict[str, Any]]:
    if len(set(year.bodies)) < 2:
        return
    best: dict[str, tuple[float, str, int]] = {}
    for pair, counted, characters in _counted(con, _candidates(year, limits)):
        for report_id, other_id in (pair, pair[::-1]):
            if counted > best.get(report_id, (0.0, "", 0))[0]:
                best[report_id] = counted, other_id, characters
    for report_id, (counted, other_id, characters) in best.items():
        yield _row(report_id, other_id, counted, characters, is_same_body=False)


def _row(
    report_id: str, other_id: str, counted: float, characters: int, *, is_same_body: bool
) -> dict[str, Any]:
    return {
        "report_id": report_id, "other_id": other_id, "is_same_body": is_same_body,
        "share": Decimal(f"{counted:.4f}"), "characters": characters,
    }  # fmt: skip


def _candidates(year: _Year, limits: _Limits) -> list[tuple[str, str]]:
    """Pairs of different bodies that fall into one bucket and whose sketches are alike, likeliest first."""
    digests, bodies = (
        _digests(year.sketches, limits.other_body),
        np.unique(year.bodies, return_inverse=True)[1],
    )
    size = len(year.reports)
    found = [_neighbours(digests, band) for band in range(digests.shape[1])]
    one, other = np.divmod(np.unique(np.concatenate([a * size + b for a, b in found])), size)
    is_other = bodies[one] != bodies[other]
    one, other = one[is_other], other[is_other]
    alike = _alike(year.sketches, one, year.sketches, other)
    ranked = np.argsort(-alike, kind="stable")
    left: dict[int, int] = {}
    pairs = []
    for at in ranked[alike[ranked] >= limits.other_body - _MARGIN]:
        ends = int(one[at]), int(other[at])
        if any(left.get(end, 0) < _COUNTED for end in ends):
            pairs.append((year.reports[ends[0]], year.reports[ends[1]]))
            for end in ends:
                left[end] = left.get(end, 0) + 1
    return pairs


def _digests(sketches: Sketches, threshold: float) -> NDArray[np.uint64]:
    """One number for each report and band: reports with the same number are in one bucket."""
    bands, rows = _banding(max(0.0, min(threshold, 1.0) - _MARGIN))
    banded = sketches[:, : bands * rows].reshape(len(sketches), bands, rows).astype(np.uint64)
    digests = np.zeros((len(sketches), bands), dtype=np.uint64)
    for row in range(rows):
        digests = (digests + banded[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)
        digests ^= digests >> np.uint64(29)
    return digests


@cache
def _banding(threshold: float) -> tuple[int, int]:
    """Bands and rows that let few pairs at the threshold slip by; that more are counted costs little."""
    from datasketch import MinHashLSH  # noqa: PLC0415  # as above

    index = MinHashLSH(threshold=threshold, num_perm=_SLOTS, weights=(0.05, 0.95))
    return index.b, index.r


def _neighbours(digests: NDArray[np.uint64], band: int) -> tuple[Places, Places]:
    """Pairs in one bucket of the band; in a crowded one each with those after it that are likest by the next band."""
    order = np.lexsort((digests[:, (band + 1) % digests.shape[1]], digests[:, band]))
    ones, others = [order[:0]], [order[:0]]
    for step in range(1, _NEIGHBOURS + 1):
        one, other = order[:-step], order[step:]
        is_same = digests[one, band] == digests[other, band]
        ones.append(np.minimum(one[is_same], other[is_same]))
        others.append(np.maximum(one[is_same], other[is_same]))
    return np.concatenate(ones), np.concatenate(others)


def _alike(
    sketches: Sketches, ones: Places, others_sketches: Sketches, others: Places
) -> NDArray[np.float64]:
    """The share that sketches estimate, pair by pair."""
    alike = np.empty(len(ones))
    for start in range(0, len(ones), _BATCH):
        here, there = ones[start : start + _BATCH], others[start : start + _BATCH]
        alike[start : start + _BATCH] = (sketches[here] == others_sketches[there]).mean(axis=1)
    return alike


def _counted(
    con: DuckDBPyConnection, pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], float, int]]:
    """The share of shingles of each pair, and the characters of the shorter text."""
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        wanted = sorted({report_id for pair in batch for report_id in pair})
        texts = {text.report_id: text for found in _texts(con, wanted) for text in found}
        for one, other in batch:
            shortest = min(texts[one].characters, texts[other].characters)
            yield (one, other), share(texts[one].shingles, texts[other].shingles), shortest

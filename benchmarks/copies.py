"""Near-copies among many narratives: what is found of the planted ones, and what it costs as the texts grow."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pyarrow as pa
from duckdb import DuckDBPyConnection
from rich.console import Console
from rich.table import Table

from gongkai.checks import AS_DECLARED
from gongkai.checks.shingles import share, shingles
from gongkai.checks.similar import similar_narratives
from gongkai.warehouse import memory

_SIZES = (1000, 4000, 16000)
_LETTERS = [chr(code) for code in range(0x4E00, 0x5E00)]
_LENGTH = 1500
_EVERY = 20  # one text of so many is a copy of another
_NEW = 0.09  # of its sentences are its own: about 0.84 of the shingles are shared
_PAIRS = 2000


def run() -> None:
    """Print the table."""
    table = Table(
        "narratives",
        "ms each",
        "copies planted",
        "found",
        "wrong",
        "every pair: times slower",
        title="near-copies",
    )
    for size in _SIZES:
        texts, copies = _texts(random.Random(size), size)
        con = _loaded(texts)
        start = time.process_time()
        with similar_narratives(con, AS_DECLARED):
            spent = time.process_time() - start
            found = set(con.sql("SELECT report_id, other_id FROM near_copies WHERE share > 0.8").fetchall())
        planted = {pair for one, other in copies for pair in ((one, other), (other, one))}
        table.add_row(
            str(size),
            f"{spent / size * 1e3:.2f}",
            str(len(planted)),
            f"{len(planted & found) / len(planted):.3f}",
            str(len(found - planted)),
            f"{_of_every_pair(texts) / spent:.0f}",
        )
    Console().print(table)


def _texts(rng: random.Random, size: int) -> tuple[list[str], list[tuple[str, str]]]:
    sentences = [["".join(rng.choices(_LETTERS, k=30)) for _ in range(_LENGTH // 30)] for _ in range(size)]
    copies = []
    for at in range(0, size - 1, _EVERY):
        sentences[at + 1] = [
            "".join(rng.choices(_LETTERS, k=30)) if rng.random() < _NEW else sentence
            for sentence in sentences[at]
        ]
        copies.append((_name(at), _name(at + 1)))
    # where chance left too little in common the pair is no copy
    texts = ["".join(of) for of in sentences]
    return texts, [pair for pair in copies if _shared(texts, pair) > 0.8]


def _name(at: int) -> str:
    return f"{at:06d}"


def _shared(texts: list[str], pair: tuple[str, str]) -> float:
    one, other = (shingles([texts[int(name)]], None)[0] for name in pair)
    return share(one, other)


def _loaded(texts: list[str]) -> DuckDBPyConnection:
    con = memory()
    names = [_name(at) for at in range(len(texts))]
    reports = pa.table({"report_id": names, "agency_id": names, "agency": names})
    passages = pa.table({"report_id": names, "text": texts})
    con.register("some_reports", reports)
    con.register("some_passages", passages)
    con.execute("INSERT INTO reports BY NAME SELECT *, 2024 AS year, 'body' AS scope FROM some_reports")
    con.execute("INSERT INTO passages BY NAME SELECT *, 1 AS ordinal, 'narrative' AS part FROM some_passages")
    return con


def _of_every_pair(texts: list[str]) -> float:
    """The CPU time that counting every pair would take, from a sample of them."""
    sets = [shingles([text], None)[0] for text in texts[:100]]
    pairs: Iterator[tuple[int, int]] = ((at % 100, (at * 7 + 1) % 100) for at in range(_PAIRS))
    start = time.process_time()
    for one, other in pairs:
        share(sets[one], sets[other])
    return (time.process_time() - start) / _PAIRS * len(texts) * (len(texts) - 1) / 2

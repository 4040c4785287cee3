"""What a store holds follows from the documents it was given: not from names, order, repetition, place or time.

One thing does depend on order: which of two versions of a report is the current one where their days of
publication are unknown or the same. Then the one that came later is, and the ledger keeps which that was.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.gathering import gather
from gongkai.ingest import ingest
from gongkai.rebuilding import rebuild
from gongkai.status import status_of
from gongkai.warehouse import open_reader
from tests.commands.taking import command, report, take
from tests.figures import IS_RELEASE, figures

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [(year, agency) for year in (2014, 2015, 2016) for agency in ("清源区甲局", "清源区乙局")]
ELSEWHERE = [
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"},
    {"LANG": "zh_CN.GB18030", "TZ": "America/St_Johns", "PYTHONHASHSEED": "42"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4294967295"},
    {"PYTHONUTF8": "0", "TZ": "Antarctica/Troll", "PYTHONHASHSEED": "random"},
]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("documents")
    paths = []
    for year, agency in DOCUMENTS:
        paths.append(folder / f"{year}-{agency}.txt")
        paths[-1].write_text(report(year, agency, requests_received="9"), encoding="utf-8")
    paths.append(folder / "program.txt")
    paths[-1].write_bytes(b"MZ")
    return paths


@pytest.fixture(scope="module")
def filled(documents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("filled") / "store"
    take(store, *documents)
    return store


def given_in_order(store: Path, paths: list[Path]) -> None:
    ingest(store, [found for path in paths for found in gather([path]).found], lambda _: None)


@pytest.mark.release
def test_documents_that_come_again_in_any_order_under_any_name_add_nothing(
    documents: list[Path], filled: Path, tmp_path: Path
):
    chance, before, lines = random.Random(20263), status_of(filled), Archive(filled).tip()
    for number in range(figures(20, 1000)):
        some = chance.sample(documents, chance.randint(1, 4))
        named = [tmp_path / f"{number}-{place}{path.suffix}" for place, path in enumerate(some)]
        for path, name in zip(some, named, strict=True):
            name.write_bytes(path.read_bytes())
        given_in_order(filled, named)
    assert Archive(filled).tip() == lines
    assert status_of(filled) == before


@pytest.mark.release
@pytest.mark.parametrize("series", range(figures(1, 4)))
def test_new_stores_filled_in_any_order_hold_the_same(
    documents: list[Path], filled: Path, tmp_path: Path, series: int
):
    chance, before = random.Random(20264 + series), status_of(filled)["content_hash"]
    for number in range(figures(2, 15)):
        order = chance.sample(documents, len(documents))
        store, parts = tmp_path / str(number), chance.randint(1, 2)
        for part in range(parts):
            given_in_order(store, order[part::parts])
        assert status_of(store)["content_hash"] == before, [path.name for path in order]


@pytest.mark.parametrize("forwards", [True, False])
def test_of_two_versions_without_a_day_the_later_one_to_come_is_current(tmp_path: Path, forwards: bool):
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    paths[0].write_text(report(proactive_total="130", channel_website="130"), encoding="utf-8")
    paths[1].write_text(report(proactive_total="140", channel_website="140"), encoding="utf-8")
    store = tmp_path / "store"
    given_in_order(store, paths if forwards else paths[::-1])
    with closing(open_reader(store)) as reader:
        current = reader.connection.table("reports").filter("is_current").select("source_name").fetchall()
    assert [Path(row[0]).name for row in current] == ["b.txt" if forwards else "a.txt"]
    before = status_of(store)["content_hash"]
    rebuild(store, lambda _: None)
    assert status_of(store)["content_hash"] == before


@pytest.mark.release
@pytest.mark.parametrize(
    "environment", ELSEWHERE if IS_RELEASE else ELSEWHERE[3:4], ids=lambda found: found["TZ"]
)
def test_a_rebuild_in_any_locale_zone_and_hash_seed_gives_the_same(filled: Path, environment: dict[str, str]):
    before = status_of(filled)["content_hash"]
    cleared = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    call = [sys.executable, "-c", "from gongkai.cli import main; main()", "rebuild", "--store", str(filled)]
    subprocess.run(call, env=cleared | environment, check=True, capture_output=True, cwd=ROOT)
    assert status_of(filled)["content_hash"] == before


def test_a_second_ingest_is_told_which_process_holds_the_store(documents: list[Path], filled: Path):
    with Archive(filled).hold():
        refused = command("ingest", documents[0], "--store", filled)
    assert refused.returncode == 3
    assert f"is held by process {os.getpid()} since " in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_of_two_ingests_at_once_one_takes_all_or_both_do(documents: list[Path], filled: Path, tmp_path: Path):
    store = tmp_path / "store"
    call = [sys.executable, "-c", "from gongkai.cli import main; main()", "ingest", *map(str, documents)]
    started = [
        subprocess.Popen([*call, "--store", str(store)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    ended = sorted(process.wait() for process in started)
    assert ended in ([2, 2], [2, 3])  # the program among the documents is a rejection
    assert status_of(store)["content_hash"] == status_of(filled)["content_hash"]

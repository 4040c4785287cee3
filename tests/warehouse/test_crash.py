"""Killed at each named step: the old or the new generation, whole (any other moment: tests/durability)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.warehouse import content_hash, open_reader
from gongkai.warehouse.generations import KEPT
from tests.figures import figures
from tests.warehouse.ingesting import BEFORE, round_of

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.warehouse.ingesting", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def whole_reports(store: Path) -> set[str]:
    """The reports of the current generation, each found whole, in a file that is what was published."""
    reader = open_reader(store)
    try:
        cursor = reader.cursor()
        assert content_hash(cursor) == reader.generation.content_hash
        counts = cursor.execute("""
            SELECT report_id, (SELECT count(*) FROM cells WHERE cells.report_id = reports.report_id),
                (SELECT count(*) FROM values_2014 AS wide WHERE wide.report_id = reports.report_id),
                (SELECT count(*) FROM passages WHERE passages.report_id = reports.report_id)
            FROM reports""").fetchall()
        assert {found[1:] for found in counts} <= {(65, 1, 2)}
        assert cursor.execute("SELECT count(DISTINCT report_id) FROM cells").fetchone() == (len(counts),)
        return {found[0] for found in counts}
    finally:
        reader.close()


@pytest.fixture(scope="module")
def killed_stores(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("steps")
    with start(str(folder), str(figures(4, 1))) as child:
        assert child.wait() == 0
    return sorted(folder.glob("step-*"))


@pytest.mark.release
def test_killed_at_each_step_the_old_or_the_new_generation_is_served(killed_stores: list[Path]):
    old = {f"r{number}" for number in range(1, BEFORE + 1)}
    new = old | {f"r{BEFORE + 1}"}
    served = [whole_reports(store) for store in killed_stores]
    assert served[0] == old
    assert served[-1] == new
    assert all(reports in (old, new) for reports in served)
    # Once the new one is served, no later step takes it back.
    assert sorted(served, key=len) == served


@pytest.mark.release
def test_after_each_such_kill_the_next_ingest_completes_and_leaves_nothing_behind(killed_stores: list[Path]):
    assert len(killed_stores) > figures(5, 20)
    for store in killed_stores[:: figures(2, 3)]:
        round_of(store)
        with Archive(store).hold() as archive:
            received = {f"r{line.n}" for line in archive.lines() if line.event == "received"}
        assert whole_reports(store) == received
        names = [path.name for path in (store / "generations").iterdir()]
        assert len(names) == KEPT
        assert not any(name.startswith("draft") for name in names)


DISK_FULL = """
import resource, sys
from pathlib import Path
from gongkai.errors import StoreError
from gongkai.warehouse import Generations, memory, table_names
store, whole = Path(sys.argv[1]), memory()
for limit in range(8_192, 1_000_000, 32_768):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        draft = Generations(store).begin(fresh=True)
    except StoreError:
        print("refused")
        continue
    lacking = [
        name for name in table_names()
        if (name,) not in draft.con.execute("SHOW TABLES").fetchall()
        or len(draft.con.table(name)) != len(whole.table(name))
    ]
    print("lacks " + ", ".join(lacking) if lacking else "whole")
    draft.con.close()
"""


def test_a_draft_is_begun_whole_or_the_disk_is_told_to_have_refused(tmp_path):
    """A commit that is refused raises nothing where DuckDB was handed a table outside of a transaction."""
    done = subprocess.run(
        [sys.executable, "-c", DISK_FULL, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, set(done.stdout.splitlines())) == (0, {"refused", "whole"}), done.stderr

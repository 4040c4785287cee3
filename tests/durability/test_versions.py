"""Corrected reports: each a version of its own, all kept, exactly one current, whatever the order of events."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gongkai.ingest import ingest
from gongkai.rebuilding import rebuild
from gongkai.status import status_of
from gongkai.warehouse import open_reader
from tests.commands.taking import report, take
from tests.figures import figures

STEPS = 50
BODIES = ("清源区甲局", "清源区乙局")


class Corrections(RuleBasedStateMachine):
    """Documents are handed in, taken in together, taken in again; the model knows which version is current."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = self.folder / "store"
        self.count = 0
        self.waiting: list[dict[str, str]] = []
        self.taken: list[dict[str, str]] = []
        self.versions: dict[tuple[str, int], list[tuple[str, int, str]]] = defaultdict(list)
        self.is_known = True  # whether what is served was looked at since it changed

    @rule(
        body=st.sampled_from(BODIES),
        year=st.sampled_from([2014, 2015]),
        day=st.sampled_from(["", "03-01", "04-01"]),
    )
    def hand_in(self, body: str, year: int, day: str) -> None:
        """A version that differs from all others in one figure; its day of publication may be unknown."""
        self.count += 1
        name, figure = f"{self.count}.txt", str(1000 + self.count)
        text = report(year, body, proactive_total=figure, channel_website=figure)
        (self.folder / name).write_text(text, encoding="utf-8")
        published_on = f"{year + 1}-{day}" if day else ""
        self.waiting.append(
            {
                "path": name,
                "published_on": published_on,
                "body": body,
                "year": str(year),
                "order": str(self.count),
            }
        )

    @rule()
    def hand_in_twice(self) -> None:
        """What waits already, once more under another name."""
        for row in self.waiting[:1]:
            name = f"again-{row['path']}"
            shutil.copyfile(self.folder / row["path"], self.folder / name)
            self.waiting.append(row | {"path": name})

    @rule()
    def hand_in_again(self) -> None:
        """What was taken in long ago."""
        self.waiting.extend(self.taken[:1])

    @precondition(lambda self: len(self.waiting) >= 5)
    @rule()
    def take_in(self) -> None:
        with (self.folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, ["path", "published_on"], extrasaction="ignore")
            rows.writeheader()
            rows.writerows(self.waiting)
        take(self.store, self.folder / "list.csv")
        known = {row["order"] for row in self.taken}
        for row in self.waiting:
            if row["order"] not in known:
                known.add(row["order"])
                self.taken.append(row)
                key = (row["body"], int(row["year"]))
                self.versions[key].append((row["published_on"], len(self.taken), row["path"]))
        self.waiting, self.is_known = [], False

    @precondition(lambda self: len(self.taken) >= 8 and not self.waiting)
    @rule()
    def rebuild(self) -> None:
        before = status_of(self.store)["content_hash"]
        rebuild(self.store, lambda _: None)
        assert status_of(self.store)["content_hash"] == before
        self.is_known = False

    @precondition(lambda self: bool(self.taken))
    @rule()
    def take_in_nothing(self) -> None:
        before = status_of(self.store)
        ingest(self.store, [], lambda _: None)
        assert status_of(self.store) == before

    @invariant()
    def every_version_is_there_and_the_last_is_current(self) -> None:
        if self.is_known or not self.taken:
            return
        with closing(open_reader(self.store)) as reader:
            shown = ("agency", "year", "version", "is_current", "source_name")
            found = reader.connection.table("reports").select(*shown).fetchall()
        expected = {
            (body, year, number, number == len(versions), name)
            for (body, year), versions in self.versions.items()
            for number, (_, _, name) in enumerate(sorted(versions), start=1)
        }
        assert {(*row[:4], Path(row[4]).name) for row in found} == expected
        assert len(found) == len(expected)
        self.is_known = True

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


@pytest.mark.release
def test_corrected_reports_in_any_sequence_of_events():
    chosen = settings(
        max_examples=figures(2, 100),
        stateful_step_count=STEPS,
        phases=[Phase.generate],  # a sequence that fails is told as it is: making it smaller takes minutes
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Corrections, settings=chosen)

"""Good samples cut off and spoiled: every one ends in a verdict, none in a fault (promise R6)."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from gongkai.confined import Reader, reader
from gongkai.confined.wire import Request
from gongkai.documents import UnreadableError
from gongkai.parsing.files import read_file
from gongkai.registers import registers
from tests.figures import figures, spread
from tests.hostile.mutations import mutated, samples

SAMPLES = samples()
# so many fit into the hour before a release; as many more as somebody has the time for
MUTATIONS = figures(500, int(os.environ.get("GONGKAI_MUTATIONS", "10000")))
# these are read in this very process, which is ten times faster; what native code reads is confined
PLAIN = {".txt", ".md", ".html", ".mht"}
SHARES = 8
# the longer a sample takes, the less often it is spoiled: from 5 ms for a table of bars to 100 for what is packed
OFTEN = dict.fromkeys(("hongze-2023.txt", ".md", ".xls"), figures(5, 20))
SELDOM = {".txt": 2, ".html": 2, ".mht": 2, ".xlsx": 2, ".docx": 1, ".pdf": 1}
WEIGHTS = [
    OFTEN.get(name) or OFTEN.get(Path(name).suffix) or SELDOM[Path(name).suffix] for name, _ in SAMPLES
]


def ends_in_a_verdict(by: Reader, content: bytes, name: str) -> None:
    try:
        if Path(name).suffix in PLAIN:
            assert read_file(content, name, name, registers())
        else:
            by.read(Request(content, name, name))
    except UnreadableError as error:
        assert "has a fault" not in str(error), error  # noqa: PT017 - "default" is a word of many files
        assert "\n" not in str(error)  # noqa: PT017


def test_every_format_has_a_sample():
    assert {Path(name).suffix for name, _ in SAMPLES} >= {*PLAIN, ".docx", ".xlsx", ".xls", ".pdf", ".mht"}


@pytest.mark.parametrize(("name", "content"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_a_sample_cut_off_anywhere(name, content):
    for percent in spread(99, 25):
        ends_in_a_verdict(reader(), content[: len(content) * percent // 100], name)


@pytest.mark.release
@pytest.mark.parametrize("share", range(SHARES))
def test_a_spoiled_sample(share):
    for number in range(share, MUTATIONS, SHARES):
        chance = random.Random(number)
        ((name, content),) = chance.choices(SAMPLES, WEIGHTS)
        try:
            ends_in_a_verdict(reader(), mutated(name, content, chance), name)
        except Exception as error:
            error.add_note(f"mutation {number} of {name}")
            raise

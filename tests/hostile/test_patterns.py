"""No pattern of ours takes time out of proportion to a line (promise R6)."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

import gongkai.documents
import gongkai.parsing
from gongkai import lists, registers
from gongkai.confined import reader
from gongkai.confined.wire import Request
from gongkai.documents import UnreadableError
from gongkai.parsing import narrative
from gongkai.parsing.subjects import subjects
from tests.figures import IS_RELEASE, figures
from tests.hostile.case import GOOD

# seconds of computing that one pattern may take for one line of so many characters
_MOST_SECONDS = 2.0
_CHARACTERS = narrative.MAX_SENTENCE_CHARACTERS
_DEPTH = 3
_EXTRA = {"gongkai.documents.ocr_engine", "gongkai.documents.ocr_ink", "gongkai.documents.ocr_page"}
_EXTRA |= {"gongkai.documents.ocr_rules", "gongkai.documents.ocr_sheet"}
_REPEATED = (
    *(
        "公开信息",
        "一",
        "1",
        "1,",
        "1.",
        "-",
        " ",
        "\t",
        "(",
        ")",
        "、",
        ",",
        "条",
        "公开",
        "申请",
        "其中",
        "年",
        "2016年",
    ),
    *(
        "第",
        "(一)",
        "|",
        "1 ",
        "<",
        "<a",
        "<!--",
        '"',
        "'",
        "\\",
        "&#",
        "*",
        "#",
        "> ",
        "[",
        "](",
        "-|",
        "万",
        "占1%",
    ),
    *(
        "分别为",
        "1、",
        "全",
        "本",
        "(含",
        "\n",
        "\u3000",
        "\ufdd0",
        "W1",
        "x=",
        "<meta ",
        "数",
        "无",
        "行政复议",
        "二〇",
    ),
)


def modules() -> Iterator[object]:
    yield from (lists, registers)
    for package in (gongkai.documents, gongkai.parsing):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if found.name not in _EXTRA:
                yield importlib.import_module(found.name)


def inside(value: object, depth: int = _DEPTH) -> Iterator[re.Pattern]:
    """The patterns in a value of a module, in containers and records too."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from inside(one, depth - 1)
    elif depth and isinstance(value, dict):
        yield from inside(list(value.values()), depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        yield from inside([getattr(value, field.name) for field in fields(value)], depth - 1)


def patterns() -> dict[str, re.Pattern]:
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            found |= {f"{module.__name__}.{name} {one.pattern[:40]!r}": one for one in inside(value)}
    for one in inside(subjects()):
        found[f"subjects {one.pattern[:60]!r}"] = one
    return found


class TooSlowError(Exception):
    pass


def raise_too_slow(*_: object) -> None:
    raise TooSlowError


PATTERNS = patterns()
# each in both formats before a release, else in one or the other
LONG = [
    (repeated, suffix)
    for place, repeated in enumerate(
        ["公开信息", "一", " ", "1", "1,", "条1", "其中：", "2016年", "(一)", "| ", "分别为1、"]
    )
    for suffix in ("txt", "html")
    if IS_RELEASE or suffix == ("txt", "html")[place % 2]
]


def test_the_patterns_are_found():
    assert len(PATTERNS) > 250


@pytest.mark.release
@pytest.mark.parametrize("begin", range(0, len(PATTERNS), 50))
def test_long_repeats_end_soon(begin):
    """The interpreter lets a signal stop a pattern; the time is that of computing, whatever else runs.

    Each pattern meets each repeat before a release, else every third one, beginning with another at each pattern.
    """
    before = signal.signal(signal.SIGVTALRM, raise_too_slow)
    try:
        for place, (name, pattern) in enumerate(list(PATTERNS.items())[begin : begin + 50]):
            for repeated in _REPEATED if IS_RELEASE else _REPEATED[place % 3 :: 3]:
                line = repeated * (_CHARACTERS // len(repeated)) + "!"
                subject = line.encode() if isinstance(pattern.pattern, bytes) else line
                signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
                try:
                    pattern.fullmatch(subject)
                    for _ in pattern.finditer(subject):  # of which a search is the first step
                        pass
                except TooSlowError:
                    pytest.fail(f"{name} on {repeated!r}")
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.release
@pytest.mark.parametrize(("repeated", "suffix"), LONG)
def test_a_report_with_a_megabyte_of_one_thing_ends_in_a_verdict(repeated, suffix):
    for length in (100, 1_000, 100_000):
        line = repeated * (length // len(repeated)) + "条"
        count = figures(commit=100_000, release=1_000_000) // length
        text = f"{GOOD}\n" + f"{line}\n" * count
        if suffix == "html":
            text = "<html>" + text.replace("\n", "<br>\n")
        try:
            reports = reader().read(Request(text.encode(), f"a.{suffix}", "a"))
        except UnreadableError as error:
            assert "fault" not in str(error)  # noqa: PT017
        else:
            assert reports[0].verdict in ("accept", "flag", "reject")

"""Made-up reports, and taking them into a store: what the tests of the commands share."""

import io
import os
import shutil
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from gongkai import cli
from gongkai.gathering import gather
from gongkai.ingest import Ingested, ingest
from gongkai.warehouse import open_reader
from tests.parsing.layouts import document, inline_bars, rows
from tests.store_models import model_folder

VALUES = {
    "proactive_total": "120",
    "channel_website": "120",
    "requests_received": "3",
    "requests_online": "3",
    "staff_total": "2",
    "staff_fulltime": "1",
    "staff_parttime": "1",
}


def report(year: int = 2016, agency: str = "清源区示例局", **values: str) -> str:
    text = document(inline_bars(rows(VALUES | values)))
    return (
        text.replace("2016", str(year))
        .replace("2017年2月", f"{year + 1}年2月")
        .replace("清源区示例局", agency)
    )


def take(store: Path, *paths: Path) -> Ingested:
    return ingest(store, gather(paths).found, lambda _: None)


def taken(store: Path, inbox: Path, **documents: str) -> None:
    """Write documents (`a="…"` is a.txt) into an inbox and take them in, by copying a store that already took in the same."""
    for name, text in documents.items():
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    shutil.copytree(_store_of(tuple(documents.items())), store)


@cache
def _store_of(documents: tuple[tuple[str, str], ...]) -> Path:
    folder = model_folder("taken")
    (folder / "inbox").mkdir()
    for name, text in documents:
        (folder / "inbox" / f"{name}.txt").write_text(text, encoding="utf-8")
    take(folder / "store", folder / "inbox")
    return folder / "store"


def table(store: Path, name: str) -> list[tuple]:
    with closing(open_reader(store)) as reader:
        return reader.connection.table(name).fetchall()


def columns_of(store: Path, name: str, *columns: str) -> list[tuple]:
    """The rows of a table, these columns only, in the order of their text."""
    with closing(open_reader(store)) as reader:
        return sorted(reader.connection.table(name).select(*columns).fetchall(), key=str)


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A command of the program, run in this very process: a process of its own costs a second."""
    output, errors = io.StringIO(), io.StringIO()
    call = ["gongkai", *map(str, arguments)]
    with (
        patch.object(sys, "argv", call),
        patch.dict(os.environ),  # the store is named to the queries there
        redirect_stdout(output),
        redirect_stderr(errors),
        pytest.raises(SystemExit) as ended,
    ):
        cli.main()
    return subprocess.CompletedProcess(call, int(ended.value.code or 0), output.getvalue(), errors.getvalue())


def program(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    call = [sys.executable, "-c", "from gongkai.cli import main; main()", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, check=False)

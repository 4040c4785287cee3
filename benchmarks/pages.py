"""How long a page's script runs, on the samples and on a country, beside the same page built in the usual way.

Ours is the page as it is served: the frame, the filters, every chart and table. `first` runs with all caches
empty, `rerun` is what a click costs. The usual way asks the same views again at every run and draws the same
points with plotly.express; it has neither frame nor filters nor texts, and so is flattered by the comparison.
Times are those of the script alone, in CPU time; what the browser then draws is in neither.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from rich.console import Console
from rich.table import Table
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

import queries
from benchmarks import country

COUNTRY = 100_000
_REPEATS = 7
_PATIENCE = 600
_FRAME = country.ROOT / "pages" / "frame.py"
_PAGES = [
    f"{file.parent.name}/{file.name}"
    for group in ("browse", "audit")
    for file in sorted((country.ROOT / "pages" / group).glob("[0-9]*.py"))
]


@dataclass
class Plan:
    """What a page asked and drew: views with their parameters, and the points of its charts."""

    asked: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    charts: list[tuple[str, pd.DataFrame]] = field(default_factory=list)
    tables: list[pd.DataFrame] = field(default_factory=list)


plan = Plan()


def run(reports: int = COUNTRY) -> None:
    """Print a table for the samples and one for the country."""
    with tempfile.TemporaryDirectory() as folder:
        store = country.samples(Path(folder) / "store")
        Console().print(_table(store, "the samples"))
        made = country.multiply(store, reports)
        Console().print(_table(store, f"{made} reports"))


def _table(store: Path, title: str) -> Table:
    os.environ["GONGKAI_STORE"] = str(store)
    columns = ("page", "first ms", "rerun ms", "usual way ms", "times less", "views", "charts")
    table = Table(*columns, title=f"scripts of pages over {title}")
    ours = usual = 0.0
    for page in _PAGES:
        first, rerun = _ours(page)
        theirs = _usual()
        ours, usual = ours + rerun, usual + theirs
        counts = (str(len(plan.asked)), str(len(plan.charts)))
        table.add_row(page, f"{first:.0f}", f"{rerun:.0f}", f"{theirs:.0f}", f"{theirs / rerun:.1f}", *counts)
    table.add_row("in all", "", f"{ours:.0f}", f"{usual:.0f}", f"{usual / ours:.1f}")
    return table


def _ours(page: str) -> tuple[float, float]:
    """The first run of a page with empty caches and its best rerun, in milliseconds."""
    app = AppTest.from_file(str(_FRAME), default_timeout=_PATIENCE).run()
    st.cache_data.clear()
    st.cache_resource.clear()
    with _timed() as times:
        with _noted():
            app = app.switch_page(page).run()
        first = times[-1]
        for _ in range(_REPEATS):
            app = app.run()
        assert not app.exception, app.exception
    return first, min(times[-_REPEATS:])


def _usual() -> float:
    with _timed() as times:
        app = AppTest.from_function(_usual_page, default_timeout=_PATIENCE)
        for _ in range(_REPEATS):
            app = app.run()
        assert not app.exception, app.exception
    return min(times)


def _usual_page() -> None:
    import plotly.express as px  # noqa: PLC0415  # the script runs alone
    import streamlit as st  # noqa: PLC0415

    import queries  # noqa: PLC0415
    from benchmarks.pages import plan  # noqa: PLC0415

    for name, parameters in plan.asked:
        queries.ask(name, **parameters)
    for number, (kind, points) in enumerate(plan.charts):
        draw = px.line if kind == "scatter" else px.bar
        st.plotly_chart(draw(points, x="x", y="y", color="series"), key=f"chart-{number}")
    for number, rows in enumerate(plan.tables):
        st.dataframe(rows, key=f"table-{number}")


@contextmanager
def _timed() -> Iterator[list[float]]:
    """The CPU times of the scripts that run meanwhile, in milliseconds."""
    times: list[float] = []
    execute = script_runner.exec_func_with_error_handling

    def timed(*arguments: object) -> object:
        start = time.process_time()
        ended = execute(*arguments)
        times.append((time.process_time() - start) * 1e3)
        return ended

    with patch.object(script_runner, "exec_func_with_error_handling", timed):
        yield times


@contextmanager
def _noted() -> Iterator[None]:
    """Note what a page asks and draws in `plan`."""
    plan.__init__()  # type: ignore[misc]
    ask, chart, table = queries.ask, st.plotly_chart, st.dataframe
    with (
        patch.object(queries, "ask", _noting(ask, _note_question)),
        patch.object(st, "plotly_chart", _noting(chart, _note_chart)),
        patch.object(st, "dataframe", _noting(table, _note_table)),
    ):
        yield


def _noting(action: Callable[..., object], note: Callable[..., None]) -> Callable[..., object]:
    def noted(*arguments: object, **named: object) -> object:
        note(*arguments, **named)
        return action(*arguments, **named)

    return noted


def _note_question(name: str, **named: object) -> None:
    plan.asked.append(
        (name, {key: value for key, value in named.items() if key not in ("reader", "decisions")})
    )


def _note_chart(figure: go.Figure, **_: object) -> None:
    traces = [trace for trace in figure.data if trace.type in ("scatter", "bar") and trace.x is not None]
    points = [
        pd.DataFrame({"x": list(map(str, trace.x)), "y": list(trace.y), "series": trace.name or str(number)})
        for number, trace in enumerate(traces)
        if trace.y is not None and len(trace.x) == len(trace.y)
    ]
    if points:
        plan.charts.append((traces[0].type, pd.concat(points, ignore_index=True)))


def _note_table(data: object = None, **_: object) -> None:
    if isinstance(data, pd.DataFrame):
        plan.tables.append(data)

"""Words before charts, where a browser has drawn no chart yet.

What draws charts is by far the largest part of the dashboard in a browser, and while it starts nothing else is
painted: headline figures that have long been there stand behind it. So the first charts of a session leave their
place free until the rest of their page is sent and the browser had time to paint it. Nobody can have clicked them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import sleep
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from pages import session

_TABLE = 400  # pixels, as high as a table is that says nothing of it
PAUSE = 0.3  # seconds in which a browser paints the words of a page
GLANCE = 0.2  # seconds in which a browser paints the first words of a page, which are few


@contextmanager
def words_first() -> Iterator[None]:
    """Draw what waits when the block ends: what stands around the page, then its charts, after all its words.

    Charts wait only where there were none in the session, what stands around the page only in the session's first run.
    """
    session.hold_charts()
    session.hold_frame()
    try:
        yield
    finally:
        draw_held()


def after_words(draw: Callable[[], None], place: DeltaGenerator) -> None:
    """Draw what stands around a page at its place, at once or after the page's own words.

    A browser begins with widgets and links for longer than with words: what a page says must not stand behind them.
    """

    def drawn() -> None:
        with place:
            draw()

    held = session.held_frame()
    if held is None:
        drawn()
    else:
        held.append(drawn)


def let_paint() -> None:
    """Let a browser that has painted nothing yet paint the words that were sent so far, before it gets more to do."""
    if session.is_unpainted():
        session.remember_painted()
        sleep(GLANCE)


def draw_held() -> None:
    """Draw what waits, if anything; who stops a run does so first, for nothing can be drawn then."""
    frame = session.held_frame()
    session.let_frame_go()
    if frame:
        let_paint()
        for draw_around in frame:
            draw_around()
    session.remember_painted()  # a later run of the session finds a page that stands
    charts = session.held_charts()
    session.let_charts_go()
    if charts:
        sleep(PAUSE)
        for draw in charts:
            draw()
        session.remember_charts()


def chart(figure: go.Figure, **arguments: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # st.plotly_chart's
    """A chart that may be clicked, at once or after the words of the page; the points that were clicked."""
    charts = session.held_charts()
    if charts is None:
        points: list[dict[str, Any]] = st.plotly_chart(figure, **arguments)["selection"]["points"]
        return points
    charts.append(_on_this_page(partial(st.skeleton(figure.layout.height).plotly_chart, figure, **arguments)))
    return []


def table(**arguments: Any) -> list[int]:  # noqa: ANN401  # st.dataframe's
    """A table of which a row may be selected, under charts that wait with them; the rows that are selected."""
    charts = session.held_charts()
    if not charts:  # a page that begins with a table is read there
        let_paint()
        rows: list[int] = st.dataframe(**arguments)["selection"]["rows"]
        return rows
    charts.append(_on_this_page(partial(st.skeleton(_TABLE).dataframe, **arguments)))
    return []


def _on_this_page(draw: Callable[[], object]) -> Callable[[], object]:
    """Drawn when the page has ended, and still known as its own: else the first click on it would be lost."""
    page = ThreadState.get().active_script_hash

    def drawn() -> object:
        with ThreadState.scoped(active_script_hash=page):
            return draw()

    return drawn

"""How a chart, a table and a download look on every page; the frames come from `controls.ask`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import queries
from pages import charts, controls, drawn, navigation, paging, picture, tabular, waiting
from pages.addresses import in_words
from pages.controls import text
from pages.literal import literal, words
from pages.rows import rows_of
from queries import auditing
from queries.exporting import without_people
from queries.patience import patient

_BEHIND = ["agency", "year", "errors", "warnings", "source_name"]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a chart, its choices and its table stand; `key` tells it from other charts and its own other states."""

    place: DeltaGenerator
    heading: str
    key: str


def box(title: str, *, unit: str = "", state: str = "") -> Box:
    """A box with the title of a chart; in another `state` it is another chart, in which nothing is clicked yet."""
    heading = text("chart.title", title=text(title), unit=unit) if unit else text(title)
    return titled_box(heading, key=f"{title}-{state}" if state else title)


def titled_box(heading: str, *, key: str) -> Box:
    """A box under a heading that is no text of the dashboard but a label of a view."""
    waiting.let_paint()
    place = st.container(border=True, height="stretch")
    place.subheader(heading, anchor=False)
    return Box(place, heading, key)


def chart(figure: go.Figure, frame: pd.DataFrame, *, title: str, unit: str = "", note: str = "") -> None:
    """A chart with its title, a note under it, its table and its download.

    A click on a point or bar leads to the reports behind it.
    """
    around = box(title, unit=unit)
    points = draw(around, figure, frame, note=note)
    with around.place:
        reports_behind(points, title)
    tabled(around, frame)


def draw(
    around: Box,
    figure: go.Figure,
    frame: pd.DataFrame,
    *,
    note: str = "",
    on_select: Literal["rerun"] | Callable[[str], None] = "rerun",
) -> list[dict[str, Any]]:
    """A chart in its box, the note under it; the points that were clicked.

    `on_select` may be a callback, which gets the key of the chart.
    """
    with around.place:
        if frame.empty:
            st.caption(text("chart.empty"))
            return []
        key = f"chart-{around.key}"
        points = waiting.chart(
            charts.enlarged(figure) if controls.is_presenting() else figure,
            key=key,
            config=picture.config(around.heading),
            on_select="rerun" if on_select == "rerun" else partial(on_select, key),
            selection_mode="points",
            alt=text("chart.alt", heading=around.heading, rows=len(frame)),
        )
        if note:
            st.caption(literal(note))
    return points


def tabled(around: Box, frame: pd.DataFrame) -> None:
    """The table of a chart, in its box; made when it is opened."""
    if frame.empty:
        return
    opener = around.place.expander(text("chart.table"), key=f"open-{around.key}", on_change="rerun")
    if opener.open:
        with opener:
            table(frame, key=around.key)


def series_chart(draw: Callable[..., go.Figure], concepts: list[str], *, title: str) -> None:
    """A chart of concepts by year, drawn by one of `charts`' functions, with the breaks of its series."""
    balanced = controls.same_bodies() or None
    series = controls.ask("series", concepts=concepts, balanced=balanced, **controls.chosen())
    units = series["unit"].dropna().unique()
    unit = str(units[0]) if len(units) == 1 else ""
    notes = [
        breaks_of(concepts),
        text("chart.same" if balanced else "chart.all_bodies"),
        without_line(concepts),
    ]
    figure = drawn.figure(series, title, lambda: draw(series, unit=unit))
    chart(figure, series, title=title, unit=unit, note=" ".join(filter(None, notes)))


def ratio_chart(frame: pd.DataFrame, columns: list[str], *, title: str, note: str = "") -> None:
    """Lines of ratios over the years, one for each column; a `segment` never joins the next."""
    figure = drawn.figure(frame, title, lambda: charts.lines(_long(frame, columns), ratio=True))
    chart(figure, frame, title=title, note=note)


def _long(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """A row for each column, year and segment."""
    whole = frame if "segment" in frame else frame.assign(segment=1)
    long = whole.melt(["year", "reports", "segment"], columns, var_name="column", value_name="value").dropna()
    long["label"] = [tabular.heading(frame, column) for column in long["column"]]
    return long


def bodies(view: str, *, title: str) -> None:
    """The bodies of a view as a table; a row that is selected leads to its report."""
    st.subheader(text(title), anchor=False)
    row = pick(controls.ask(view, **controls.chosen()), key=view)
    if row is not None:
        report_link(row["report_id"])


def facts(row: pd.Series[Any], frame: pd.DataFrame, columns: Iterable[str]) -> None:
    """A few facts of one row side by side, named as in the view's dictionary."""
    waiting.let_paint()
    named = {tabular.heading(frame, column): row[column] for column in columns}
    st.dataframe(pd.DataFrame([named]), hide_index=True, placeholder="–", key="facts")


def table(frame: pd.DataFrame, *, key: str, columns: Iterable[str] | None = None) -> None:
    """A table with the view's column names and its download."""
    waiting.let_paint()
    st.dataframe(**tabular.arguments(paging.page_of(frame, key), columns), key=f"table-{key}")
    download(frame, key=key)


def pick(
    frame: pd.DataFrame, *, key: str, columns: Iterable[str] | None = None, first: int | None = None
) -> pd.Series[Any] | None:
    """A table of which one row may be selected; the row, or None. `first` is selected at the start."""
    shown = paging.page_of(frame, key)
    selected = waiting.table(
        **tabular.arguments(shown, columns),
        key=f"pick-{key}",
        on_select="rerun",
        selection_mode="single-row",
        selection_default=None if first is None else {"selection": {"rows": [first]}},
    )
    download(frame, key=key)
    rows = [row for row in selected if row < len(shown)]
    return shown.iloc[rows[0]] if rows else None


def download(frame: pd.DataFrame, *, key: str) -> None:
    """The button that hands out a table as CSV; the bytes are made when it is pressed."""
    _download_button(frame.attrs["view"], _csv(frame), key)


def download_all(frame: pd.DataFrame, filters: dict[str, Any], *, sort: str, key: str) -> None:
    """As `download`, for a table of which only the first rows are shown: the file holds all of them."""
    view, said = frame.attrs["view"], in_words(filters)
    reader, decisions, lang = patient(controls.reader()), controls.decisions(), controls.language()

    def content() -> bytes:
        rows = queries.ask(view, reader=reader, decisions=decisions, **filters, sort=sort, lang=lang)
        return _handed_out(view, rows, reader, said, lang)

    _download_button(view, content, key)


def without_names(frame: pd.DataFrame) -> pd.DataFrame:
    """A view's rows without the people who decided: they are named on the page Anomalies alone."""
    kept = without_people(frame)
    kept.attrs = frame.attrs
    return kept


def report_link(report_id: str) -> None:
    """A link to the page of one report."""
    _link("report", report=report_id)


def cell_link(report_id: str, item: str) -> None:
    """A link to one cell of a report's form, as the form stands beside the document."""
    _link("report", label=text("link.cell"), report=report_id, cell=item)


def finding_link(finding_key: str, label: str | None = None) -> None:
    """A link to one finding on the page of all."""
    _link("anomalies", label=literal(label) if label else text("link.finding"), finding=finding_key)


def rule_link(rule: str) -> None:
    """A link to what one rule found."""
    _link("anomalies", label=text("link.rule"), rule=rule)


def findings_link(agency_id: str) -> None:
    """A link to the findings of one body."""
    _link("anomalies", agency=agency_id)


def letter_link(agency_id: str | None) -> None:
    """A link to the letter that asks a body to verify its open findings; none where the body is not known."""
    if body := words(agency_id):
        _link("letter", to=body)


def findings_behind(severity: str, kinds: list[str]) -> None:
    """A link to the findings in view of that severity, and of these kinds where any are named."""
    _link("anomalies", label=text("link.these_findings"), severity=[severity], kind=kinds)


def comparison_link(units: Iterable[str]) -> None:
    """A link that sets these bodies side by side."""
    _link("compare", unit=list(units))


def _csv(frame: pd.DataFrame) -> Callable[[], bytes]:
    """Bound now: the button's callback runs outside of the session."""
    reader, lang = controls.reader(), controls.language()
    return lambda: _handed_out(frame.attrs["view"], frame, reader, frame.attrs["filters"], lang)


def _handed_out(view: str, rows: pd.DataFrame, reader: queries.Reader, filters: str, lang: str) -> bytes:
    auditing.note_export(reader, view, rows=len(rows), filters=filters, form="csv")
    return queries.as_csv(view, rows, queries.provenance(reader), filters, lang=lang)


def _download_button(view: str, content: Callable[[], bytes], key: str) -> None:
    if not auditing.may_export(controls.reader(), view):
        return
    st.download_button(
        text("download.csv"),
        data=content,
        file_name=f"gongkai-{view}.csv",
        mime="text/csv",
        key=f"download-{key}",
        on_click="ignore",
    )


def _link(page: str, label: str | None = None, **address: str | list[str]) -> None:
    if not navigation.is_open(page):
        return
    st.page_link(
        navigation.page_file(page),
        label=label or text(f"link.{page}"),
        query_params={**navigation.link_address(), **address},
    )


def without_line(concepts: list[str]) -> str:
    """The forms in view that have no line for any of these figures in words, or nothing."""
    rows = controls.ask("without_line", concepts=concepts, **controls.chosen())
    forms = [text("chart.form", **row) for row in rows_of(rows)]
    return text("chart.no_line", forms=text("list.comma").join(forms)) if forms else ""


def breaks_of(concepts: list[str], **filters: list[str] | None) -> str:
    """The breaks of the series in view, or under these filters, in words, or nothing."""
    rows = controls.ask("breaks", concepts=concepts, **{**controls.chosen(), **filters})
    named = [text("chart.break", label=row.label, breaks=row.breaks) for row in rows.itertuples()]
    return text("chart.breaks", breaks=text("list.comma").join(named)) if named else ""


def reports_behind(points: list[dict[str, Any]], key: str) -> None:
    """A bar of one body links to its report; a point of a year lists the reports of that year."""
    if not points:
        return
    report_id = points[0].get("customdata")
    if report_id:
        report_link(str(report_id[0] if isinstance(report_id, list) else report_id))
        return
    reports_of(str(points[0]["x"]), key)


def reports_of(year: str, key: str, **filters: list[str] | None) -> None:
    """The reports of a year under the shared filters and these; one that is selected leads to its page."""
    st.caption(text("chart.behind", year=year))
    reports = controls.ask("reports", **{**controls.chosen(), **filters, "years": [year]})
    row = pick(reports, key=f"behind-{key}", columns=_BEHIND)
    if row is not None:
        report_link(row["report_id"])

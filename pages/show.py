"""How a chart, a table and a download look on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

import queries
from pages import charts, controls
from pages.controls import text

_CODES = ("concept", "metric", "severity_code", "kind_code", "report_id", "finding_key", "agency_id", "item", "ordinal")
_SHARES = ("rate", "extended_share")
_RATIOS = ("ratio", "items_per_fulltime", "requests_per_fulltime")
_WIDE = ("statement", "label", "text", "title", "suspect")
_CONFIG = {"displayModeBar": False}


def chart(figure: go.Figure, view: str, frame: pd.DataFrame, *, title: str, concepts: Iterable[str] = ()) -> None:
    """A chart with its title, the breaks of its series in words, its table and its download.

    A click on a point or bar lists the reports behind it.
    """
    with st.container(border=True):
        st.subheader(text(title), anchor=False)
        if frame.empty:
            st.caption(text("chart.empty"))
            return
        clicked = st.plotly_chart(
            figure, key=f"chart-{title}", config=_CONFIG, on_select="rerun", selection_mode="points", alt=text(title)
        )
        _say_breaks(list(concepts))
        _reports_behind(clicked["selection"]["points"], title)
        with st.expander(text("chart.table")):
            table(view, frame, key=title)


def series_chart(
    draw: Callable[..., go.Figure], concepts: list[str], *, title: str, unit: str | None = None
) -> None:
    """A chart of concepts by year, drawn by one of `charts`' functions; `unit` where they have no common one."""
    series = controls.ask("series", concepts=concepts, **controls.chosen())
    figure = draw(series, unit=common_unit(series) if unit is None else unit)
    chart(figure, "series", series, title=title, concepts=concepts)


def ratio_chart(
    view: str, frame: pd.DataFrame, columns: list[str], *, title: str, percent: bool = False
) -> None:
    """Lines of ratios over the years, one for each column."""
    names = queries.view(view).columns
    long = frame.melt(id_vars="year", value_vars=columns, var_name="column", value_name="value").dropna()
    long["label"] = [names[column][controls.language() == "en"] for column in long["column"]]
    chart(charts.lines(long.assign(segment=1), percent=percent), view, frame, title=title)


def bodies(view: str, *, rank_by: str, title: str) -> None:
    """The bodies of a view: the first of them as bars, all of them as a table that leads to their reports."""
    frame = controls.ask(view, **controls.chosen())
    names = queries.view(view).columns
    figure = charts.ranked(frame, value=rank_by, unit=names[rank_by][controls.language() == "en"])
    chart(figure, view, frame, title=title)


def metric(row: Any) -> None:
    """One headline figure with its change and what it rests on."""
    has_value = pd.notna(row.value)
    st.metric(
        f"{row.label} {row.year} ({row.unit})",
        row.value if has_value else "–",
        None if pd.isna(row.change) else row.change,
        delta_color="off",
        delta_description=text("metric.compared", compared=row.compared),
        format="localized",
    )
    st.caption(
        text("metric.rests_on", reports=row.reports, bodies=row.bodies, with_findings=row.with_findings)
    )


def facts(view: str, values: dict[str, Any]) -> None:
    """A few facts of one row side by side, named as in the view's dictionary."""
    lang = controls.language() == "en"
    row = {queries.view(view).columns[name][lang]: value for name, value in values.items()}
    st.dataframe(pd.DataFrame([row]), hide_index=True, placeholder="–", key=f"facts-{view}")


def common_unit(series: pd.DataFrame) -> str:
    """The unit of all series of a chart, or nothing where they differ."""
    units = series["unit"].dropna().unique()
    return str(units[0]) if len(units) == 1 else ""


def table(
    view: str,
    frame: pd.DataFrame,
    *,
    key: str,
    columns: Iterable[str] | None = None,
    filters: dict[str, Any] | None = None,
) -> None:
    """A table with the view's column names and its download; `filters` are those beyond the shared ones."""
    st.dataframe(**arguments(view, frame, columns), key=f"table-{key}")
    download(view, frame, key=key, filters=filters)


def pick(
    view: str,
    frame: pd.DataFrame,
    *,
    key: str,
    columns: Iterable[str] | None = None,
    first: int | None = None,
    filters: dict[str, Any] | None = None,
) -> pd.Series[Any] | None:
    """A table of which one row may be selected; the row, or None. `first` is selected at the start."""
    state = st.dataframe(
        **arguments(view, frame, columns),
        key=f"pick-{key}",
        on_select="rerun",
        selection_mode="single-row",
        selection_default=None if first is None else {"selection": {"rows": [first]}},
    )
    download(view, frame, key=key, filters=filters)
    rows = [row for row in state["selection"]["rows"] if row < len(frame)]
    return frame.iloc[rows[0]] if rows else None


def download(view: str, frame: pd.DataFrame, *, key: str, filters: dict[str, Any] | None = None) -> None:
    """The button that hands out a table as CSV; the bytes are made when it is pressed."""
    st.download_button(
        text("download.csv"),
        data=_csv(view, frame, controls.chosen_in_words(**(filters or {}))),
        file_name=f"gongkai-{view}.csv",
        mime="text/csv",
        key=f"download-{key}",
        on_click="ignore",
    )


def report_link(report_id: str) -> None:
    """A link to the page of one report."""
    st.page_link(
        controls.page_file("report"),
        label=text("link.report"),
        query_params={"report": report_id, "lang": controls.language()},
    )


def arguments(view: str, frame: pd.DataFrame, columns: Iterable[str] | None) -> dict[str, Any]:
    """What st.dataframe needs to show a view's rows with its column names; codes are left out."""
    shown = list(columns or (column for column in frame.columns if column not in _CODES))
    names = queries.view(view).columns
    lang = controls.language()
    return {
        "data": frame[shown],
        "hide_index": True,
        "placeholder": "",
        "column_config": {column: _column(column, names[column][lang == "en"], frame[column]) for column in shown},
    }


def findings_link(agency_id: str) -> None:
    """A link to the findings of one body."""
    st.page_link(
        controls.page_file("anomalies"),
        label=text("link.findings"),
        query_params={"agency": agency_id, "lang": controls.language()},
    )


def _csv(view: str, frame: pd.DataFrame, filters: str) -> Callable[[], bytes]:
    """Bound now: the button's callback runs outside of the session."""
    origin, lang = queries.provenance(controls.reader()), controls.language()
    return lambda: queries.as_csv(view, frame, origin, filters, lang=lang)


def _say_breaks(concepts: list[str]) -> None:
    if not concepts:
        return
    for row in controls.ask("breaks", concepts=concepts, **controls.chosen()).itertuples():
        st.text(text("chart.break", label=row.label, breaks=row.breaks))


def _reports_behind(points: list[dict[str, Any]], key: str) -> None:
    if not points:
        return
    report_id = points[0].get("customdata")
    if isinstance(report_id, list):
        report_id = report_id[0]
    if report_id:
        report_link(str(report_id))
        return
    year = str(points[0]["x"])
    st.caption(text("chart.behind", year=year))
    reports = controls.ask("reports", **{**controls.chosen(), "years": [year]})
    row = pick("reports", reports, key=f"behind-{key}", columns=["agency", "year", "errors", "warnings", "source_name"])
    if row is not None:
        report_link(row["report_id"])


def _column(column: str, name: str, values: pd.Series[Any]) -> Any:
    if column in _SHARES:
        return st.column_config.NumberColumn(name, format="percent")
    if column in _RATIOS:
        return st.column_config.NumberColumn(name, format="%.2f")
    if column == "mark":
        return st.column_config.TextColumn("", width=32, help=name)
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return st.column_config.NumberColumn(name, format="localized")
    return st.column_config.Column(name, width="large" if column in _WIDE else None)

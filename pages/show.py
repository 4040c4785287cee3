"""How a chart, a table and a download look on every page; the frames come from `controls.ask`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

import queries
from pages import charts, controls
from pages.addresses import in_words
from pages.controls import text
from pages.files import page_file
from pages.literal import literal

_CODES = (
    "concept",
    "metric",
    "severity_code",
    "status_code",
    "kind_code",
    "report_id",
    "finding_key",
    "agency_id",
    "item",
    "locator",
    "ordinal",
    "table_no",
)
_PEOPLE = ("decided_by", "actor")
_SHARES = ("rate", "extended_share", "materiality", "change_rate", "dismissed_share")
_RATIOS = ("ratio", "items_per_fulltime", "requests_per_fulltime")
_WIDTHS: dict[str, Any] = {
    "statement": "large",
    "text": "large",
    "agency": 240,
    "label": 340,
    "raw": 80,
    "unit": 90,
}
_BEHIND = ["agency", "year", "errors", "warnings", "source_name"]
CHART_CONFIG = {"displayModeBar": False}


def chart(figure: go.Figure, frame: pd.DataFrame, *, title: str, unit: str = "", note: str = "") -> None:
    """A chart with its title, a note under it, its table and its download.

    A click on a point or bar leads to the reports behind it.
    """
    heading = text("chart.title", title=text(title), unit=unit) if unit else text(title)
    with st.container(border=True, height="stretch"):
        st.subheader(heading, anchor=False)
        if frame.empty:
            st.caption(text("chart.empty"))
            return
        clicked = st.plotly_chart(
            figure,
            key=f"chart-{title}",
            config=CHART_CONFIG,
            on_select="rerun",
            selection_mode="points",
            alt=heading,
        )
        if note:
            st.caption(literal(note))
        _reports_behind(clicked["selection"]["points"], title)
        with st.expander(text("chart.table")):
            table(frame, key=title)


def series_chart(draw: Callable[..., go.Figure], concepts: list[str], *, title: str) -> None:
    """A chart of concepts by year, drawn by one of `charts`' functions, with the breaks of its series."""
    series = controls.ask("series", concepts=concepts, **controls.chosen())
    units = series["unit"].dropna().unique()
    unit = str(units[0]) if len(units) == 1 else ""
    chart(draw(series, unit=unit), series, title=title, unit=unit, note=_breaks(concepts))


def ratio_chart(frame: pd.DataFrame, columns: list[str], *, title: str, percent: bool = False) -> None:
    """Lines of ratios over the years, one for each column."""
    long = frame.melt(id_vars="year", value_vars=columns, var_name="column", value_name="value").dropna()
    long["label"] = [heading(frame, column) for column in long["column"]]
    chart(charts.lines(long.assign(segment=1), percent=percent, ratio=True), frame, title=title)


def bodies(view: str, *, rank_by: str, title: str) -> None:
    """The bodies of a view: the first of them as bars that lead to their reports, all of them as a table."""
    frame = controls.ask(view, **controls.chosen())
    chart(charts.ranked(frame, value=rank_by, unit=heading(frame, rank_by)), frame, title=title)


def metric(row: pd.Series[Any]) -> None:
    """One headline figure with its change and what it rests on."""
    has_value, has_change = pd.notna(row["value"]), pd.notna(row["change"])
    st.metric(
        row["label"],
        f"{row['value']:,.10g}" if has_value else "–",
        f"{row['change']:,.10g}" if has_change else None,
        delta_color="off",
        delta_arrow="auto" if row["change"] else "off",
        delta_description=text("metric.on_last_year") if has_change else None,
    )
    if has_value:
        st.caption(text("metric.rests_on", **row[["year", "unit", "reports", "bodies", "with_findings"]]))
        st.caption(text("metric.compared" if has_change else "metric.not_compared", compared=row["compared"]))
    else:
        st.caption(text("chart.empty"))


def facts(row: pd.Series[Any], frame: pd.DataFrame, columns: Iterable[str]) -> None:
    """A few facts of one row side by side, named as in the view's dictionary."""
    named = {heading(frame, column): row[column] for column in columns}
    st.dataframe(pd.DataFrame([named]), hide_index=True, placeholder="–", key="facts")


def table(frame: pd.DataFrame, *, key: str, columns: Iterable[str] | None = None) -> None:
    """A table with the view's column names and its download."""
    st.dataframe(**arguments(frame, columns), key=f"table-{key}")
    download(frame, key=key)


def pick(
    frame: pd.DataFrame, *, key: str, columns: Iterable[str] | None = None, first: int | None = None
) -> pd.Series[Any] | None:
    """A table of which one row may be selected; the row, or None. `first` is selected at the start."""
    state = st.dataframe(
        **arguments(frame, columns),
        key=f"pick-{key}",
        on_select="rerun",
        selection_mode="single-row",
        selection_default=None if first is None else {"selection": {"rows": [first]}},
    )
    download(frame, key=key)
    rows = [row for row in state["selection"]["rows"] if row < len(frame)]
    return frame.iloc[rows[0]] if rows else None


def download(frame: pd.DataFrame, *, key: str) -> None:
    """The button that hands out a table as CSV; the bytes are made when it is pressed."""
    _download_button(frame.attrs["view"], _csv(frame), key)


def download_all(frame: pd.DataFrame, filters: dict[str, Any], *, sort: str, key: str) -> None:
    """As `download`, for a table of which only the first rows are shown: the file holds all of them."""
    view, said = frame.attrs["view"], in_words(filters)
    reader, decisions, lang = controls.reader(), controls.decisions(), controls.language()

    def content() -> bytes:
        rows = queries.ask(view, reader=reader, decisions=decisions, **filters, sort=sort, lang=lang)
        return queries.as_csv(view, rows, queries.provenance(reader), said, lang=lang)

    _download_button(view, content, key)


def without_names(frame: pd.DataFrame) -> pd.DataFrame:
    """A view's rows without the people who decided: they are named on the page Anomalies alone."""
    kept = frame.drop(columns=[name for name in _PEOPLE if name in frame.columns])
    kept.attrs = frame.attrs
    return kept


def report_link(report_id: str) -> None:
    """A link to the page of one report."""
    _link("report", report=report_id)


def findings_link(agency_id: str) -> None:
    """A link to the findings of one body."""
    _link("anomalies", agency=agency_id)


def heading(frame: pd.DataFrame, column: str) -> str:
    """The name of a view's column in the session's language."""
    return queries.view(frame.attrs["view"]).columns[column][controls.language() == "en"]


def arguments(
    frame: pd.DataFrame, columns: Iterable[str] | None, widths: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """What st.dataframe needs to show a view's rows with its column names; codes are left out.

    `widths` in pixels go before those that columns have everywhere.
    """
    wide = {**_WIDTHS, **(widths or {})}
    shown = list(columns or (column for column in frame.columns if column not in _CODES))
    return {
        "data": frame[shown],
        "hide_index": True,
        "placeholder": "",
        "column_config": {
            column: _column(column, heading(frame, column), frame[column], wide.get(column))
            for column in shown
        },
    }


def _csv(frame: pd.DataFrame) -> Callable[[], bytes]:
    """Bound now: the button's callback runs outside of the session."""
    origin, lang = queries.provenance(controls.reader()), controls.language()
    return lambda: queries.as_csv(frame.attrs["view"], frame, origin, frame.attrs["filters"], lang=lang)


def _download_button(view: str, content: Callable[[], bytes], key: str) -> None:
    st.download_button(
        text("download.csv"),
        data=content,
        file_name=f"gongkai-{view}.csv",
        mime="text/csv",
        key=f"download-{key}",
        on_click="ignore",
    )


def _link(page: str, **address: str) -> None:
    st.page_link(
        page_file(page),
        label=text(f"link.{page}"),
        query_params={**address, "lang": controls.language()},
    )


def _breaks(concepts: list[str]) -> str:
    """The breaks of the series in view in words, or nothing."""
    rows = controls.ask("breaks", concepts=concepts, **controls.chosen())
    named = [text("chart.break", label=row.label, breaks=row.breaks) for row in rows.itertuples()]
    return text("chart.breaks", breaks=text("list.comma").join(named)) if named else ""


def _reports_behind(points: list[dict[str, Any]], key: str) -> None:
    """A bar of one body links to its report; a point of a year lists the reports of that year."""
    if not points:
        return
    report_id = points[0].get("customdata")
    if report_id:
        report_link(str(report_id[0] if isinstance(report_id, list) else report_id))
        return
    year = str(points[0]["x"])
    st.caption(text("chart.behind", year=year))
    reports = controls.ask("reports", **{**controls.chosen(), "years": [year]})
    row = pick(reports, key=f"behind-{key}", columns=_BEHIND)
    if row is not None:
        report_link(row["report_id"])


def _column(column: str, name: str, values: pd.Series[Any], width: Any) -> ColumnConfig:  # noqa: ANN401  # as Streamlit has it
    if column in _SHARES:
        return st.column_config.NumberColumn(name, format="percent", width=width)
    if column in _RATIOS:
        return st.column_config.NumberColumn(name, format="%.2f", width=width)
    if column == "mark":
        return st.column_config.TextColumn("", width=32, help=name)
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return st.column_config.NumberColumn(name, format="localized", width=width)
    return st.column_config.Column(name, width=width)

"""How the columns of a view look in a table: their names, their formats and widths, which are codes for machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

import queries
from pages import controls

_CODES = (
    "concept",
    "metric",
    "severity_code",
    "report_id",
    "finding_key",
    "agency_id",
    "item",
    "locator",
    "ordinal",
    "table_no",
    "region_code",
    "parent_code",
    "status_code",
    "is_ranked",
    "is_latest",
    "kind_code",
    "measure",
    "unit_id",
    "side",
    "enough",
    "concepts",
    "part_code",
    "standing_code",
    "cell_locator",
)
_SHARES = (
    "rate",
    "extended_share",
    "share",
    "filed_share",
    "change_share",
    "doubtful_share",
    "materiality",
    "change_rate",
    "dismissed_share",
)
_RATIOS = (
    "ratio",
    "items_per_fulltime",
    "requests_per_fulltime",
    "appeals_per_fulltime",
    "findings_per_report",
    "times_median",
)
_WIDTHS: dict[str, Any] = {
    "statement": "large",
    "text": "large",
    "agency": 240,
    "label": 340,
    "raw": 80,
    "unit": 90,
}
_WIDTHS_EN = {"agency": 300}  # names that begin alike part after some forty letters


def heading(frame: pd.DataFrame, column: str) -> str:
    """The name of a view's column in the session's language."""
    return queries.view(frame.attrs["view"]).columns[column][controls.language() == "en"]


def arguments(
    frame: pd.DataFrame, columns: Iterable[str] | None, widths: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """What st.dataframe needs to show a view's rows with its column names; codes are left out.

    `widths` in pixels go before those that columns have everywhere.
    """
    wide = {**_WIDTHS, **(_WIDTHS_EN if controls.language() == "en" else {}), **(widths or {})}
    shown = list(columns or (column for column in frame.columns if column not in _CODES))
    return {
        "data": frame[shown],
        "hide_index": True,
        "placeholder": "",
        "column_config": {
            column: _column(
                column,
                heading(frame, column),
                frame[column],
                wide.get(column),
                is_share=column in _shares_of(frame),
            )
            for column in shown
        },
    }


def _shares_of(frame: pd.DataFrame) -> tuple[str, ...]:
    """Which columns are shares; the ends of an interval are where it is that of a share."""
    ends = ("low", "high") if {"rate", "extended_share"} & set(frame.columns) else ()
    return (*_SHARES, *ends, *frame.attrs.get("shares", ()))


def _column(
    column: str,
    name: str,
    values: pd.Series[Any],
    width: Any,  # noqa: ANN401  # as Streamlit has it
    *,
    is_share: bool,
) -> ColumnConfig:
    if is_share:
        return st.column_config.NumberColumn(name, format="percent", width=width)
    if column in _RATIOS:
        return st.column_config.NumberColumn(name, format="%.2f", width=width)
    if column == "mark":
        return st.column_config.TextColumn("", width=32, help=name)
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return st.column_config.NumberColumn(name, format="localized", width=width)
    return st.column_config.Column(name, width=width)

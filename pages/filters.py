"""The filters of findings with how many each would leave, kept in the address like all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pages import controls
from pages.controls import text
from pages.literal import literal

_PARAMETERS = {
    "severity": "severities",
    "status": "statuses",
    "kind": "kinds",
    "rule": "rules",
    "fault": "faults",
}
_WORDS = "text"
_FEW = ("severity", "edition")
PARAMS = (*_PARAMETERS, _WORDS, "sort")
SORTS = ("severity", "materiality", "year", "agency", "rule", "decided")


def choose() -> dict[str, Any]:
    """Draw the filters; the shared ones and these as parameters of the views of findings."""
    possible = controls.ask("facets")
    chosen = {
        parameter: controls.adopted(param, list(possible.loc[possible["filter"] == param, "value"])) or None
        for param, parameter in _PARAMETERS.items()
    }
    words = next(iter(controls.adopted(_WORDS, None)), None)
    filters = {**controls.chosen(), **chosen, "text": words}
    counts = controls.ask("facets", **filters)
    first, second, third = st.columns([4, 3, 5])
    for column, param in ((first, "status"), (second, "severity"), (third, "edition")):
        with column:
            controls.choose_pills(param, _counted(counts, param, filters))
    columns = st.columns(4)
    for column, param in zip(columns, ("kind", "rule", "fault"), strict=False):
        with column:
            controls.choose_many(param, _counted(counts, param, filters))
    with columns[3]:
        controls.choose_text(_WORDS)
    return filters


def choose_sort() -> str:
    """Draw the choice of an order; its code."""
    return controls.choose_order("sort", {code: text(f"sort.{code}") for code in SORTS})


def _counted(counts: pd.DataFrame, param: str, filters: Mapping[str, Any]) -> dict[str, str]:
    """The values of a filter with their counts; of many only those that would leave something or are chosen."""
    chosen = filters.get(_PARAMETERS.get(param, f"{param}s")) or ()
    is_offered = (counts["findings"] > 0) | counts["value"].isin([*chosen, "open"]) | (param in _FEW)
    offered = counts[(counts["filter"] == param) & is_offered]
    return {str(row.value): literal(f"{row.label} · {row.findings}") for row in offered.itertuples()}

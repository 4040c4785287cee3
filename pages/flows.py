"""What becomes of the requests of a year that the reader chooses."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages import charts, controls, drawn, show
from pages.controls import text
from pages.rows import rows_of


def chart() -> pd.DataFrame:
    """The flow of one year; its rows. What the reports do not account for is a part of the flow and said."""
    rows = controls.ask("request_flow", **controls.chosen())
    years = list(dict.fromkeys(rows["year"]))
    around = show.box("requests.flow", state=controls.in_address("flow") or "")
    if not years:
        around.place.caption(text("chart.empty"))
        return rows
    with around.place:
        year = controls.choose_order("flow", {year: year for year in years})
    shown = rows[rows["year"] == year]
    shown.attrs = rows.attrs
    first = rows_of(shown)[0]
    middle, is_dark = (
        text("requests.to_deal_with", total=first["total"]),
        st.context.theme.type == "dark",
    )
    figure = drawn.figure(
        rows, "flow", lambda: charts.flow(shown, middle=middle, is_dark=is_dark), year, is_dark
    )
    show.draw(around, figure, shown, note=_note(shown))
    show.tabled(around, shown)
    return shown


def _note(shown: pd.DataFrame) -> str:
    first = rows_of(shown)[0]
    said = [text("requests.rests_on", **first)]
    if first["left_out"]:
        said.append(text("requests.left_out", **first))
    said += [
        text(f"requests.{row['concept']}", **row)
        for row in rows_of(shown)
        if row["concept"] in {"unexplained", "surplus"}
    ]
    if "requests_carried_in" not in set(shown["concept"]):
        said.append(text("requests.no_carrying"))
    return " ".join(said)

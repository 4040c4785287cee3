"""What becomes of the requests of a year that the reader chooses."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages import charts, controls, drawn, show
from pages.controls import text
from pages.rows import rows_of


def of_a_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of the year that is chosen, of the rows of the view `request_flow`; of the first unless one is."""
    years = list(dict.fromkeys(rows["year"]))
    shown = rows[rows["year"].isin(controls.adopted("flow", years) or years[:1])]
    shown.attrs = rows.attrs
    return shown


def chart(rows: pd.DataFrame) -> None:
    """The flow of one year. What the reports do not account for is a part of the flow and said."""
    years = list(dict.fromkeys(rows["year"]))
    around = show.box("requests.flow", state=controls.in_address("flow") or "")
    if not years:
        around.place.caption(text("chart.empty"))
        return
    with around.place:
        year = controls.choose_order("flow", {year: year for year in years})
    shown = of_a_year(rows)
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

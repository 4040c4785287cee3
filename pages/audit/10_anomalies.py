"""Anomalies: what does not hold, filtered; one finding with its cells in the form and its lines in the document."""

import streamlit as st

from pages import controls, detail, show
from pages.controls import text

COLUMNS = [
    "severity",
    "agency",
    "year",
    "title",
    "suspect",
    "found",
    "expected",
    "proposed",
    "statement",
    "kind",
    "rule",
]
SEVERITIES = ("error", "warning", "info")

chosen = controls.chosen()
rules = controls.ask("rule_book", **chosen)
one, two, three, four = st.columns(4)
with one:
    severities = controls.choose_many("severity", {code: text(f"severity.{code}") for code in SEVERITIES})
with two:
    kinds = controls.choose_many("kind", dict(zip(rules["kind_code"], rules["kind"], strict=True)))
with three:
    titles = (rules["rule"] + " " + rules["title"].fillna("")).str.strip()
    wanted = controls.choose_many("rule", dict(zip(rules["rule"], titles, strict=True)))
with four:
    words = controls.choose_text("text")

filters = {"severities": severities or None, "kinds": kinds or None, "rules": wanted or None, "text": words}
found = controls.ask("findings", **chosen, **filters)
counts = controls.ask("findings_count", **chosen, **filters).iloc[0]
st.caption(text("anomalies.count", **counts))
if found.empty:
    st.info(text("anomalies.none"))
else:
    opened = found.index[found["finding_key"] == controls.in_address("finding")]
    row = show.pick(
        found,
        key=f"findings-{found.attrs['filters']}",
        columns=COLUMNS,
        first=int(opened[0]) if len(opened) else None,
    )
    if row is None:
        st.caption(text("anomalies.pick"))
    else:
        controls.put_in_address("finding", row["finding_key"])
        with st.container(border=True):
            detail.finding(row)

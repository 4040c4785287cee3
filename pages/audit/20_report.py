"""Report: one report as printed beside its document, with its claims, findings, unread lines and versions."""

import streamlit as st

from pages import controls, detail, show
from pages.controls import text
from pages.literal import literal, words

FINDING_COLUMNS = [
    "severity",
    "status",
    "title",
    "suspect",
    "found",
    "expected",
    "proposed",
    "statement",
    "kind",
    "rule",
]

FACTS = ["region", "edition", "scope", "verdict", "published_on", "source_name", "sha256_short"]

chosen = controls.chosen()
reports = controls.ask("reports", **chosen)
names = dict(zip(reports["report_id"], reports["agency"] + " · " + reports["year"], strict=True))
asked = controls.in_address("report")
if asked and asked not in names:
    other = controls.ask("versions", report_id=asked)
    names |= dict(zip(other["report_id"], other["agency"] + " · " + other["year"], strict=True))
report_id = controls.choose_one("report", names)

versions = controls.ask("versions", report_id=report_id)
report = versions[versions["report_id"] == report_id].iloc[0]
st.header(literal(f"{report['agency']} · {report['year']}"), anchor=False)
show.facts(report, versions, FACTS)
printed, title = words(report["printed_agency"]) or "–", words(report["title"]) or "–"
st.text(text("report.printed_as", agency=printed, title=title))
if reason := words(report["reason"]):
    st.text(reason)
if not report["is_current"]:
    st.warning(text("report.superseded"))

findings = show.without_names(controls.ask("findings", report_id=report_id))
st.subheader(text("report.findings", findings=len(findings)), anchor=False)
if findings.empty:
    st.caption(text("report.no_findings"))
else:
    show.table(findings, key="report-findings", columns=FINDING_COLUMNS)
    show.letter_link(findings["agency_id"].iloc[0])

left, right = st.columns([2, 1])
with left:
    st.subheader(text("detail.form"), anchor=False)
    detail.form_lines(controls.ask("form", report_id=report_id), key=report_id, height=700)
with right:
    st.subheader(text("report.document"), anchor=False)
    detail.document(controls.ask("passages", report_id=report_id), height=760)
detail.form_matrices(report_id)

for view in ("claims", "unread_lines", "versions"):
    rows = controls.ask(view, report_id=report_id)
    st.subheader(text(f"report.{view}", rows=len(rows)), anchor=False)
    if not rows.empty:
        show.table(rows, key=f"report-{view}")

"""Report: one report as printed beside its document, with its claims, findings, versions and years."""

import streamlit as st

from pages import one_report

report_id = one_report.choose()
if report_id is None:
    st.stop()
versions = one_report.head(report_id)
match one_report.sections(report_id, versions):
    case "versions":
        one_report.versions_and_changes(report_id, versions)
    case "years":
        one_report.years(report_id)
    case "unread":
        one_report.unread(report_id)
    case _:
        one_report.form_and_document(report_id, one_report.findings(report_id))

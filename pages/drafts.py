"""Drafts that are checked before they are published: given, read, judged, shown; nothing of them is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

import queries
from pages import address, controls, finding, one_report, printed, session, tabular
from pages.controls import text
from pages.literal import literal, words
from pages.reasons import in_session_language, with_reasons
from pages.rows import Row, rows_of
from queries import Reader, auditing
from queries.drafting import LIMITS, MOST_DRAFTS, Checked, Handed, annotated, check

HISTORY = "history"
_OPENED = "finding"
_FINDINGS = ["severity", "title", "suspect", "found", "expected", "proposed", "statement", "place", "rule"]
_COPY = ["severity", "rule", "title", "suspect", "found", "expected", "proposed", "statement", "place"]
_SEVERITIES = ("error", "warning", "info")
_SHEET_WORDS = ("about", "findings", "form", "unread", "line", "unit", "printed", "place", "note", "author")


def given() -> list[Handed]:
    """The drafts of this session: files, or a text that was pasted."""
    st.caption(text("selfcheck.about"))
    ways = {way: text(f"given.{way}") for way in ("files", "pasted")}
    if controls.choose_order("given", ways, in_sight=True) == "files":
        files = st.file_uploader(
            text("selfcheck.upload", **LIMITS),
            accept_multiple_files=True,
            key="drafts:files",
            max_upload_size=LIMITS["megabytes"],
        )
        return [Handed(file.name, file.getvalue()) for file in files]
    pasted = st.text_area(text("selfcheck.paste"), key="drafts:text", height=240)
    name = f"{text('given.pasted')}.txt"
    return [Handed(name, pasted.encode("utf-8", "replace"))] if pasted.strip() else []


def checked(drafts: Sequence[Handed]) -> Checked | None:
    """The drafts as judged, read once for as long as they and what they are held against stay the same."""
    beside = _history()
    if len(drafts) > MOST_DRAFTS:
        st.error(text("selfcheck.too_many", drafts=MOST_DRAFTS))
        drafts = []
    with st.spinner(text("selfcheck.reading")):
        return session.hold("drafts", _mark(drafts, beside), lambda: _judged(drafts, beside))


def _judged(drafts: Sequence[Handed], beside: Reader | None) -> Checked:
    """The drafts as judged; that they were handed in is noted by their hashes, where there is a store to note it."""
    if controls.store_trouble() is None:
        for draft in drafts:
            digest = hashlib.sha256(draft.content).hexdigest()
            auditing.note(controls.reader(), "upload", sha256=digest, bytes=len(draft.content))
    return check(drafts, beside, _settings())


def results(found: Checked) -> None:
    """What became of every draft; the one that is chosen with its findings, its form and its document."""
    controls.use_drafts(found)
    readable: dict[str, str] = {}
    for one in found.reports:
        if one.is_judged:
            readable[one.report.report_id] = _name(one.report.agency, one.report.year, one.report.source_name)
        elif one.report.verdict == "reject":
            st.error(literal(_why("selfcheck.rejected", one.report.source_name, one.report.reason)))
        else:
            st.warning(literal(_why("selfcheck.not_judged", one.report.source_name, one.report.reason)))
    if not readable:
        return
    shown = {report_id: _findings(report_id) for report_id in readable}
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        report_id = controls.choose_one("draft", readable)
        _offer_copy(found, shown)
    _report(found, report_id, shown[report_id])


def _report(found: Checked, report_id: str, findings: pd.DataFrame) -> None:
    one = next(one for one in found.reports if one.is_judged and one.report.report_id == report_id)
    st.header(literal(readable_name(one.report.agency, one.report.year)), anchor=False)
    told = controls.ask("versions", report_id=report_id).iloc[0]
    facts = {
        "edition": words(told["edition"]) or "–",
        "region": words(told["region"]) or "–",
        "cells": len(one.report.cells),
    }
    st.caption(literal(text("selfcheck.facts", **facts)))
    if reason := in_session_language(one.report.reason):
        st.text(reason)
    with st.container(horizontal=True):
        for severity in _SEVERITIES:
            count = int((findings["severity_code"] == severity).sum())
            st.metric(text(f"severity.{severity}"), count, border=True, width=130)
        st.metric(text("selfcheck.unread"), len(one.report.unread), border=True, width=130)
    opened = _list(report_id, findings)
    if opened:
        with st.container(border=True):
            finding.of_draft(opened)
    one_report.form_and_document(report_id, findings, opened=opened, is_draft=True)
    unread = with_reasons(controls.ask("unread_lines", report_id=report_id))
    if not unread.empty:
        st.subheader(text("section.unread", rows=len(unread)), anchor=False)
        st.dataframe(**tabular.arguments(unread, None), key=f"unread-{report_id}")


def _why(key: str, name: str, reason: str | None) -> str:
    return text(key, name=name, reason=in_session_language(reason))


def readable_name(agency: str | None, year: int | None) -> str:
    """Whose report a draft is and of which year, as far as it says so."""
    return f"{agency or text('selfcheck.no_body')} · {year or text('selfcheck.no_year')}"


def _name(agency: str | None, year: int | None, source_name: str) -> str:
    return f"{readable_name(agency, year)}（{source_name}）"


def _list(report_id: str, findings: pd.DataFrame) -> Row | None:
    """The findings; the one that was clicked is opened, and its suspect cell chosen."""
    if findings.empty:
        st.success(text("selfcheck.clean"))
        return None
    key, keys = f"draft-findings-{report_id}", list(findings["finding_key"])
    opened = controls.in_address(_OPENED)
    session.show_selected(key, keys.index(opened) if opened in keys else None)
    st.dataframe(
        **tabular.arguments(findings, _FINDINGS),
        key=key,
        height=38 + 35 * min(len(findings), 8),
        on_select=partial(_open, key, keys, [words(item) for item in findings["item"]]),
        selection_mode=["single-row", "single-cell"],
    )
    if opened not in keys:
        st.caption(text("selfcheck.pick"))
        return None
    return rows_of(findings)[keys.index(opened)]


def _open(key: str, keys: list[str], items: list[str]) -> None:
    clicked = session.clicked(key)
    row = clicked[0] if clicked and clicked[0] < len(keys) else None
    address.put_or_drop(_OPENED, "" if row is None else keys[row])
    if row is not None and items[row]:
        address.put_or_drop(printed.CELL, items[row])


def _findings(report_id: str) -> pd.DataFrame:
    return controls.ask("findings", report_id=report_id)


def _history() -> Reader | None:
    """The store the drafts are held against, if that is wanted and there is one."""
    trouble = controls.store_trouble()
    if trouble:
        st.info(literal(text("selfcheck.no_store", trouble=trouble)))
        return None
    if controls.person().reach("officer") is not None:  # of regions: the store would tell of others too
        return None
    if not address.switch(HISTORY, text("selfcheck.history")):
        return None
    return controls.reader()


def _settings() -> Path | None:
    return None if controls.store_trouble() else queries.store_of(controls.reader())


def _mark(drafts: Sequence[Handed], beside: Reader | None) -> str | None:
    """What tells these drafts, held against this, from others; None without any."""
    if not drafts:
        return None
    digest = hashlib.sha256()
    for draft in drafts:
        digest.update(draft.name.encode() + b"\0" + hashlib.sha256(draft.content).digest())
    generation = "" if controls.store_trouble() else str(controls.reader().path)
    return f"{digest.hexdigest()} {beside is not None} {generation}"


def _offer_copy(found: Checked, shown: Mapping[str, pd.DataFrame]) -> None:
    """The button that hands out the annotated copy; it is made when it is pressed."""
    st.download_button(
        text("selfcheck.copy"),
        data=_copy(found, shown),
        file_name="gongkai-selfcheck.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/rate_review:",
        key="annotated",
        on_click="ignore",
    )


def _copy(found: Checked, shown: Mapping[str, pd.DataFrame]) -> Callable[[], bytes]:
    """Bound now: the button's callback runs outside of the session."""
    sheet_words = {name: text(f"sheet.{name}") for name in _SHEET_WORDS}
    reports = [
        (
            one.report.report_id,
            {
                text("sheet.report"): readable_name(one.report.agency, one.report.year),
                text("sheet.source"): one.report.source_name,
                text("sheet.rules"): found.rules_version,
            },
            _to_show(shown[one.report.report_id]),
            _notes(shown[one.report.report_id]),
        )
        for one in found.reports
        if one.is_judged
    ]
    lang = controls.language()
    return lambda: annotated(found, reports, sheet_words, lang)


def _to_show(findings: pd.DataFrame) -> pd.DataFrame:
    asked = findings[_COPY].assign(question=[_question(row) for row in rows_of(findings)])
    return asked.rename(
        columns={
            **{name: tabular.heading(findings, name) for name in _COPY},
            "question": text("sheet.question"),
        }
    )


def _notes(findings: pd.DataFrame) -> dict[str, str]:
    """What is to be said at each suspect cell: finding and question, one after another."""
    notes: dict[str, str] = {}
    for row in rows_of(findings):
        if item := words(row["item"]):
            said = f"{row['severity']} {row['rule']}\n{row['statement']}\n{_question(row)}"
            notes[item] = f"{notes[item]}\n\n{said}" if item in notes else said
    return notes


def _question(row: Row) -> str:
    for kind in ("proposed", "expected"):
        if pd.notna(row[kind]):
            return text(f"question.{kind}", found=_figure(row["found"]), value=_figure(row[kind]))
    return text("question.open")


def _figure(value: object) -> str:
    return f"{value:,.15g}" if isinstance(value, float) and pd.notna(value) else "–"

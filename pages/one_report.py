"""The parts of the page on one report: its form beside its document, its narrative, its versions, its body's years."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages import address, controls, detail, narrative, picking, printed, session, show, tabular
from pages.controls import text
from pages.literal import literal, words
from pages.reasons import with_reasons
from pages.rows import Row, rows_of

FACTS = ["region", "edition", "scope", "verdict", "published_on", "source_name", "sha256_short"]
_FINDINGS = ["severity", "status", "title", "suspect", "found", "expected", "proposed", "statement", "rule"]
_YEARS = [
    "mark",
    "year",
    "proactive",
    "requests",
    "granted",
    "reconsiderations",
    "lawsuits",
    "staff",
    "findings",
    "versions",
    "edition",
    "published_on",
]
_CHANGES = ["label", "before", "now", "difference", "place"]
_FEW = 7


def choose() -> str | None:
    """Which report; one that the filters leave out, or that is no longer current, may stand in the address."""
    return picking.choose("report", "report_choices", _named, _versions_named)


def head(report_id: str) -> pd.DataFrame:
    """Whose report it is, what is known of it, and whether it still stands; all its versions."""
    versions = with_reasons(controls.ask("versions", report_id=report_id))
    report = versions[versions["report_id"] == report_id].iloc[0]
    st.header(literal(f"{report['agency']} · {report['year']}"), anchor=False)
    show.facts(report, versions, FACTS)
    said, title = words(report["printed_agency"]) or "–", words(report["title"]) or "–"
    st.text(text("report.printed_as", agency=said, title=title))
    if reason := report["reason"]:
        st.text(reason)
    if not report["is_current"]:
        st.warning(text("report.superseded"))
        current = versions[versions["is_current"]]
        for version in rows_of(current):
            show.report_link(version["report_id"])
    return versions


def findings(report_id: str) -> pd.DataFrame:
    """What does not hold in it; a click on one chooses its suspect cell and offers the way to the finding."""
    found = show.without_names(controls.ask("findings", report_id=report_id))
    st.subheader(text("report.findings", findings=len(found)), anchor=False)
    if found.empty:
        st.caption(text("report.no_findings"))
        return found
    key, keys = f"findings-{report_id}", list(found["finding_key"])
    items = [words(item) for item in found["item"]]
    state = st.dataframe(
        **tabular.arguments(found, _FINDINGS),
        key=key,
        height=38 + 35 * min(len(found), _FEW),
        on_select=partial(_choose_suspect, key, items),
        selection_mode=["single-row", "single-cell"],
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        show.download(found, key=key)
        show.letter_link(found["agency_id"].iloc[0])
        for row in [*(row for row, _ in state["selection"]["cells"]), *state["selection"]["rows"]][:1]:
            show.finding_link(keys[row])
    return found


def form_and_document(
    report_id: str, found: pd.DataFrame, *, opened: Row | None = None, is_draft: bool = False
) -> None:
    """The form as printed beside what it was read from; a cell, a claim or a line chosen on either side shows on both.

    The form is marked by the finding that is `opened` elsewhere on the page, or by all. Of a draft there is no page
    of a finding and nothing to download.
    """
    finding_key = opened["finding_key"] if opened else None
    cells = controls.ask("form", report_id=report_id, finding_key=finding_key)
    claims = controls.ask("claims", report_id=report_id)
    chosen = controls.in_address(printed.CELL)
    matrices = controls.ask("matrix", report_id=report_id, finding_key=finding_key)
    left, right = st.columns([7, 5] if matrices.empty else [2, 1], gap="medium")
    with left:
        st.subheader(text("detail.form"), anchor=False)
        st.caption(text("report.click"))
        printed.lines(cells, chosen, key=report_id)
        printed.tables(matrices, chosen, key=report_id)
        if not is_draft:
            printed.download(cells, key=report_id)
    with right:
        if opened is None or opened["item"] != chosen:
            _cell(report_id, cells[cells["item"] == chosen], claims)
        if not is_draft:
            _findings_on(chosen, found)
        ways = {way: text(f"beside.{way}") for way in ("document", "narrative")}
        if controls.choose_order("beside", ways, in_sight=True) == "document":
            _document(report_id, cells, claims, chosen)
        else:
            _narrative(report_id, claims, chosen)
            if not is_draft:
                show.download(claims, key=f"claims-{report_id}")


def versions_and_changes(report_id: str, versions: pd.DataFrame) -> None:
    """The versions of the report, and cell by cell what another one printed instead."""
    version = show.pick(versions, key=f"versions-{report_id}")
    if version is not None:
        show.report_link(version["report_id"])
    own = versions.loc[versions["report_id"] == report_id, "version"].iloc[0]
    others = versions[(versions["report_id"] != report_id) & versions["version"].notna()]
    if others.empty or pd.isna(own):
        st.caption(text("report.one_version"))
        return
    nearest = others.assign(behind=(others["version"] >= own)).sort_values(
        ["behind", "version"], ascending=[True, False]
    )
    named = {
        row["report_id"]: text(
            "report.version", version=int(row["version"]), published=words(row["published_on"]) or "–"
        )
        for row in rows_of(nearest)
    }
    other = controls.choose_order("against", named)
    changes = controls.ask("version_changes", report_id=report_id, other_id=other)
    st.subheader(text("report.changes", rows=len(changes)), anchor=False)
    if changes.empty:
        st.caption(text("report.no_changes"))
        return
    row = show.pick(changes, key=f"changes-{report_id}-{other}", columns=_CHANGES)
    if row is not None:
        show.cell_link(report_id, row["item"])


def years(report_id: str) -> None:
    """The body's key figures in all its years; a row leads to the report of that year."""
    rows = controls.ask("body_years", report_id=report_id)
    st.caption(text("report.years_note"))
    row = show.pick(rows, key=f"years-{report_id}", columns=_YEARS)
    if row is not None:
        show.report_link(row["report_id"])


def unread(report_id: str) -> None:
    """What the reader could not place."""
    rows = with_reasons(controls.ask("unread_lines", report_id=report_id))
    if rows.empty:
        st.caption(text("report.all_read"))
    else:
        show.table(rows, key=f"unread-{report_id}")


def sections(report_id: str, versions: pd.DataFrame) -> str:
    """Draw the choice between the parts of the page, each with how much there is in it."""
    counts = {
        "versions": len(versions),
        "years": len(controls.ask("body_years", report_id=report_id)),
        "unread": len(controls.ask("unread_lines", report_id=report_id)),
    }
    named = {"form": text("section.form")}
    named |= {name: text(f"section.{name}", rows=rows) for name, rows in counts.items()}
    return controls.choose_order("section", named, in_sight=True)


def _named(reports: pd.DataFrame) -> dict[str, str]:
    years = reports["year"].fillna("–")
    return dict(zip(reports["report_id"], reports["agency"].fillna("–") + " · " + years, strict=True))


def _versions_named(report_id: str) -> dict[str, str]:
    return _named(controls.ask("versions", report_id=report_id))


def _choose_suspect(key: str, items: list[str]) -> None:
    clicked = session.clicked(key)
    if clicked and clicked[0] < len(items) and items[clicked[0]]:
        address.put_or_drop(printed.CELL, items[clicked[0]])


def _findings_on(chosen: str | None, found: pd.DataFrame) -> None:
    for finding in rows_of(found[found["item"] == chosen]):
        show.finding_link(finding["finding_key"], label=finding["title"] or finding["rule"])


def _cell(report_id: str, cell: pd.DataFrame, claims: pd.DataFrame) -> None:
    """The chosen cell: what is printed, where, what the narrative says of it."""
    if cell.empty:
        return
    row = rows_of(cell)[0]
    with st.container(border=True):
        label = row["label"].lstrip("　")
        st.markdown(f"**{literal(label)}**")
        st.text(
            text(
                "report.cell",
                raw=words(row["raw"]) or "–",
                state=row["state"],
                place=words(row["place"]) or "–",
            )
        )
        if locator := words(row["locator"]):
            detail.lines(report_id, locator)
        for claim in rows_of(claims[claims["item"] == row["item"]].drop_duplicates("text")):
            st.text(text("report.claim", **claim))


def _document(report_id: str, cells: pd.DataFrame, claims: pd.DataFrame, chosen: str | None) -> None:
    own = cells.loc[cells["item"] == chosen, "locator"].dropna()
    locator = {"locator": own.iloc[0]} if len(own) else {}
    passages = controls.ask("passages", report_id=report_id, **locator)
    printed.document(passages, printed.cells_of_lines(cells, claims), key=report_id)


def _narrative(report_id: str, claims: pd.DataFrame, chosen: str | None) -> None:
    """The narrative, its claims marked where they stand and offered under their paragraph."""
    passages = controls.ask("passages", report_id=report_id)
    told = rows_of(passages[passages["part_code"] == "narrative"])
    if not told and claims.empty:
        st.caption(text("report.no_narrative"))
        return
    st.caption(text("report.claims_note"))
    with st.container(height=640, border=False):
        for number, paragraph in enumerate(narrative.paragraphs(told, rows_of(claims))):
            if not paragraph.claims:
                st.text(paragraph.text)
                continue
            st.markdown(narrative.marked(paragraph, chosen))
            _claims_of(paragraph, chosen, key=f"claims-{report_id}-{number}")


def _claims_of(paragraph: narrative.Paragraph, chosen: str | None, *, key: str) -> None:
    """The claims of a paragraph as buttons that choose their cell in the form."""
    offered: dict[str, Any] = {}
    for claim in paragraph.claims:
        offered.setdefault(claim["item"], claim)
    session.show_pressed(key, chosen if chosen in offered else None)
    st.pills(
        text("report.claims"),
        list(offered),
        format_func=lambda item: literal(text("report.claim_of", **offered[item])),
        key=key,
        on_change=_choose_claim,
        args=(key,),
        wrap=True,
        label_visibility="collapsed",
    )


def _choose_claim(key: str) -> None:
    address.put_or_drop(printed.CELL, session.shown_pressed(key) or "")

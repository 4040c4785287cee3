"""The form that records a decision on one finding or on several, and the history of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from gongkai.errors import GongkaiError
from pages import controls, session, show
from pages.controls import text
from pages.troubles import told
from queries import deciding

_HISTORY = ["at", "outcome", "reason", "note", "due", "actor", "together"]


class _Filled(NamedTuple):
    """What the form holds; `outcome` is none until one was pressed."""

    outcome: deciding.Outcome
    name: str
    reason: deciding.Reason | None
    note: str
    due: date | None


def one(finding_key: str, after: str | None) -> None:
    """Decide on one finding; what follows it may be opened at once."""
    st.markdown(f"**{text('decide.title')}**")
    _form([finding_key], key="one", after=after)


def several(finding_keys: Sequence[str], *, all_of: int) -> None:
    """Decide on those that were selected, or on all that the filters leave."""
    st.markdown(f"**{text('decide.several', findings=len(finding_keys), all=all_of)}**")
    _form(finding_keys, key="several", after=None)


def history(finding_key: str) -> None:
    """What was ever said of a finding, the latest first."""
    events = controls.ask("decision_history", finding_key=finding_key)
    if events.empty:
        st.caption(text("decide.never"))
        return
    show.table(events, key=f"history-{finding_key}", columns=_HISTORY)


def _form(finding_keys: Sequence[str], *, key: str, after: str | None) -> None:
    outcome = _outcome(key)
    with st.form(f"decide-{key}", border=False, enter_to_submit=False):
        filled = _fields(outcome, key, is_one=len(finding_keys) == 1)
        with st.container(horizontal=True):
            label = text("decide.save", findings=len(finding_keys))
            is_saved = st.form_submit_button(label, type="primary", shortcut="Ctrl+Enter", key=f"save-{key}")
            goes_on = after is not None and st.form_submit_button(
                text("decide.save_and_next"), shortcut="Ctrl+Shift+Enter", key=f"next-{key}"
            )
    if is_saved or goes_on:
        _save(filled, finding_keys, after if goes_on else None)


def _outcome(key: str) -> deciding.Outcome:
    """The outcomes side by side, each with a key of the keyboard."""
    chosen = session.pressed(f"outcome-{key}", deciding.OUTCOMES[0])
    with st.container(horizontal=True, gap="small"):
        for number, outcome in enumerate(deciding.OUTCOMES, start=1):
            st.button(
                text(f"outcome.{outcome}"),
                key=f"outcome-{key}-{outcome}",
                type="primary" if outcome == chosen else "secondary",
                shortcut=str(number),
                on_click=session.press,
                args=(f"outcome-{key}", outcome),
            )
    return chosen


def _fields(outcome: deciding.Outcome, key: str, *, is_one: bool) -> _Filled:
    st.caption(text(f"means.{outcome}"))
    reason: deciding.Reason | None = None
    due: date | None = None
    asked = st.container()  # what follows keeps its place, whatever is asked
    if outcome in deciding.NEEDS_REASON:
        labels = {code: text(f"reason.{code}") for code in deciding.REASONS}
        reason = asked.selectbox(
            text("decide.reason"),
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            placeholder=text("decide.choose"),
            key=f"reason-{key}",
        )
    if outcome in deciding.TAKES_DUE:
        chosen = asked.date_input(text("decide.due"), value=None, format="YYYY-MM-DD", key=f"due-{key}")
        due = chosen if isinstance(chosen, date) else None
    # a selection keeps its layout while it grows: a field that moves loses what is being typed
    left, right = st.columns([3, 1]) if key == "several" else (st.container(), st.container())
    is_needed = outcome in deciding.NEEDS_NOTE or not (is_one or reason)
    note = left.text_area(
        text("decide.note_needed" if is_needed else "decide.note"),
        max_chars=deciding.LONGEST_NOTE,
        height=96,
        key=f"note-{key}-{session.selection_round()}",
    )
    person = controls.reader().person
    name = right.text_input(
        text("decide.name"),
        value=session.actor() if person.is_local else person.account,
        max_chars=deciding.LONGEST_NAME,
        key=f"name-{key}",
        disabled=not person.is_local,
    )
    return _Filled(outcome, name.strip(), reason, note.strip(), due)


def _save(filled: _Filled, finding_keys: Sequence[str], after: str | None) -> None:
    if lacking := _lacking(filled, len(finding_keys)):
        st.error(text(f"lacks.{lacking}"))
        return
    session.remember_actor(filled.name)
    try:
        decision = deciding.Decision(
            filled.outcome, filled.name, filled.reason, filled.note or None, filled.due
        )
        deciding.decide(finding_keys, decision, reader=controls.reader())
    except GongkaiError as error:
        st.error(told(error))
        return
    st.toast(text("decide.saved", findings=len(finding_keys), outcome=text(f"outcome.{filled.outcome}")))
    session.forget_selection()
    if after:
        controls.put_in_address("finding", after)
    st.rerun()


def _lacking(filled: _Filled, findings: int) -> str | None:
    """What has to be filled in before the decision can be recorded."""
    if not filled.name:
        return "name"
    if filled.outcome in deciding.NEEDS_REASON and filled.reason is None:
        return "reason"
    if not filled.note and (filled.outcome in deciding.NEEDS_NOTE or filled.reason == "other"):
        return "note"
    if not filled.note and findings > 1 and filled.reason is None:
        return "several"
    return None

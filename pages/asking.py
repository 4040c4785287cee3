"""The language of a session and its questions to the store, or to drafts that stand in its place for a run."""

from __future__ import annotations

from typing import Any, NoReturn, Protocol

import pandas as pd
import streamlit as st

import queries
from gongkai.errors import GongkaiError, LargeError, SlowError, StoreError
from pages import waiting
from pages.address import language
from pages.addresses import in_words
from pages.texts import wording
from pages.troubles import told, without_folders
from queries import Reader, Reviewed, of_concepts
from queries.admission import Person
from queries.patience import PATIENCE


class Answering(Protocol):
    """What answers the questions of views."""

    def ask(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of one view."""


def text(key: str, **values: object) -> str:
    """A text of the dashboard in the session's language."""
    return wording(key, language(), **values)


def open_store(page: str, who: Person, *, is_needed: bool = True) -> None:
    """Open the store's current generation for this run and person, or say in one line why not and stop.

    A page to which it `is_needed` no more than to be compared with asks `store_trouble`.
    """
    st.session_state["page:is_new"] = st.session_state.get("page") != page
    st.session_state["page"] = page
    st.session_state["person"] = who
    st.session_state["page:drafts"] = st.session_state["page:trouble"] = None
    try:
        st.session_state["reader"] = queries.current(who, patience=PATIENCE)
        st.session_state["decisions"] = queries.reviewed(queries.store_of(reader()))
    except StoreError as error:
        st.session_state["page:trouble"] = without_folders(str(error))
        if is_needed:
            st.error(told(error))
            st.stop()


def person() -> Person:
    """Who asks in this run."""
    found: Person = st.session_state["person"]
    return found


def store_trouble() -> str | None:
    """Why there is no store to ask in this run, in one line; None where there is one."""
    trouble: str | None = st.session_state["page:trouble"]
    return trouble


def use_drafts(drafts: Answering) -> None:
    """Let what answers for drafts answer all questions in the rest of this run, in place of the store."""
    st.session_state["page:drafts"] = drafts


def reader() -> Reader:
    """The reader that all questions of this run go to."""
    found: Reader = st.session_state["reader"]
    return found


def decisions() -> Reviewed:
    """The decisions as they stood when this run began; none, and the trouble, where they cannot be read."""
    found: Reviewed = st.session_state["decisions"]
    return found


def generation_number() -> int | None:
    """The number of the generation that this run reads; None where there is none to read."""
    return None if store_trouble() else reader().generation.number


def drawn_from() -> tuple[object, ...]:
    """What tables that are kept as drawn depend on beside what they show: generation, regions and language."""
    return (*queries.state(reader()), language())


def ask(name: str, **parameters: object) -> pd.DataFrame:
    """A view's rows in the session's language, from this run's generation and decisions.

    The frame's attrs say what was asked: `view`, and `filters` as one line for exports.
    """
    filters = in_words(parameters)
    if "lang" in queries.view(name).parameters:
        parameters["lang"] = language()
    try:
        rows = _drafts_or_store(name, parameters)
    except SlowError:
        _stop(text("store.slow", seconds=PATIENCE))
    except LargeError:
        _stop(text("store.large"))
    except GongkaiError as error:
        _stop(told(error))
    rows.attrs = {"view": name, "filters": filters}
    return rows


def _stop(why: str) -> NoReturn:
    st.error(why)
    waiting.draw_held()
    st.stop()


def _drafts_or_store(name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    drafts: Answering | None = st.session_state["page:drafts"]
    if drafts is not None:  # what is nobody else's is kept nowhere
        return drafts.ask(name, **parameters)
    return _kept(name, parameters, reader(), decisions()).copy(deep=False)


def _kept(name: str, parameters: dict[str, Any], source: Reader, reviewed: Reviewed) -> pd.DataFrame:
    """Kept by generation, regions, decisions, view and parameters; what answers is itself no part of the key."""
    said = reviewed if queries.view(name).tells_decisions else None
    key = repr((queries.state(source, said), name, sorted(parameters.items())))
    keep = _some if parameters.get("concepts") and name in of_concepts.VIEWS else _answer
    # by name: Streamlit looks the name of each argument up that comes without one
    return keep(key=key, _name=name, _parameters=parameters, _reader=source, _decisions=reviewed)


# as resources: an answer is not packed and unpacked at every look at it, and what a page changes in a shallow copy
# pandas copies first; by one text, which is told apart many times faster than what it is made of
@st.cache_resource(max_entries=500, show_spinner=False)
def _answer(
    key: str, _name: str, _parameters: dict[str, Any], _reader: Reader, _decisions: Reviewed
) -> pd.DataFrame:
    del key
    return queries.ask(_name, reader=_reader, decisions=_decisions, **_parameters)


@st.cache_resource(max_entries=2000, show_spinner=False)
def _some(
    key: str, _name: str, _parameters: dict[str, Any], _reader: Reader, _decisions: Reviewed
) -> pd.DataFrame:
    """The rows of some concepts, out of one answer for all of them that the charts of a page share."""
    del key
    whole = _kept(_name, {**_parameters, "concepts": None}, _reader, _decisions)
    return of_concepts.picked(_name, whole, _parameters["concepts"])

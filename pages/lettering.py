"""A letter to a body on the screen: whom it goes to, what it says, and the button that hands it out."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from gongkai.errors import GongkaiError
from pages import controls, picking
from pages.controls import text
from pages.literal import literal
from pages.texts import LANGUAGES
from pages.troubles import told
from queries import Reader, Reviewed
from queries.letter import Letter, Point, handed_out, letter_of

_SHOWN = 12
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def nobody() -> bool:
    """Whether nothing is open under the shared filters."""
    return controls.ask("letter_choices", most=picking.MOST, **controls.chosen()).empty


def choose_body() -> str | None:
    """Which of the bodies with open findings; None where no name matches the words typed."""
    return picking.choose("to", "letter_choices", names_of, alone)


def alone(agency_id: str) -> dict[str, str]:
    """The name of that one body; none where nothing of it is open under the shared filters."""
    agencies = controls.chosen()["agencies"]
    if agencies and agency_id not in agencies:
        return {}
    return names_of(controls.ask("open_by_body", **{**controls.chosen(), "agencies": [agency_id]}))


def names_of(bodies: pd.DataFrame) -> dict[str, str]:
    """The bodies with open findings by their id, each with how many there are."""
    return {
        str(row.agency_id): text("letter.body", agency=row.agency, findings=row.findings)
        for row in bodies.itertuples()
    }


def choose_language() -> str:
    """The language of the letter: the session's unless another is chosen."""
    own = controls.language()
    return controls.choose_order("written", {own: LANGUAGES[own], **LANGUAGES})


def written(agency_id: str, lang: str) -> Letter:
    """The letter under the shared filter of years."""
    state = (*controls.drawn_from(), controls.decisions().mark)
    years = controls.chosen()["years"]
    try:
        return _written(state, agency_id, lang, years, controls.reader(), controls.decisions())
    except GongkaiError as error:
        st.error(told(error))
        st.stop()


def download(letter: Letter, agency_id: str, lang: str) -> None:
    """The button; the document is made when it is pressed."""
    st.download_button(
        text("letter.download"),
        data=_bound(letter, agency_id, lang),
        file_name=f"gongkai-letter-{agency_id}.docx",
        mime=_MIME,
        icon=":material/mail:",
        key="letter",
        on_click="ignore",
    )


def preview(letter: Letter) -> None:
    """What the letter says, its first points whole."""
    st.subheader(literal(letter.title), anchor=False)
    st.text(letter.to)
    for said in letter.opening:
        st.text(said)
    left = _SHOWN
    for part in letter.parts:
        if left <= 0:
            break
        st.markdown(f"**{literal(part.heading)}**")
        st.caption(literal(part.source))
        for point in part.points[:left]:
            _point(point)
        left -= len(part.points)
    if left < 0:
        st.caption(text("letter.more", points=-left))
    st.text(letter.closing)
    for said in letter.footer:
        st.caption(literal(said))


def _point(point: Point) -> None:
    """One point as the letter sets it: what is said of it under its labels."""
    rows = [
        f"- **{literal(label)}**  \n  " + "  \n  ".join(map(literal, lines)) for label, lines in point.rows
    ]
    st.markdown("\n".join([f"**{literal(point.heading)}**", "", *rows]))


@st.cache_data(max_entries=100, show_spinner=False)
def _written(
    state: tuple[object, ...],
    agency_id: str,
    lang: str,
    years: list[str] | None,
    _reader: Reader,
    _decisions: Reviewed,
) -> Letter:
    """Kept by generation and decisions."""
    del state
    return letter_of(_reader, lang=lang, agency_id=agency_id, years=years, decisions=_decisions)


def _bound(letter: Letter, agency_id: str, lang: str) -> Callable[[], bytes]:
    """Bound now: the button's callback runs outside of the session."""
    reader = controls.reader()
    return lambda: handed_out(letter, reader, agency_id=agency_id, lang=lang)

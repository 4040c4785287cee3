"""Language, shared filters, questions to the store: what every page asks of its session.

Every choice lives in the address under stable codes (`?lang=en&year=2017&agency=…`), whatever the
language of its label, so that an address means the same to whoever opens it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

import queries
from gongkai.errors import GongkaiError, StoreError
from pages import address
from pages.address import adopt, in_address, is_on, listed, publish, put_in_address
from pages.addresses import as_address, in_words
from pages.literal import literal
from pages.texts import LANGUAGES, wording
from queries import Reader, Reviewed

__all__ = [
    "SHARED",
    "adopted",
    "ask",
    "choose_filters",
    "choose_language",
    "choose_many",
    "choose_one",
    "choose_order",
    "choose_pills",
    "choose_presentation",
    "choose_text",
    "chosen",
    "decisions",
    "drawn_from",
    "filters_address",
    "in_address",
    "is_presenting",
    "language",
    "open_store",
    "put_in_address",
    "reader",
    "same_bodies",
    "say_what_is_in_view",
    "say_where_from",
    "text",
]

SHARED = {"year": "years", "region": "regions", "agency": "agencies", "edition": "editions"}


def language() -> str:
    """The language of this session: zh or en."""
    return str(st.session_state.get("choice:lang", "zh"))


def text(key: str, **values: object) -> str:
    """A text of the dashboard in the session's language."""
    return wording(key, language(), **values)


def choose_language() -> None:
    """Draw the switch of languages; the address goes before the browser's own locale."""
    locale = st.context.locale or "zh"
    adopt("lang", list(LANGUAGES), default=["zh" if locale.startswith("zh") else "en"], single=True)
    if not is_presenting():
        st.sidebar.segmented_control(
            "语言 Language",
            list(LANGUAGES),
            format_func=LANGUAGES.__getitem__,
            key="choice:lang",
            required=True,
            label_visibility="collapsed",
        )
    publish("lang", [language()])


def open_store(page: str) -> None:
    """Open the store's current generation for this run, or say in one line why not and stop."""
    st.session_state["page:is_new"] = st.session_state.get("page") != page
    st.session_state["page"] = page
    try:
        st.session_state["reader"] = queries.current()
        st.session_state["decisions"] = queries.reviewed(queries.store_of(reader()))
    except StoreError as error:
        st.error(literal(str(error)))
        st.stop()


def reader() -> Reader:
    """The reader that all questions of this run go to."""
    found: Reader = st.session_state["reader"]
    return found


def decisions() -> Reviewed:
    """The decisions as they stood when this run began; none, and the trouble, where they cannot be read."""
    found: Reviewed = st.session_state["decisions"]
    return found


def drawn_from() -> tuple[str, str]:
    """What tables that are kept as drawn depend on beside what they show: the generation and the language."""
    return str(reader().path), language()


def ask(name: str, **parameters: object) -> pd.DataFrame:
    """A view's rows in the session's language, from this run's generation and decisions.

    The frame's attrs say what was asked: `view`, and `filters` as one line for exports.
    """
    filters = in_words(parameters)
    if "lang" in queries.view(name).parameters:
        parameters["lang"] = language()
    try:
        mark = decisions().mark if queries.view(name).tells_decisions else None
        rows = _answer((str(reader().path), mark), name, parameters, reader(), decisions())
    except GongkaiError as error:
        st.error(literal(str(error)))
        st.stop()
    rows.attrs = {"view": name, "filters": filters}
    return rows


def choose_filters() -> None:
    """Draw the shared filters in the sidebar; stop with a word of help if the store is empty."""
    choices = ask("choices")
    if choices.empty:
        st.info(text("store.empty"))
        st.stop()
    offered = {
        param: dict(zip(rows["value"], rows["label"], strict=True))
        for param, rows in choices.groupby("filter")
    }
    if is_presenting():
        _keep_filters(offered)
        return
    with st.sidebar:
        for param in SHARED:
            choose_many(param, offered.get(param, {}))
        address.switch("same", text("filter.same"))
        address.switch("svg", text("filter.svg"), text("filter.svg_help"))


def _keep_filters(offered: Mapping[Any, Mapping[str, str]]) -> None:
    """The filters of the address without their widgets, and a line that says what they are."""
    said = []
    for param in SHARED:
        options = offered.get(param, {})
        adopt(param, list(options))
        said += [options[value] for value in publish(param, address.chosen(param))]
    if said:
        st.caption(literal(text("list.dot").join(said)))


def is_presenting() -> bool:
    """Whether the page stands on the wall of a meeting room: large, without the sidebar."""
    return is_on("present")


def choose_presentation() -> None:
    """Draw the switch between the desk and the wall of a meeting room."""
    address.switch("present", text("filter.present"))


def same_bodies() -> bool:
    """Whether trends sum only the bodies that report throughout."""
    return is_on("same")


def choose_many(
    param: str, options: Mapping[str, str], *, most: int | None = None, default: Sequence[str] = ()
) -> list[str]:
    """Several values, at most `most`, that live in the address; of a filter no choice means all."""
    adopt(param, list(options), default=default)
    st.multiselect(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"choice:{param}",
        placeholder=text("filter.all" if most is None else "filter.none"),
        max_selections=most,
    )
    return publish(param, list(st.session_state[f"choice:{param}"]))


def adopted(param: str, options: Sequence[str] | None) -> list[str]:
    """What a filter is set to before it is drawn, so that others can be counted under it."""
    adopt(param, options, default=[""] if options is None else (), single=options is None)
    return listed(st.session_state[f"choice:{param}"]) or []


def choose_pills(param: str, options: Mapping[str, str]) -> None:
    """A filter of several values, all of them in sight.

    A shared filter is shown a second time, beside its place in the sidebar.
    """
    is_shared, state = param in SHARED, st.session_state
    if is_shared:
        state[f"again:{param}"] = [value for value in state[f"choice:{param}"] if value in options]
    st.pills(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        selection_mode="multi",
        key=f"again:{param}" if is_shared else f"choice:{param}",
        on_change=_share if is_shared else "rerun",
        args=(param,),
        wrap=True,
    )
    if not is_shared:
        publish(param, list(state[f"choice:{param}"]))


def _share(param: str) -> None:
    st.session_state[f"choice:{param}"] = st.session_state[f"again:{param}"]


def filters_address(params: Sequence[str]) -> str:
    """The shared filters and those named, as the query of an address that brings them back."""
    state = st.session_state
    return as_address({param: listed(state.get(f"choice:{param}")) for param in (*SHARED, *params)})


def choose_one(param: str, options: Mapping[str, str]) -> str:
    """A choice of exactly one value that lives in the address; the first option unless it says otherwise."""
    adopt(param, list(options), default=list(options)[:1], single=True)
    picked = st.selectbox(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"choice:{param}",
    )
    return publish(param, [str(picked)])[0]


def choose_order(param: str, options: Mapping[str, str]) -> str:
    """A choice of exactly one value; the address stays silent about the first, so that Back finds no step more."""
    adopt(param, list(options))
    state, first = st.session_state, next(iter(options))
    state[f"pick:{param}"] = next(iter(state[f"choice:{param}"]), first)
    st.selectbox(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"pick:{param}",
        on_change=_pick,
        args=(param, first),
    )
    return next(iter(publish(param, list(state[f"choice:{param}"]))), first)


def _pick(param: str, first: str) -> None:
    picked = st.session_state[f"pick:{param}"]
    st.session_state[f"choice:{param}"] = [] if picked == first else [picked]


def choose_text(param: str) -> str | None:
    """Free text that lives in the address; None when empty."""
    adopt(param, None, default=[""], single=True)
    typed = st.text_input(text(f"filter.{param}"), key=f"choice:{param}", max_chars=100)
    return next(iter(publish(param, [typed.strip()] if typed else [])), None)


def chosen() -> dict[str, Any]:
    """The shared filters as parameters of a view; None where nothing is chosen."""
    return {parameter: st.session_state.get(f"choice:{param}") or None for param, parameter in SHARED.items()}


def say_what_is_in_view() -> None:
    """Say how many reports are in view and whether some are made up; stop if there are none."""
    view = ask("in_view", **chosen()).iloc[0]
    if not view["reports"]:
        st.info(text("view.empty", all_reports=view["all_reports"]))
        st.stop()
    if view["samples"]:
        st.warning(text("view.samples", samples=view["samples"], reports=view["reports"]))


def say_where_from() -> None:
    """Say which generation of the store and of the rules the page was drawn from."""
    origin = queries.provenance(reader())
    place = st if is_presenting() else st.sidebar
    place.caption(
        text(
            "footer.origin",
            generation=origin.generation,
            rules=origin.rules,
            published=f"{origin.published_at:%Y-%m-%d %H:%M}",
        )
    )


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(
    state: tuple[object, ...], name: str, parameters: dict[str, Any], _reader: Reader, _decisions: Reviewed
) -> pd.DataFrame:
    """Cached by generation, decisions, view and parameters; what answers is itself no part of the key."""
    del state
    return queries.ask(name, reader=_reader, decisions=_decisions, **parameters)

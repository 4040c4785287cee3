"""Shared filters and other choices, and with them the questions of `asking`: what every page asks of its session.

Every choice lives in the address under stable codes (`?lang=en&year=2017&agency=…`), whatever the
language of its label, so that an address means the same to whoever opens it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import queries
from pages import address
from pages.address import adopt, in_address, is_on, language, listed, publish, put_in_address
from pages.addresses import as_address
from pages.asking import (
    ask,
    decisions,
    drawn_from,
    generation_number,
    open_store,
    person,
    reader,
    store_trouble,
    text,
    use_drafts,
)
from pages.literal import literal
from pages.texts import LANGUAGES

__all__ = [
    "SHARED",
    "adopt_filters",
    "adopt_language",
    "adopted",
    "adopted_one",
    "ask",
    "choose_language",
    "choose_many",
    "choose_one",
    "choose_order",
    "choose_pills",
    "choose_presentation",
    "choose_text",
    "chosen",
    "decisions",
    "draw_filters",
    "drawn_from",
    "filters_address",
    "generation_number",
    "in_address",
    "is_presenting",
    "keep_filters",
    "language",
    "offered_values",
    "open_store",
    "person",
    "put_in_address",
    "reader",
    "same_bodies",
    "say_what_is_in_view",
    "say_where_from",
    "store_trouble",
    "text",
    "use_drafts",
]


SHARED = {"year": "years", "region": "regions", "agency": "agencies", "edition": "editions"}


def adopt_language() -> None:
    """Let the language be what the address says; it goes before the browser's own locale."""
    locale = st.context.locale or "zh"
    adopt("lang", list(LANGUAGES), default=["zh" if locale.startswith("zh") else "en"], single=True)
    publish("lang", [language()])


def choose_language() -> None:
    """Draw the switch of languages, which is adopted."""
    st.segmented_control(
        "语言 Language",
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="choice:lang",
        required=True,
        label_visibility="collapsed",
    )


def keep_filters() -> None:
    """Keep the shared filters on a page that they say nothing of, for the way back."""
    for param in SHARED:
        adopt(param, None)
        publish(param, address.chosen(param))


def adopt_filters() -> None:
    """Let the shared filters be what the address says; stop with a word of help if the store is empty."""
    offered = offered_values()
    if not offered:
        is_limited = reader().person.reach("viewer") is not None
        st.info(text("store.none_of_yours" if is_limited else "store.empty"))
        st.stop()
    said = []
    for param in SHARED:
        options = offered.get(param, {})
        adopt(param, list(options))
        said += [options[value] for value in publish(param, address.chosen(param))]
    if said and is_presenting():
        st.caption(literal(text("list.dot").join(said)))


def draw_filters() -> None:
    """Draw the shared filters, which are adopted."""
    offered = offered_values()
    for param in SHARED:
        choose_many(param, offered.get(param, {}))
    address.switch("same", text("filter.same"))
    address.switch("svg", text("filter.svg"), text("filter.svg_help"))


def offered_values() -> Mapping[str, Mapping[str, str]]:
    """The values that each shared filter may take, with their names; nobody may change it."""
    return _offered(drawn_from())


@st.cache_resource(max_entries=24, show_spinner=False)
def _offered(state: tuple[object, ...]) -> Mapping[str, Mapping[str, str]]:
    """Kept by generation, regions and language: there are as many names as bodies, and every page needs them."""
    del state
    return {
        str(param): dict(zip(rows["value"], rows["label"], strict=True))
        for param, rows in ask("choices").groupby("filter")
    }


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


def adopted_one(param: str, options: Sequence[str]) -> str:
    """What a choice of exactly one value is set to before it is drawn, for what is said above it."""
    adopt(param, options, default=options[:1], single=True)
    return str(st.session_state[f"choice:{param}"])


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
    adopted_one(param, list(options))
    picked = st.selectbox(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"choice:{param}",
    )
    return publish(param, [str(picked)])[0]


def choose_order(param: str, options: Mapping[str, str], *, in_sight: bool = False) -> str:
    """A choice of exactly one value; the address stays silent about the first, so that Back finds no step more.

    All values are `in_sight` side by side, or in a list to open.
    """
    adopt(param, list(options))
    state, first = st.session_state, next(iter(options))
    state[f"pick:{param}"] = next(iter(state[f"choice:{param}"]), first)
    how: dict[str, Any] = {
        "format_func": lambda value: options.get(value, value),
        "key": f"pick:{param}",
        "on_change": _pick,
        "args": (param, first),
    }
    if in_sight:
        st.segmented_control(text(f"filter.{param}"), list(options), required=True, **how)
    else:
        st.selectbox(text(f"filter.{param}"), list(options), **how)
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
        st.button(text("view.clear"), on_click=_clear_filters)
        st.stop()
    if view["samples"]:
        st.warning(text("view.samples", samples=view["samples"], reports=view["reports"]))


def _clear_filters() -> None:
    """Callback: where the sidebar is folded away, as on a phone, the way out stands beside what says so."""
    for param in SHARED:
        address.choose(param, [])


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

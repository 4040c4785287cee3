"""What an error says to whoever looks at a page: the line in their language, without the folders of this machine."""

from __future__ import annotations

import queries
from gongkai.errors import GongkaiError
from pages.literal import literal
from pages.reasons import in_session_language


def told(error: GongkaiError) -> str:
    """The line of an error in the language of the session, literal; the store is called by the name of its folder, not by the way to it."""
    return literal(in_session_language(without_folders(str(error))))


def without_folders(text: str) -> str:
    """The text with places in the store named from the store's own folder on."""
    store = queries.store()
    for folder in {str(store.parent), str(store.resolve().parent)} - {".", "/"}:
        text = text.replace(f"{folder}/", "")
    return text

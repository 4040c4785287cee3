"""Filters as an address and as words. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode


def in_words(parameters: Mapping[str, object]) -> str:
    """Filters as one line: `years=2017; agencies=a,b`, or `none`."""
    parts = [f"{name}={_joined(value)}" for name, value in parameters.items() if value is not None]
    return "; ".join(parts) or "none"


def as_address(choices: Mapping[str, list[str] | None]) -> str:
    """The choices as the query of an address; what is not chosen is left out."""
    return urlencode({name: values for name, values in choices.items() if values}, doseq=True)


def from_address(query: str) -> dict[str, list[str]]:
    """The choices that the query of an address says."""
    return parse_qs(query)


def _joined(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)

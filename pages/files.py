"""Which file is which page: `<group>/<nn>_<slug>.py`. No Streamlit here."""

from __future__ import annotations

from pathlib import Path

GROUPS = ("browse", "audit")
_FOLDER = Path(__file__).parent


def of_group(group: str) -> list[Path]:
    """The pages of a group in the order of their file names."""
    return sorted((_FOLDER / group).glob("[0-9]*.py"))


def slug(file: Path) -> str:
    """The name of a page in the address."""
    return file.stem.partition("_")[2]


def page_file(name: str) -> Path:
    """The file of the page with that name in the address."""
    return next(file for group in GROUPS for file in of_group(group) if slug(file) == name)

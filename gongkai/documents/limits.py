"""How far a document may go, each limit in one place, and what a confined process lets its reading ask for.

A document beyond a limit is rejected with a line that names the limit: nothing is cut off in silence.
"""

from __future__ import annotations

from typing import Literal

MEGABYTE = 1024 * 1024

# of a file, also of a member of a ZIP archive and of a download
MAX_BYTES = 20 * MEGABYTE
# of the name of a file or member; addresses may be longer
MAX_NAME_CHARACTERS = 200
# of a ZIP-based file, a ZIP archive, a PDF
MAX_UNPACKED_BYTES = 100 * MEGABYTE
MAX_ENTRIES = 2_000
MAX_RATIO = 200
# small parts of blank forms pack better than that without being a bomb
RATIO_COUNTS_FROM = MEGABYTE
MAX_STREAMS = 50_000
# of the text of a Word document and of one sheet, as XML
MAX_XML_BYTES = 20 * MEGABYTE
# of a table; spans are cut to it
MAX_ROWS = 2_000
MAX_COLUMNS = 64
MAX_TABLE_DEPTH = 100
MAX_PAGES = 200
# of pages that are pictures, of the pieces of text in them, of the pixels of one
MAX_PICTURED_PAGES = 40
MAX_PIECES = 5_000
# A4 at 600 dots an inch has 35 million
MAX_PIXELS = 40_000_000
MAX_TEXT_CHARACTERS = 5 * MEGABYTE
# a report saved as one line has some 20,000
MAX_LINE_CHARACTERS = 200_000

Need = Literal["pictures", "programs"]


class MoreNeededError(Exception):
    """Reading goes on only in a process that is granted what this names."""

    def __init__(self, need: Need) -> None:
        super().__init__(need)
        self.need = need


class Grants:
    """What the process that reads may do beside computing; without confinement everything."""

    def __init__(self) -> None:
        self._granted: frozenset[Need] | None = None

    def confine(self, granted: frozenset[Need]) -> None:
        """From here on only this is granted."""
        self._granted = granted

    def demand(self, need: Need) -> None:
        """MoreNeededError where this process may not."""
        if self._granted is not None and need not in self._granted:
            raise MoreNeededError(need)


grants = Grants()

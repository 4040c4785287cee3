"""What a child may use: most documents get little, those that need pictures or LibreOffice read more."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.documents.limits import MEGABYTE, Need


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one process: bytes of memory beyond what a worker has, seconds, bytes of a new file, open files."""

    memory: int
    cpu_seconds: int
    wall_seconds: int
    file_bytes: int
    open_files: int
    granted: frozenset[Need]

    @property
    def said(self) -> str:
        """The memory as people write it."""
        return f"{self.memory // (1024 * MEGABYTE)} GB"


ORDINARY = Budget(1024 * MEGABYTE, 10, 15, 0, 64, frozenset())
# 40 pages at up to 4 seconds; the runtime of the models maps far more memory than it uses
PICTURES = Budget(4 * 1024 * MEGABYTE, 240, 300, 0, 256, frozenset({"pictures"}))
# LibreOffice inherits these; its own 60 seconds end before the wall does, so that it is never left behind
PROGRAMS = Budget(4 * 1024 * MEGABYTE, 60, 90, 200 * MEGABYTE, 1024, frozenset({"programs"}))
LARGER: dict[Need, Budget] = {"pictures": PICTURES, "programs": PROGRAMS}
# of what a child says: a report of 5 million characters says them twice, as passages and as cells
MAX_ANSWER_BYTES = 128 * MEGABYTE

"""A search, led by coverage, for documents that end otherwise than in a verdict (promise R6): `make fuzz`.

    python -m tests.hostile.fuzzing .html FOLDER [options of libFuzzer]

atheris spoils the samples of a format, keeps what reaches a line of ours that nothing before has reached, and goes on
from there. FOLDER keeps what was reached for the next time. A document that breaks a reader is written there as
`crash-…`, `timeout-…` or `oom-…`; once it is known why, a case of test_cases.py says so. Documents are read in this
very process: what native code does with them is for the confined reader to survive, and test_mutations.py shows that.
"""

from __future__ import annotations

import lzma
import random
import sys
import zipfile
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["gongkai"]):
    from gongkai.documents import UnreadableError
    from gongkai.parsing.files import read_file
    from gongkai.registers import registers

from tests.hostile.mutations import mutated, samples

LONGEST = 300_000
SECONDS_A_DOCUMENT, MEGABYTES = 15, 2048
# what was spoiled before may be no text and no package any more
_NO_SUCH_FILE = (
    ValueError,
    LookupError,
    OSError,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OverflowError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)


def main() -> None:
    """Search until libFuzzer's options say so, or until something is found."""
    suffix, folder, *options = sys.argv[1:]
    kept = _with_samples(Path(folder), suffix)
    limits = (f"-timeout={SECONDS_A_DOCUMENT}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}")
    places = (str(kept), f"-artifact_prefix={folder}/")

    def read(content: bytes) -> None:
        name = f"document{suffix}"
        try:
            assert read_file(content, name, name, registers())
        except UnreadableError as error:
            assert "\n" not in str(error)  # noqa: PT017

    def spoiled(content: bytes, longest: int, seed: int) -> bytes:
        """Spoiled as somebody who knows the format would, or in its bytes, which need not give the format any more."""
        chance = random.Random(seed)
        if chance.random() < 0.5:
            try:
                return mutated(f"document{suffix}", content, chance)[:longest]
            except _NO_SUCH_FILE:
                pass
        return bytes(atheris.Mutate(content, longest))

    atheris.Setup([sys.argv[0], *places, *limits, "-len_control=0", *options], read, custom_mutator=spoiled)
    atheris.Fuzz()


def _with_samples(folder: Path, suffix: str) -> Path:
    kept = folder / suffix.removeprefix(".")
    kept.mkdir(parents=True, exist_ok=True)
    for name, content in samples():
        if name.endswith(suffix):
            (kept / name).write_bytes(content)
    return kept


if __name__ == "__main__":
    main()

"""A narrative as the set of its shingles: what of it could have been copied, and no more.

Numbers, the body's own name and headings differ or agree without anyone copying, so they are masked or left
out; of the rest every run of five characters is one shingle. Shingles of two texts have a Jaccard share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]

_LENGTH = 5
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # odd, so that a product by it loses nothing of 64 bits
_NUMBER = re.compile(r"[0-9０-９.,，%％]*[0-9０-９][%％]?|[零〇○一二两三四五六七八九十百千万亿]+")
_NO_LETTER = re.compile(r"[^\w#@]+")
# A line such as 一、总体情况 or （二）依申请公开, with nothing said after it.
_HEADING = re.compile(r"\s*[（(]?[一二三四五六七八九十0-9]+[)）、.．][^。；：，]{0,40}\s*")
_PLACE = re.compile(r"^.*?[省市区县旗州盟](?=.*[局委办厅处会院府心站所队社镇乡道馆司校]$)")


def shingles(lines: Iterable[str], body: str | None) -> tuple[Shingles, int]:
    """The shingles of a narrative, each once in ascending order, and how many characters they come from."""
    text = masked(lines, body)
    return _hashed(text), len(text)


def masked(lines: Iterable[str], body: str | None) -> str:
    """What is compared: no headings, numbers as #, the body's name as @, no spaces or punctuation."""
    text = "".join(line for line in lines if not _HEADING.fullmatch(line))
    text = re.sub(r"\s+", "", text)
    for name in _names(body):
        text = text.replace(name, "@")
    return _NO_LETTER.sub("", _NUMBER.sub("#", text))


def _names(body: str | None) -> list[str]:
    """The full name, and what is left of it without its places: 示例市财政局 and 财政局."""
    found = []
    while body and body not in found:
        found.append(body)
        body = _PLACE.sub("", body)
    return [name for name in found if len(name) > 1]


def share(one: Shingles, other: Shingles) -> float:
    """Jaccard: the shingles that both have among all that either has; 0 where there are none."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def _hashed(text: str) -> Shingles:
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - _LENGTH + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashed = np.zeros(count, dtype=np.uint64)
    for place in range(_LENGTH):
        hashed = (hashed + codes[place : place + count]) * _PRIME
        hashed ^= hashed >> np.uint64(29)
    return np.unique(hashed)

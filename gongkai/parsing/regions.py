"""The region that a body's name lies in; a name that several regions share is settled by the document."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz import fuzz

from gongkai.registers import Region, Registers

_LIKE = 60
_RANK = re.compile("(?:人民政府|政府|办事处)$")
_LONGEST_REGION = 15
# 下城区人民政府, 通州市教育局; 城市管理局 and 市场监督管理局 name no place, towns lie within their county
_GOVERNMENT_OF_A_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:市|州|盟|县|(?<![发新园业景范验税理])区|旗)(?:人民政府.{0,6}|政府)?$"
)
_BODY_OF_A_PLACE = re.compile(
    r"(?![城都]市)[\u4e00-\u9fff]{1,5}(?:(?<!城)市|县)(?![场容政级域直民]).{2,12}(?:局|委员会|办公室|委)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A region code, or None with what stands in the way; `is_spelled`: the name begins with some region's."""

    region_code: str | None
    doubt: str | None = None
    is_spelled: bool = True


def region_of(name: str, texts: Sequence[str], registers: Registers) -> Place:
    """The smallest region that the beginning of a body's name spells, behind the national body it belongs to."""
    regions = _spelled(name, registers)
    if not regions:
        return Place(None, f"no region is told by the name {name}", is_spelled=False)
    if _goes_on_to_a_place(_behind(name, registers)[1]):
        return Place(None, f"a part of the name {name} is a place that is not in the register of regions")
    if len(regions) == 1:
        return Place(regions[0].region_code)
    told = [region for region in regions if _is_told(region, regions, texts, registers)]
    if len(told) == 1:
        return Place(told[0].region_code)
    where = "、".join(registers.full_name(region.region_code) for region in regions)
    return Place(None, f"the region of {name} may be {where}")


def placed_by_the_text(name: str, texts: Sequence[str], registers: Registers) -> tuple[str, str] | None:
    """The region that the document prints right before a name which tells none, as name and code; None where
    it prints none or several."""
    core = _RANK.sub("", name)
    found = {
        region
        for text in texts
        for at in (match.start() for match in re.finditer(re.escape(core), text))
        if (region := _region_at_the_end(text[max(0, at - _LONGEST_REGION) : at], registers))
    }
    codes = {region.region_code for spelled in found for region in registers.regions_by_name[spelled]}
    return (max(found, key=len), codes.pop()) if len(codes) == 1 else None


def _region_at_the_end(text: str, registers: Registers) -> str | None:
    """The longest end of a text that is a region's name."""
    ends = (text[at:] for at in range(len(text) - 1))
    return next((end for end in ends if end in registers.regions_by_name), None)


def is_region(name: str, registers: Registers) -> bool:
    """Whether a name is a region's and nothing else, with the regions it lies in before it or without."""
    regions, rest = _behind(name, registers)
    return bool(regions) and not rest


def _spelled(name: str, registers: Registers) -> tuple[Region, ...]:
    return _behind(name, registers)[0]


def _behind(name: str, registers: Registers) -> tuple[tuple[Region, ...], str]:
    """Follow the name from left to right: 海口市, then 秀英区 within it. The regions, and what stands behind them."""
    prefix, office = _national(name)
    found: tuple[Region, ...] = ()
    rest = name.removeprefix(prefix)
    if office and (short := _short_of(rest, office, registers)):
        return short
    while True:
        longest = max((n for n in registers.regions_by_name if rest.startswith(n)), key=len, default="")
        here = _within(registers.regions_by_name.get(longest, ()), found, registers)
        if not here:
            return found, rest
        found, rest = here, rest[len(longest) :]


def _national(name: str) -> tuple[str, re.Pattern[str] | None]:
    """The national body whose local office a name is of, and how those are called behind the place."""
    fitting = [(prefix, office) for prefix, office in _national_bodies() if name.startswith(prefix)]
    return max(fitting, key=lambda one: len(one[0]), default=("", None))


def _short_of(
    name: str, office: re.Pattern[str], registers: Registers
) -> tuple[tuple[Region, ...], str] | None:
    """The province or city of an office that leaves out what it is (江苏调查总队), and the rest of the name."""
    for length in range(len(name) - 1, 1, -1):
        regions = registers.regions_by_short_name.get(name[:length], ())
        rest = name[length:]
        if rest.endswith("总队"):  # 吉林 is a province and a city in it
            regions = tuple(region for region in regions if region.level == "province")
        if regions and office.fullmatch(rest):
            return regions, rest
    return None


@cache
def _national_bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (resources.files("gongkai.parsing") / "national_bodies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return tuple((row["prefix"], re.compile(row["office"])) for row in rows)


def _goes_on_to_a_place(rest: str) -> bool:
    """Whether a name goes on to a place without an entry: its body is not that of the larger region."""
    return bool(_GOVERNMENT_OF_A_PLACE.match(rest) or _BODY_OF_A_PLACE.match(rest))


def _within(regions: Sequence[Region], outer: Sequence[Region], registers: Registers) -> tuple[Region, ...]:
    if not outer:
        return tuple(regions)
    codes = {region.region_code for region in outer}
    return tuple(
        region
        for region in regions
        if any(above.region_code in codes for above in registers.ancestry(region))
    )


def _is_told(region: Region, rivals: Sequence[Region], texts: Sequence[str], registers: Registers) -> bool:
    """Whether the document names a region that only this candidate lies in."""
    above = set(registers.ancestry(region)[1:])
    for rival in rivals:
        if rival is not region:
            above -= set(registers.ancestry(rival)[1:])
    return any(name in text for place in above for name in place.names for text in texts)


def are_different(name: str, other: str, registers: Registers) -> bool:
    """Whether two names cannot be of one body: other regions, or other words behind the region."""
    regions, others = _spelled(name, registers), _spelled(other, registers)
    if regions and others and not _are_related(regions, others, registers):
        return True
    rest, other_rest = _behind_region(name, registers), _behind_region(other, registers)
    return bool(rest and other_rest) and fuzz.partial_ratio(rest, other_rest) < _LIKE


def _are_related(regions: Sequence[Region], others: Sequence[Region], registers: Registers) -> bool:
    above = {place for region in regions for place in registers.ancestry(region)}
    other_above = {place for region in others for place in registers.ancestry(region)}
    return bool(above & set(others)) or bool(other_above & set(regions))


def _behind_region(name: str, registers: Registers) -> str:
    rest = name.removeprefix(_national(name)[0])
    while longest := max((n for n in registers.regions_by_name if rest.startswith(n)), key=len, default=""):
        rest = rest[len(longest) :]
    return rest

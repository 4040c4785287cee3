"""The registers of regions and agencies in data/: who exists, under which names, where.

A body that is not registered is still kept: under the name the document prints, in the region its
name or the document tells, with an identifier made from both.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

from gongkai.errors import UsageError
from gongkai.records import Agency

_DATA = Path(__file__).resolve().parent.parent / "data"
_PEOPLES = "朝鲜|土家|苗|藏|羌|彝|傣|景颇|傈僳|白|哈尼|壮|布依|侗|回|蒙古|哈萨克|柯尔克孜|维吾尔"
_WHAT_IT_IS = re.compile(rf"(?:(?:(?:{_PEOPLES})族?)*自治[区州]|[省市盟]|地区)$")
_KINDS = (
    ("service_centre", r"(?:政务|政府|行政)?(?:服务|审批)中心$|中心$"),
    ("township", r"(?:镇|乡|街道)(?:人民政府|办事处)?(?:办公室)?$"),
    ("office", r"(?:人民政府|管委会|管理委员会)(?:办公厅|办公室)$"),
    ("government", r"(?:人民政府|管委会|管理委员会)$"),
    # bodies that serve the public under article 55 of the Regulations: schools, hospitals, utilities
    ("institution", r"(?:大学|学院|学校|中学|小学|幼儿园|医院|公司|集团)$"),
)


@dataclass(frozen=True, slots=True)
class Region:
    """A division of the GB/T 2260 list."""

    region_code: str
    name: str
    level: str
    parent_code: str | None
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The official name, every other it is known by, and those it had before."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Registers:
    """All registered regions and agencies."""

    regions: tuple[Region, ...]
    agencies: tuple[Agency, ...]
    agency_names: dict[str, tuple[str, ...]]

    @cached_property
    def region_rows(self) -> tuple[dict[str, str | None], ...]:
        """The regions as rows of a table: made once, for each generation holds them all."""
        names = [field.name for field in fields(Region) if field.name != "aliases"]
        return tuple({name: getattr(region, name) for name in names} for region in self.regions)

    @cached_property
    def region_by_code(self) -> dict[str, Region]:
        """Regions by their code."""
        return {region.region_code: region for region in self.regions}

    @cached_property
    def regions_by_name(self) -> dict[str, tuple[Region, ...]]:
        """Regions by name or alias; some names stand for several."""
        found: dict[str, list[Region]] = {}
        for region in self.regions:
            for name in region.names:
                found.setdefault(name, []).append(region)
        return {name: tuple(regions) for name, regions in found.items()}

    @cached_property
    def regions_by_short_name(self) -> dict[str, tuple[Region, ...]]:
        """Provinces and prefectures by their name without what they are: 江苏, 延边."""
        found: dict[str, list[Region]] = {}
        for region in self.regions:
            if region.level != "county":
                found.setdefault(_WHAT_IT_IS.sub("", region.name), []).append(region)
        return {name: tuple(regions) for name, regions in found.items()}

    @cached_property
    def agencies_by_name(self) -> dict[str, tuple[Agency, ...]]:
        """Agencies by every registered name."""
        found: dict[str, list[Agency]] = {}
        for agency in self.agencies:
            for name in (agency.name, *self.agency_names.get(agency.agency_id, ())):
                found.setdefault(name, []).append(agency)
        return {name: tuple(agencies) for name, agencies in found.items()}

    def ancestry(self, region: Region) -> tuple[Region, ...]:
        """The region and those it lies in, from the smallest up."""
        chain = [region]
        while (parent := self.region_by_code.get(chain[-1].parent_code or "")) is not None:
            chain.append(parent)
        return tuple(chain)

    def full_name(self, region_code: str) -> str:
        """海南省海口市秀英区 for 460105."""
        names = [region.name for region in self.ancestry(self.region_by_code[region_code])]
        return "".join(dict.fromkeys(reversed(names)))

    def agency(self, name: str, region_code: str | None) -> Agency:
        """The registered agency of that name and region, else one made for the name."""
        registered = self.agencies_by_name.get(name, ())
        fitting = [a for a in registered if region_code in (None, a.region_code)]
        if len(fitting) == 1:
            return fitting[0]
        return _unregistered(name, self.region_by_code.get(region_code or ""))


@cache
def registers(folder: Path | None = None) -> Registers:
    """The registers in a folder: GONGKAI_DATA or the project's data/."""
    place = folder or Path(os.environ.get("GONGKAI_DATA", _DATA))
    former = _former_names(_rows(place / "region_changes.csv"))
    regions = tuple(_region(row, former) for row in _rows(place / "regions.csv"))
    rows = _rows(place / "agencies.csv")
    names = {row["agency_id"]: _list(row["aliases"]) for row in rows}
    return Registers(regions, tuple(_agency(row, place) for row in rows), names)


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))
    except FileNotFoundError as error:
        raise UsageError(f"{file} is missing: set GONGKAI_DATA to the folder that holds it") from error


def _former_names(rows: list[dict[str, str]]) -> dict[str, tuple[str, ...]]:
    """The names that older reports print, by the code of the region that stands there today."""
    former: dict[str, tuple[str, ...]] = {}
    for row in rows:
        # a place that was put under another city kept its name under a second code
        names = (*former.get(row["region_code"], ()), row["former_name"])
        former[row["region_code"]] = tuple(dict.fromkeys(names))
    return former


def _region(row: dict[str, str], former: dict[str, tuple[str, ...]]) -> Region:
    code = row["region_code"]
    aliases = (*_list(row["aliases"]), *former.get(code, ()))
    return Region(code, row["name"], row["level"], row["parent_code"] or None, aliases)


def _agency(row: dict[str, str], place: Path) -> Agency:
    return Agency(
        agency_id=row["agency_id"],
        name=row["name"],
        name_en=row["name_en"] or None,
        region_code=row["region_code"] or None,
        level=row["level"] or None,
        kind=row["kind"] or None,
        parent_id=row["parent_id"] or None,
        is_sample=row["is_sample"].lower() in ("true", "1", "yes"),
        active_from=_year(row, "active_from", place),
        active_to=_year(row, "active_to", place),
    )


def _year(row: dict[str, str], column: str, place: Path) -> int | None:
    text = row[column].strip()
    if text and not re.fullmatch(r"[0-9]{4}", text):
        raise UsageError(
            f"{place / 'agencies.csv'}: {column} of {row['agency_id']} is {text!r}: write a year of four digits"
        )
    return int(text) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _unregistered(name: str, region: Region | None) -> Agency:
    code = region.region_code if region else None
    digest = hashlib.sha256(f"{code}:{name}".encode()).hexdigest()[:8]
    kind = kind_of(name)
    level = "township" if kind == "township" else (region.level if region else None)
    return Agency(f"{code or '000000'}-{digest}", name, None, code, level, kind, None, is_sample=False)


def kind_of(name: str) -> str:
    """What sort of body a name speaks of; a department where nothing else is said."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, name)), "department")

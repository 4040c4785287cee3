"""The text of a made-up report: sentences of `phrases.toml` around figures it is told.

What the text says of figures, channels, meetings and disputes follows from the figures alone, so that
text and table agree unless somebody tells them different things.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from gongkai.sample.bodies import Body
from gongkai.sample.chance import pick, share_out

Told = Mapping[str, Decimal]

_TITLES = (
    "{name}{year}年政府信息公开工作年度报告",
    "{name}{year}年度政府信息公开工作报告",
    "{year}年{name}政府信息公开工作年度报告",
)
_CHANNELS = (
    ("channel_gazette", "政府公报", "政府公报刊登{}条"),
    ("channel_website", "政府网站", "政府网站发布{}条"),
    ("channel_weibo", "政务微博", "政务微博发布{}条"),
    ("channel_wechat", "政务微信", "政务微信推送{}条"),
    ("channel_other", "公示栏", "公示栏等其他方式公开{}条"),
)
_MEANS = (
    ("requests_in_person", "当面申请{}件"),
    ("requests_fax", "传真申请{}件"),
    ("requests_online", "网络申请{}件"),
    ("requests_letter", "信函申请{}件"),
)
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Narrative:
    """The text of one report: title, date of publication where one is printed, paragraphs with headings."""

    title: str
    published: date | None
    paragraphs: tuple[str, ...]


def narrative(body: Body, year: int, told: Told, rng: Random, previous: Told | None = None) -> Narrative:
    """The undated text for one body and year, true to the figures `told`.

    `previous`, the figures of the year before, allows it to speak of growth.
    """
    title = pick(_TITLES, rng).format(name=body.name, year=year)
    teller = _Teller(body, year, told, previous, rng)
    return Narrative(title, None, tuple(teller.paragraphs()))


class _Teller:
    """Puts the sentences of one report together."""

    def __init__(self, body: Body, year: int, told: Told, previous: Told | None, rng: Random) -> None:
        self.told = told
        self.previous = previous
        self.rng = rng
        self.year = year
        self.facts: dict[str, object] = {item: plain(value) for item, value in told.items()}
        self.facts |= {"we": body.we, "name": body.name, "year": year, "theme": body.theme}
        self.facts |= {f"subject_{at}": subject for at, subject in enumerate(body.subjects, start=1)}
        self.sections = {
            "overview": self.overview,
            "proactive": self.proactive,
            "responses": self.responses,
            "requests": self.requests,
            "fees": self.fees,
            "disputes": self.disputes,
            "problems": self.problems,
            "other": self.other,
        }

    def paragraphs(self) -> list[str]:
        """Opening, the note that the body is made up, then the sections of one outline in its order."""
        outline: dict[str, str] = pick(_phrases()["outline"], self.rng)
        found = [self.say("opening"), self.say("disclaimer")]
        for section, heading in outline.items():
            spoken = self.sections[section]()
            found += [heading, *spoken] if heading and spoken else spoken
        return found

    def say(self, group: str) -> str:
        """One sentence of a group, its figures filled in."""
        template: str = pick(_phrases()[group], self.rng)
        return template.format_map(self.facts)

    def overview(self) -> list[str]:
        return [self.say("theme") + self.say(f"year_{self.year}"), self.meetings() + self.staff()]

    def meetings(self) -> str:
        is_quarterly = self.told["meetings_held"] == _QUARTERS
        return self.say("meetings_quarterly" if is_quarterly else "meetings_counted")

    def staff(self) -> str:
        return self.say("staff") + (self.say("training") if self.told["training_courses"] else "")

    def proactive(self) -> list[str]:
        channels = self.channels()
        return [self.disclosed() + self.normative(), *([channels] if channels else [])]

    def disclosed(self) -> str:
        style = pick(("proactive", "proactive", "proactive_itemised", "proactive_growth"), self.rng)
        if style == "proactive_itemised":
            self.facts |= self.parts()
        if style == "proactive_growth":
            if self.previous is None:
                return self.say("proactive")
            self.facts["growth"] = growth(self.told["proactive_total"], self.previous["proactive_total"])
        return self.say(style)

    def parts(self) -> dict[str, int]:
        weights = {"part_1": 0.38, "part_2": 0.27, "part_3": 0.2, "part_4": 0.15}
        return share_out(int(self.told["proactive_total"]), weights, self.rng)

    def normative(self) -> str:
        issued, disclosed = self.told["normative_docs_issued"], self.told["proactive_normative_docs"]
        if not issued:
            return self.say("normative_none")
        return self.say("normative_all" if issued == disclosed else "normative_some")

    def channels(self) -> str:
        used = [channel for channel in _CHANNELS if self.told[channel[0]]]
        if not used:
            return ""
        counted = (self.year + len(str(self.facts["name"]))) % 2 == 0
        if counted:
            self.facts["channels"] = "，".join(text.format(self.facts[item]) for item, _, text in used)
        else:
            self.facts["channels"] = "、".join(name for _, name, _ in used)
        return self.say("channels_counted" if counted else "channels_named")

    def responses(self) -> list[str]:
        has_both = self.told["response_hot_issues"] and self.told["interpretation_articles"]
        return [self.say("responses")] if has_both else []

    def requests(self) -> list[str]:
        if not self.told["requests_received"]:
            return [self.say("requests_none")]
        means = [text.format(self.facts[item]) for item, text in _MEANS if self.told[item]]
        self.facts["means"] = "、".join(means)
        is_itemised = len(means) > 1 and self.rng.random() < 0.5
        received = self.say("requests_itemised" if is_itemised else "requests_total")
        return [received + (self.say("closed") if self.told["requests_closed"] else "")]

    def fees(self) -> list[str]:
        return [self.say("fees_some" if self.told["fees_collected"] else "fees_none")]

    def disputes(self) -> list[str]:
        if self.told["litigation_total"]:
            return [self.say("disputes_both")]
        has_any = self.told["reconsideration_total"]
        return [self.say("disputes_reconsideration" if has_any else "disputes_none")]

    def problems(self) -> list[str]:
        return [self.say("problems") + self.say("plans")]

    def other(self) -> list[str]:
        return [self.say("other_matters")]


def plain(value: Decimal) -> str:
    """A figure without exponent, trailing zeros or separators."""
    return f"{value.normalize():f}"


def growth(now: Decimal, before: Decimal) -> str:
    """The change from one year to the next in per cent, to one decimal."""
    return str(((now - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP))


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "phrases.toml").read_text(encoding="utf-8"))

"""One year of one made-up body in figures: all 58 values of the form of 2014, in agreement with each other.

Over the years they tell a story that charts can show: more is disclosed, WeChat rises from nothing,
the gazette falls, requests grow with a bump in 2016, charging ends with 2017.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from gongkai.forms import edition
from gongkai.sample.bodies import FIRST_YEAR, Body
from gongkai.sample.chance import near, pick, share_out

EDITION = "2014"
Figures = dict[str, Decimal]

_BUMP_YEAR = 2016
_LAST_YEAR_OF_FEES = 2017
_WECHAT_COURSE = (0.0, 0.04, 0.16, 0.45, 1.0)  # share of the level reached in the fifth year
_REPLIES = {
    "replies_already_public": 0.22,
    "replies_granted_full": 0.4,
    "replies_granted_partial": 0.07,
    "replies_refused": 0.09,
    "replies_not_this_body": 0.09,
    "replies_not_existing": 0.08,
    "replies_asked_to_amend": 0.03,
    "replies_other_route": 0.02,
}
_REFUSALS = {
    "refused_state_secret": 0.06,
    "refused_trade_secret": 0.2,
    "refused_privacy": 0.28,
    "refused_security_stability": 0.02,
    "refused_not_gov_info": 0.26,
    "refused_other_law": 0.18,
}
_OUTCOMES = {"upheld": 0.62, "corrected": 0.14, "other": 0.24}


def figures(body: Body, year: int, rng: Random) -> Figures:
    """The 58 values by item, in the order of the form; amounts in 万元."""
    age = year - FIRST_YEAR
    drawn: dict[str, int | Decimal] = {}
    drawn |= _proactive(body, age, rng)
    drawn |= _responses(body, drawn, rng)
    drawn |= _requests(body, year, rng)
    drawn |= _replies(int(drawn["requests_closed"]), rng)
    drawn |= _disputes(body, int(drawn["requests_received"]), age, rng)
    drawn["fees_collected"] = _fees(body, year, rng)
    drawn |= _capacity(body, age, rng)
    drawn |= _meetings(body, rng)
    return {item.item: Decimal(drawn[item.item]) for item in edition(EDITION).valued}


def backlog(body: Body, year: int) -> int:
    """Requests still open at the end of a year; it never shrinks, so no year closes more than it received."""
    return round(0.012 * body.requests * max(0, year - FIRST_YEAR + 1))


def _proactive(body: Body, age: int, rng: Random) -> dict[str, int | Decimal]:
    total = near(body.disclosed * body.growth**age, rng, spread=0.02)
    website = min(total, near(total * body.website, rng, spread=0.01))
    course = _WECHAT_COURSE[min(max(age, 0), len(_WECHAT_COURSE) - 1)]
    issued = max(0, body.normative + pick((-1, 0, 0, 1), rng))
    withheld = pick((0, 0, 0, 1), rng) if issued > 1 else 0
    return {
        "proactive_total": total,
        "proactive_normative_docs": issued - withheld,
        "normative_docs_issued": issued,
        "channel_gazette": round(body.gazette * 0.62**age),
        "channel_website": website,
        "channel_weibo": near(total * body.weibo, rng),
        "channel_wechat": near(total * body.wechat * course, rng),
        "channel_other": total - website + near(total * 0.02, rng),
    }


def _responses(body: Body, drawn: dict[str, int | Decimal], rng: Random) -> dict[str, int | Decimal]:
    issues = max(0, body.hot_issues + pick((-1, 0, 1, 2), rng))
    has_accounts = drawn["channel_weibo"] or drawn["channel_wechat"]
    on_accounts = int(issues * rng.random()) if has_accounts else 0
    conferences = pick((0, 1, 2, 3), rng) if body.hot_issues > 5 else 0
    interviews = pick((0, 1, 2), rng) if body.level == "county" else 0
    return {
        "response_hot_issues": issues,
        "press_conferences": conferences,
        "press_conferences_head": min(conferences, pick((0, 1), rng)),
        "online_interviews": interviews,
        "online_interviews_head": min(interviews, pick((0, 1), rng)),
        "interpretation_articles": int(drawn["normative_docs_issued"]) + pick((0, 1, 2), rng),
        "weibo_wechat_responses": on_accounts,
        "other_responses": issues - on_accounts,
    }


def _requests(body: Body, year: int, rng: Random) -> dict[str, int | Decimal]:
    age = year - FIRST_YEAR
    expected = body.requests * (1 + 0.12 * age + (0.6 if year == _BUMP_YEAR else 0))
    received = near(expected, rng, spread=0.06) if expected > 10 else int(rng.random() * (2 * expected + 1))
    means = {
        "requests_in_person": max(0.1, 0.42 - 0.07 * age),
        "requests_fax": 0.04 if age < 3 else 0.0,
        "requests_online": 0.26 + 0.09 * age,
        "requests_letter": 0.24,
    }
    closed = received - min(received, backlog(body, year) - backlog(body, year - 1))
    extended = sum(rng.random() < 0.08 for _ in range(closed))
    return {
        "requests_received": received,
        **share_out(received, means, rng),
        "requests_closed": closed,
        "closed_on_time": closed - extended,
        "closed_extended": extended,
    }


def _replies(closed: int, rng: Random) -> dict[str, int | Decimal]:
    replies = share_out(closed, _REPLIES, rng)
    return {"replies_total": closed, **replies, **share_out(replies["replies_refused"], _REFUSALS, rng)}


def _disputes(body: Body, received: int, age: int, rng: Random) -> dict[str, int | Decimal]:
    reviewed = int(received * body.disputes * (1 + 0.1 * age) + rng.random()) if body.disputes else 0
    sued = int(reviewed * 0.45 + 0.5 * rng.random())
    return {
        "reconsideration_total": reviewed,
        **_outcomes("reconsideration", reviewed, rng),
        "litigation_total": sued,
        **_outcomes("litigation", sued, rng),
        "complaints_total": body.complaints + pick((0, 1, 2), rng) if body.complaints else 0,
    }


def _outcomes(kind: str, total: int, rng: Random) -> dict[str, int]:
    return share_out(total, {f"{kind}_{outcome}": weight for outcome, weight in _OUTCOMES.items()}, rng)


def _fees(body: Body, year: int, rng: Random) -> Decimal:
    yuan = near(body.fees, rng, spread=0.04) if year <= _LAST_YEAR_OF_FEES else 0
    return Decimal(yuan) / 10_000


def _capacity(body: Body, age: int, rng: Random) -> dict[str, int | Decimal]:
    parttime = body.parttime + age // 3
    funds = near(10 * body.funds * 1.05**age, rng, spread=0.04)
    return {
        "dedicated_offices": 1 if body.level == "county" else 0,
        "reading_points": body.points + age // 4,
        "staff_total": body.fulltime + parttime,
        "staff_fulltime": body.fulltime,
        "staff_parttime": parttime,
        "special_funds": Decimal(funds) / 10,
    }


def _meetings(body: Body, rng: Random) -> dict[str, int | Decimal]:
    courses = body.courses + pick((0, 0, 1), rng)
    return {
        "meetings_held": max(1, body.meetings + pick((-1, 0, 0, 1), rng)),
        "training_courses": courses,
        "persons_trained": courses * near(24, rng, spread=0.35),
    }

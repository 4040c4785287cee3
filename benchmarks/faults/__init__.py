"""Faults seeded in real reports, alone and in pairs, and what the checks make of them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from rich.console import Console
from rich.table import Table

from benchmarks.faults.alarms import false_alarms
from benchmarks.faults.documents import documents
from benchmarks.faults.scoring import Outcome, doubted, outcomes
from benchmarks.faults.seeding import PLUS_ONE, faults, pairs
from benchmarks.faults.variants import Variant

_SEED = 2024


def run() -> None:
    """Print the tables."""
    console, start = Console(width=130), time.process_time()
    known = documents()
    rng = Random(_SEED)
    own = doubted(known)
    seeded = [
        (d, [f for f in faults(d, known, rng) if f.where.isdisjoint(own[d.report.report_id])]) for d in known
    ]
    singles = [Variant(f"single {d.name} {n}", d, (f,)) for d, found in seeded for n, f in enumerate(found)]
    doubles = [
        Variant(f"pair {d.name} {n}", d, two)
        for d, found in seeded
        for n, two in enumerate(pairs(found, rng))
    ]
    alone = [outcome for (outcome,) in outcomes(singles, known)]
    console.print(_by_part([one for one in alone if one.fault.kind == PLUS_ONE]))
    console.print(_by_kind(alone, f"{len(alone)} faults, each alone, in {len(known)} real reports"))
    console.print(_not_seen(alone))
    both = list(outcomes(doubles, known))
    unseen = {id(one.fault) for one in alone if one.why_not}
    console.print(_of_pairs([tuple(one for one in pair if id(one.fault) not in unseen) for pair in both]))
    console.print(false_alarms(known))
    console.print(
        f"{len(alone) + len(both)} changed reports judged in {time.process_time() - start:.0f} s of CPU time"
    )


_HEADS = (
    "faults",
    "no check sees it",
    "to find",
    "found",
    "among the suspects",
    "localised",
    "value right",
    "false beside",
)


def _row(outcomes: Sequence[Outcome]) -> list[str]:
    visible = [one for one in outcomes if one.why_not is None]
    shares = [
        _share(sum(getattr(one, name) for one in visible), len(visible))
        for name in ("found", "named", "localised", "right")
    ]
    return [
        str(len(outcomes)),
        str(len(outcomes) - len(visible)),
        str(len(visible)),
        *shares,
        str(sum(o.false for o in outcomes)),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def _by_part(outcomes: Sequence[Outcome]) -> Table:
    table = Table("part of the form", *_HEADS, title=PLUS_ONE)
    for part in sorted({one.fault.part for one in outcomes}):
        table.add_row(part, *_row([one for one in outcomes if one.fault.part == part]))
    return table


def _by_kind(outcomes: Sequence[Outcome], title: str) -> Table:
    table = Table("kind", "part", *_HEADS, title=title)
    kinds = dict.fromkeys(one.fault.kind for one in outcomes)
    for kind in kinds:
        of_kind = [one for one in outcomes if one.fault.kind == kind]
        for part in sorted({one.fault.part for one in of_kind}):
            table.add_row(kind, part, *_row([one for one in of_kind if one.fault.part == part]))
    table.add_row("in all", "", *_row(outcomes))
    return table


def _not_seen(outcomes: Iterable[Outcome]) -> Table:
    table = Table("part of the form", "why", "faults", title="what no check can see, and why")
    reasons = Counter((one.fault.part, one.why_not) for one in outcomes if one.why_not)
    for (part, why), count in sorted(reasons.items()):
        table.add_row(part, why, str(count))
    return table


def _of_pairs(both: Sequence[tuple[Outcome, ...]]) -> Table:
    table = Table(
        "parts of the form",
        *_HEADS,
        title=f"{len(both)} pairs of faults: each fault of each pair that is seen alone",
    )
    parts = sorted({one.fault.part for pair in both for one in pair})
    for part in parts:
        table.add_row(part, *_row([one for pair in both for one in pair if one.fault.part == part]))
    table.add_row("in all", *_row([one for pair in both for one in pair]))
    return table

"""Faults seeded in real reports, alone and in pairs, and what the checks make of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
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
    console, start = Console(width=150), _cpu_seconds()
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
    console.print(_reasons(alone, "why_not", "what no check can see, and why"))
    console.print(
        _reasons(alone, "open_as", "what is seen, but whose place the figures do not tell, and why")
    )
    by_itself = {id(variant.faults[0]): outcome for variant, outcome in zip(singles, alone, strict=True)}
    both = [
        tuple(
            replace(outcome, why_not=by_itself[id(fault)].why_not, open_as=by_itself[id(fault)].open_as)
            for fault, outcome in zip(variant.faults, pair, strict=True)
        )
        for variant, pair in zip(doubles, outcomes(doubles, known), strict=True)
    ]
    console.print(_of_pairs(both))
    console.print(false_alarms(known))
    console.print(
        f"{len(alone) + len(both)} changed reports judged in {_cpu_seconds() - start:.0f} s of CPU time"
    )


def _cpu_seconds() -> float:
    """Of this process and of those it has ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


_HEADS = (
    "faults",
    "no check sees it",
    "to find",
    "found",
    "among suspects",
    "place undetermined",
    "determined",
    "localised",
    "value right",
    "false beside",
)


def _row(outcomes: Sequence[Outcome]) -> list[str]:
    """`found` and `among suspects` of those that are to be found, `localised` and `value right` of those determined."""
    visible = [one for one in outcomes if one.why_not is None]
    determined = [one for one in visible if one.open_as is None]
    return [
        str(len(outcomes)),
        str(len(outcomes) - len(visible)),
        str(len(visible)),
        _share(sum(one.found for one in visible), len(visible)),
        _share(sum(one.named for one in visible), len(visible)),
        str(len(visible) - len(determined)),
        str(len(determined)),
        _share(sum(one.localised for one in determined), len(determined)),
        _share(sum(one.right for one in determined), len(determined)),
        str(sum(one.false for one in outcomes)),
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


def _reasons(outcomes: Iterable[Outcome], which: str, title: str) -> Table:
    table = Table("part of the form", "why", "faults", title=title)
    reasons = Counter((one.fault.part, getattr(one, which)) for one in outcomes if getattr(one, which))
    for (part, why), count in sorted(reasons.items()):
        table.add_row(part, why, str(count))
    return table


def _of_pairs(both: Sequence[tuple[Outcome, ...]]) -> Table:
    table = Table(
        "parts of the form",
        *_HEADS,
        title=f"{len(both)} pairs of faults: each fault of each pair, by what it is alone",
    )
    parts = sorted({one.fault.part for pair in both for one in pair})
    for part in parts:
        table.add_row(part, *_row([one for pair in both for one in pair if one.fault.part == part]))
    table.add_row("in all", *_row([one for pair in both for one in pair]))
    return table

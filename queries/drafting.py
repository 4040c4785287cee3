"""Drafts held in memory, read and judged as a store would, and asked by the same views: nothing of them is kept.

What a page may ask is `Checked.ask`, which takes the views of this room; whoever holds a `Checked` holds all there
is of the drafts, and `close` ends it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

import queries
from gongkai.documents.limits import MAX_BYTES, MAX_PAGES, MAX_PICTURED_PAGES, MEGABYTE
from gongkai.errors import DeniedError
from gongkai.exports.annotated import AnnotatedReport, to_annotated
from gongkai.selfcheck import CheckedReport, Handed, Judged, judge_documents
from gongkai.warehouse import Reader, only_current

__all__ = ["LIMITS", "MOST_DRAFTS", "Checked", "Handed", "annotated", "check"]

MOST_DRAFTS = 10
LIMITS: Mapping[str, int] = {
    "drafts": MOST_DRAFTS,
    "megabytes": MAX_BYTES // MEGABYTE,
    "pages": MAX_PAGES,
    "pictured": MAX_PICTURED_PAGES,
}


@dataclass(frozen=True, eq=False)
class Checked:
    """Drafts that were read and judged; the reports in the order given, rejected ones too.

    An answer is worked out once and kept with the drafts.
    """

    judged: Judged
    _answers: dict[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def reports(self) -> tuple[CheckedReport, ...]:
        """The reports as read; those of verdict accept or flag can be asked for."""
        return self.judged.reports

    @property
    def rules_version(self) -> str:
        """The version of the rules and settings they were judged by."""
        return self.judged.rules_version

    def ask(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of one view over the drafts alone."""
        asked = repr((name, sorted(parameters.items())))
        if asked not in self._answers:
            self._answers[asked] = queries.answered(self.judged.con, queries.view(name), parameters)
        return self._answers[asked].copy()

    def close(self) -> None:
        """Let go of the drafts."""
        self._answers.clear()
        self.judged.con.close()


def check(drafts: Sequence[Handed], history: Reader | None, settings: Path | None) -> Checked:
    """Read the drafts, each in a process of its own within limits, and judge them together.

    `history`: a reader of the store whose other years of the same bodies they are held against; `settings`: the folder of
    the store whose settings the rules are asked by. StoreError or UsageError where those cannot be read. DeniedError
    where the reader's person may not read everything: a draft may name any body, and would be told its figures.
    """
    if history is not None and history.person.demand("officer") is not None:
        raise DeniedError(
            f"to hold a draft against the store needs the role officer everywhere, which {history.person.account} does not have"
        )
    judged = judge_documents(drafts, queries.store_of(history) if history else None, settings)
    readable = [one.report.report_id for one in judged.reports if one.is_judged]
    only_current(judged.con, readable)
    queries.explain(judged.con, queries.NOTHING_DECIDED.events)
    return Checked(judged)


def annotated(
    checked: Checked,
    reports: Sequence[tuple[str, Mapping[str, str], pd.DataFrame, Mapping[str, str]]],
    words: Mapping[str, str],
    lang: str,
) -> bytes:
    """An annotated copy of the drafts as .xlsx.

    `reports`: of each its id, its facts, its findings as they are to be shown, and what is to be said at which cell;
    `words` as in `gongkai.exports.annotated`.
    """
    copies = [
        AnnotatedReport(
            facts=facts,
            form=checked.ask("form", report_id=report_id, lang=lang),
            matrix=checked.ask("matrix", report_id=report_id, lang=lang),
            findings=findings,
            unread=_unread(checked, report_id, lang),
            notes=notes,
        )
        for report_id, facts, findings, notes in reports
    ]
    return to_annotated(copies, words)


def _unread(checked: Checked, report_id: str, lang: str) -> pd.DataFrame:
    names = queries.view("unread_lines").columns
    rows = checked.ask("unread_lines", report_id=report_id, lang=lang).drop(columns="report_id")
    return rows.rename(columns={name: names[name][lang == "en"] for name in rows.columns})

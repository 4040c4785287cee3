"""Decisions on findings: who said what of which finding, when, and on which values it rested.

vocabulary   what a decision may be
records      the finding decided on and the decision
texts        names and notes, cleaned and within limits
database     the file review.sqlite
reviews      decisions and saved views in and out

The history only grows. What a generation holds may be made anew at any time; decisions live apart from it
and are found again by body, year, scope, rule and cells, and by the values they rested on.
"""

from __future__ import annotations

from gongkai.review.records import Decision, Subject
from gongkai.review.reviews import Event, Mark, Reviews
from gongkai.review.vocabulary import OUTCOMES, REASONS, STATUSES, Outcome, Reason, Status

__all__ = [
    "OUTCOMES",
    "REASONS",
    "STATUSES",
    "Decision",
    "Event",
    "Mark",
    "Outcome",
    "Reason",
    "Reviews",
    "Status",
    "Subject",
]

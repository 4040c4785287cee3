"""A made-up district whose bodies publish reports: deterministic, plausible, with faults that are listed.

`figures` draws the 58 values of a body and year, `narrative` tells them, `render` prints both in a
layout, `write_samples` writes the whole district. Nothing here is true of any place.
"""

from __future__ import annotations

from gongkai.sample.bodies import REGION_CODE, YEARS, Body, bodies, body
from gongkai.sample.chance import chance_of
from gongkai.sample.district import Sample, sample, write_samples
from gongkai.sample.faults import PLANTED, Fault
from gongkai.sample.figures import Figures, figures
from gongkai.sample.layouts import LAYOUTS, Layout
from gongkai.sample.narrative import Narrative, narrative
from gongkai.sample.printing import render

__all__ = [
    "LAYOUTS",
    "PLANTED",
    "REGION_CODE",
    "YEARS",
    "Body",
    "Fault",
    "Figures",
    "Layout",
    "Narrative",
    "Sample",
    "bodies",
    "body",
    "chance_of",
    "figures",
    "narrative",
    "render",
    "sample",
    "write_samples",
]

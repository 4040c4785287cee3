"""Charts as pictures: the button on a chart saves it as PNG or, if the switch says so, as SVG, all in the browser."""

from __future__ import annotations

import re
from typing import Any

from pages import controls
from pages.address import is_on
from pages.controls import text

_UNFIT = re.compile(r"[^\w()（）-]+")
_SCALE = 2  # pixels of a PNG for one of the screen, enough for print


def config(heading: str) -> dict[str, Any]:
    """How plotly shows a chart: with one button, which saves it under the chart's heading.

    Plotly itself has one format a chart, so the format is the switch's; the words of its button are given to it as
    those of a language.
    """
    form, lang = "svg" if is_on("svg") else "png", controls.language()
    words = {
        "Download plot as a PNG": text("picture.png"),
        "Download plot": text("picture.svg"),
        "Preparing image - this may take a few seconds": text("picture.making"),
        "Image download succeeded": text("picture.made"),
        "Sorry, there was a problem downloading your image!": text("picture.failed"),
    }
    return {
        "displayModeBar": "hover" if not controls.is_presenting() else False,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": form, "filename": _file_name(heading), "scale": _SCALE},
        "locale": lang,
        "locales": {lang: {"dictionary": words}},
    }


def _file_name(heading: str) -> str:
    """The heading as the name of a file, without what file systems take for something else."""
    return f"gongkai-{_UNFIT.sub('-', heading).strip('-')[:80]}"

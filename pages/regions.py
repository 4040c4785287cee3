"""Where: the map of provinces and the tree of regions; a click on either filters the page by that region."""

from __future__ import annotations

from pages import address, charts, controls, drawn, show
from pages.controls import text

MEASURES = {
    "requests": ("requests", False),
    "findings": ("findings_per_report", False),
    "coverage": ("filed_share", True),
}


def province_map() -> None:
    """The provinces by what the reader chooses. The filter of regions marks one and leaves the others to compare."""
    chosen = address.chosen("region")
    box = show.box("overview.map", state=_state())
    with box.place:
        measure = controls.choose_one("measure", {name: text(f"measure.{name}") for name in MEASURES})
    rows = controls.ask("by_province", **_everywhere())
    column, percent = MEASURES[measure]
    figure = drawn.figure(
        rows,
        "map",
        lambda: charts.tile_map(
            rows.rename(columns={column: "value"}),
            lang=controls.language(),
            chosen=charts.provinces_of(chosen),
            percent=percent,
        ),
        measure,
        chosen,
    )
    show.draw(box, figure, rows, note=text("map.note"), on_select=address.look_into)
    show.tabled(box, rows)


def region_tree() -> None:
    """The tree of regions, opened at the region of the filter."""
    chosen = address.chosen("region")
    within = chosen[0] if len(chosen) == 1 else None
    box = show.box("overview.tree", state=_state())
    rows = controls.ask("region_tree", within=within, **_everywhere())
    figure = drawn.figure(
        rows,
        "tree",
        lambda: charts.icicle(
            rows, chosen=within, unit=text("map.reports"), hint=text("map.findings_per_report")
        ),
    )
    show.draw(box, figure, rows, note=text("map.tree_note"), on_select=address.look_into)
    show.tabled(box, rows)


def _state() -> str:
    """A chart whose mark of selection is the filter itself is another one under another filter."""
    return ",".join((controls.language(), *address.chosen("region")))


def _everywhere() -> dict[str, object]:
    return {**controls.chosen(), "regions": None}

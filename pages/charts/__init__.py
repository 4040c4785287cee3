"""Charts: a table of a view in, a figure out. Nothing here knows of Streamlit or computes a total.

One file a family of charts, over what they share in `drawing`.
"""

from pages.charts.bars import by_severity, moved
from pages.charts.drawing import SEVERITY_COLOURS, enlarged, number
from pages.charts.flow import flow
from pages.charts.grids import STATUSES, share_grid, status_grid
from pages.charts.intervals import against_peers, dots, rates, spread
from pages.charts.maps import icicle, provinces_of, tile_map
from pages.charts.multiples import compared
from pages.charts.one_cell import one_cell
from pages.charts.yearly import lines, stacked

__all__ = [
    "SEVERITY_COLOURS",
    "STATUSES",
    "against_peers",
    "by_severity",
    "compared",
    "dots",
    "enlarged",
    "flow",
    "icicle",
    "lines",
    "moved",
    "number",
    "one_cell",
    "provinces_of",
    "rates",
    "share_grid",
    "spread",
    "stacked",
    "status_grid",
    "tile_map",
]

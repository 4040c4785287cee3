"""Charts: a table of a view in, a figure out. Nothing here knows of Streamlit or computes a total.

One file a family of charts, over what they share in `drawing`.
"""

from pages.charts.bars import by_severity, moved, ranked
from pages.charts.drawing import SEVERITY_COLOURS, enlarged, number
from pages.charts.grids import STATUSES, share_grid, status_grid
from pages.charts.maps import icicle, provinces_of, tile_map
from pages.charts.one_cell import one_cell
from pages.charts.yearly import lines, stacked

__all__ = [
    "SEVERITY_COLOURS",
    "STATUSES",
    "by_severity",
    "enlarged",
    "icicle",
    "lines",
    "moved",
    "number",
    "one_cell",
    "provinces_of",
    "ranked",
    "share_grid",
    "stacked",
    "status_grid",
    "tile_map",
]

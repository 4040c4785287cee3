"""Charts: a table of a view in, a figure out. Nothing here knows of Streamlit or computes a total.

One file a family of charts, over what they share in `drawing`.
"""

from pages.charts.bars import by_severity, ranked
from pages.charts.drawing import SEVERITY_COLOURS
from pages.charts.one_cell import one_cell
from pages.charts.yearly import lines, stacked

__all__ = ["SEVERITY_COLOURS", "by_severity", "lines", "one_cell", "ranked", "stacked"]

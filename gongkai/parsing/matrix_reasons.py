"""Why figures of a matrix form are not read, as the report tells it."""

from __future__ import annotations

NO_PLACE = (
    "the row prints fewer or more figures than it has columns; which column each stands in cannot be told"
)
NO_MEASURE = "no column heads tell what these figures count"
NO_COLUMN = "the form has no such column"
UNKNOWN = "no row of the form has this label"
NO_LABEL = "a heading stands beside these figures and their own label is lost"
BESIDE = "text beside the figures"
TWICE = "this row of the form is printed a second time"
OTHER_YEAR = "a caption says that this table is of another year"
CONTESTED = "this row of the form is printed twice with other figures; which are the report's cannot be told"
APPEALS_ROW = "the appeals table has 15 columns, this row has another number"
CUT = "the row is the last and prints fewer figures than it has columns: the text may end in the middle of it"

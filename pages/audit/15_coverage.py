"""Coverage: whose reports are on file, whose are missing, late, refused, revised or on the wrong form."""

from pages import coverage

coverage.totals()
coverage.by_year()
coverage.grid()
coverage.filers()
coverage.forms()
coverage.refused_and_unread()

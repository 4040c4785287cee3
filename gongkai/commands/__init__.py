"""The verbs of the command line: a function each, grouped by what they are for.

reading: documents in; keeping: the store itself; reviewing: decisions; showing: what is found, as files and pages.
"""

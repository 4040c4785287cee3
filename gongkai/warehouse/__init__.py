"""The warehouse: the tables of a generation, how reports get in, how generations are published and opened.

schema        the tables (schema.sql), and one wide table an edition
reports       reports into tables, a transaction at a time
reference     regions, rules, findings, rejections
deriving      versions and concepts, from all reports together
transactions  all or nothing, and no refused commit in silence
content       one hash for what a generation holds
copying       reports of one generation into the next, or beside drafts
generations   drafts and publishing
pointer       CURRENT: which generation is served, and the hash it must have
reader        read-only and locked down
threads       how many of them a database is worth
"""

from __future__ import annotations

from gongkai.warehouse.content import content_hash
from gongkai.warehouse.copying import copy_history
from gongkai.warehouse.deriving import derive, only_current
from gongkai.warehouse.failures import reading, writing
from gongkai.warehouse.generations import Draft, GenerationInfo, Generations, Served, open_reader
from gongkai.warehouse.reader import Generation, Reader
from gongkai.warehouse.reference import (
    load_agencies,
    load_regions,
    load_rejections,
    load_rules,
    store_findings,
)
from gongkai.warehouse.reports import Entry, load, load_all, misfit
from gongkai.warehouse.schema import SCHEMA_VERSION, create, memory, table_names, wide_table

__all__ = [
    "SCHEMA_VERSION",
    "Draft",
    "Entry",
    "Generation",
    "GenerationInfo",
    "Generations",
    "Reader",
    "Served",
    "content_hash",
    "copy_history",
    "create",
    "derive",
    "load",
    "load_agencies",
    "load_all",
    "load_regions",
    "load_rejections",
    "load_rules",
    "memory",
    "misfit",
    "only_current",
    "open_reader",
    "reading",
    "store_findings",
    "table_names",
    "wide_table",
    "writing",
]

"""A store in one file, and a store out of one.

manifest   what a backup holds: the one list of its files with their hashes
making     a backup, taken while others read and write
restoring  a backup, verified before it is put in place

A tar file, gzipped if its name ends in .gz or .tgz: the ledger, every document it names, the generation that is
served, the decisions of auditors, who may do what and what was done, and last the manifest. The archive of a store only grows, so whatever a
ledger names that was read first is there to be copied afterwards, whoever writes in the meantime.
"""

from __future__ import annotations

from gongkai.backups.making import backup
from gongkai.backups.restoring import restore

__all__ = ["backup", "restore"]

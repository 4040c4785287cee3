"""Audit log: who decided, exported and uploaded what, the latest first."""

from pages import log

log.show()

"""The exceptions a caller of Gongkai may meet; each message is one line: what, where, what to do.

    GongkaiError
      UsageError       the call is wrong                                         exit code 1
      DeniedError      who asks may not                                          exit code 1
      SlowError        it took longer than it may and was stopped                exit code 1
      LargeError       it needed more memory than it may have                    exit code 1
      StoreError       the store is missing, broken or newer than this program   exit code 1
        StaleError           what is served has to be made anew, nothing is lost  exit code 1
        LaterVersionError    it was made by a later version of Gongkai            exit code 1
        StoreHeldError       another process is writing to the store              exit code 3

Two kinds of trouble are not here: a figure that does not hold is a row in `findings`, a line the
reader could not place is a row in `unread`, and a document that cannot be read is a rejection.
"""

from __future__ import annotations


class GongkaiError(Exception):
    """Base of all errors that are shown to a person as one line."""

    exit_code = 1


class UsageError(GongkaiError):
    """The command or call cannot be carried out as asked."""


class DeniedError(GongkaiError):
    """The person who asks has no role that lets them."""


class SlowError(GongkaiError):
    """A question to the store took longer than it may."""


class LargeError(GongkaiError):
    """A question to the store needed more memory than it may have."""


class StoreError(GongkaiError):
    """The store cannot be opened or does not hold what it should."""


class StaleError(StoreError):
    """No generation that this version can serve, though the archive is whole: any ingest makes one anew."""


class LaterVersionError(StoreError):
    """The store was made by a later version of Gongkai, which may keep in it what this one knows nothing of."""


class StoreHeldError(StoreError):
    """Another process holds the store for writing."""

    exit_code = 3

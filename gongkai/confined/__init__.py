"""Documents read in processes of their own, so that none can take the store, the machine or the others with it.

A worker has everything imported and forks a child for each document; the child gives up what reading
does not need, then reads. What it dies of becomes the reason of a rejection.

    budgets   how much memory, time and what else each kind of reading gets
    wire      reports as JSON, checked field by field when they come back
    child     one document in one process
    worker    forks the children, ends those that take too long
    reader    what the rest of Gongkai calls: several workers, documents read ahead
"""

from gongkai.confined.reader import Batch, LimitError, Reader, read_ahead, reader

__all__ = ["Batch", "LimitError", "Reader", "read_ahead", "reader"]

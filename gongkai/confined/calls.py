"""Calls of the system that no process which reads documents may make, refused by the kernel (seccomp).

Where a process may not leave the network, as in most containers, this keeps library code that the hook of
the interpreter does not see from opening a connection. Linux on x86-64 and ARM64; elsewhere nothing is refused.
"""

from __future__ import annotations

import ctypes
import os
import struct
from errno import EPERM

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
# of each machine what its calls are marked by and the number of `socket`; `io_uring_setup`, by which connections are
# opened too, has one number on all
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING_SETUP = 425
_OTHER_NUMBERS = 0x40000000  # the same calls under other numbers, on x86-64
_AF_UNIX = 1
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | EPERM
# instructions: load a word of the call, go on by what it is, end
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _END = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def refuse_connections() -> bool:
    """From now on this process and all it starts can open no socket but within the machine's own files.

    False where the system or the machine does not know how.
    """
    known = _MACHINES.get(os.uname().machine)
    if known is None:
        return False
    instructions = _instructions(*known)
    program = _Program(len(instructions) // 8, instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def _instructions(machine: int, socket: int) -> bytes:
    """Code, how many to skip if so, how many if not, and the value, of each."""
    allow, refuse = 8, 9
    told = (
        (_LOAD, 0, 0, _MACHINE),
        (_IF_EQUAL, 0, refuse - 2, machine),
        (_LOAD, 0, 0, _NUMBER),
        (_IF_AT_LEAST, refuse - 4, 0, _OTHER_NUMBERS),
        (_IF_EQUAL, refuse - 5, 0, _IO_URING_SETUP),
        (_IF_EQUAL, 0, allow - 6, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 0, refuse - 8, _AF_UNIX),
        (_END, 0, 0, _ALLOW),
        (_END, 0, 0, _REFUSE),
    )
    return b"".join(struct.pack("<HBBI", *one) for one in told)

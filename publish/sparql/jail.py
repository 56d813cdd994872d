"""Locks the present process up for good: no network, no new files, bounded memory; without root, without packages.

Each layer is tried on its own; `lock` then proves by a real attempt that no connection can be made, and only that
counts. Layers: seccomp refuses the system calls that make sockets and programs, Landlock (Linux 6.7) refuses TCP and
all files but `readable`; only where neither holds, an own network namespace. A full table of descriptors is the last
resort, since it must come after all files are open.
"""

import _socket  # the C half of `socket` alone: a worker must start fast
import ctypes
import errno
import os
import platform
import resource
import struct
from collections.abc import Callable, Sequence

_libc = ctypes.CDLL(None, use_errno=True)

_DIE_WITH_PARENT, _KILL = 1, 9
_NO_NEW_PRIVILEGES = 38
_SECCOMP, _FILTER = 22, 2
_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000

_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_ALL_FILES = (1 << 13) - 1
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_TCP = 0b11

_FORBIDDEN = {
    "x86_64": (0xC000003E, (41, 42, 49, 53, 59, 101, 321, 322, 425)),
    "aarch64": (0xC00000B7, (198, 199, 200, 203, 221, 117, 280, 281, 425)),
}
"""Architecture and the numbers of socket, connect, bind, socketpair, execve, ptrace, bpf, execveat, io_uring_setup."""


STRONG = ("landlock", "seccomp", "namespace")
LAST_RESORT = ("descriptors",)


class JailError(OSError):
    """No layer holds."""


def lock(memory: int, readable: str, layers: Sequence[str] = STRONG) -> list[str]:
    """Lock up this process and return which of `layers` hold; raises JailError when it could still connect.

    Threads that exist already are not locked up by all layers: call this before any are started.
    """
    _limit(memory)
    _check(_libc.prctl(_DIE_WITH_PARENT, _KILL, 0, 0, 0))
    _check(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    held: list[str] = []
    for name in layers:
        if held and name == "namespace":
            continue
        try:
            _LAYERS[name](readable)
        except OSError:
            continue
        held.append(name)
    if reached := _connects():
        raise JailError(errno.EPERM, f"{reached}; layers: {', '.join(held) or 'none'}")
    return held


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _check(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _landlock(readable: str) -> None:
    abi = _check(_libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1))
    if abi < 4:
        raise OSError(errno.ENOSYS, "Landlock is older than its rules for TCP")
    rules = struct.pack("=QQ", _ALL_FILES | _REFER | _TRUNCATE, _TCP)
    handle = _check(_libc.syscall(_CREATE, rules, ctypes.c_size_t(len(rules)), 0))
    try:
        folder = os.open(readable, os.O_PATH | os.O_CLOEXEC)
        try:
            beneath = struct.pack("=Qi", _READ_FILE | _READ_FOLDER, folder)
            _check(_libc.syscall(_ADD_RULE, handle, 1, beneath, 0))
        finally:
            os.close(folder)
        _check(_libc.syscall(_RESTRICT, handle, 0))
    finally:
        os.close(handle)


def _seccomp(_readable: str) -> None:
    architecture, numbers = _FORBIDDEN.get(platform.machine(), (0, ()))
    if not numbers:
        raise OSError(errno.ENOSYS, "no table of system calls for this machine")
    program = _filter(architecture, numbers)
    code = ctypes.create_string_buffer(program, len(program))
    pointer = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    _check(_libc.prctl(_SECCOMP, _FILTER, ctypes.c_char_p(pointer), 0, 0))


def _filter(architecture: int, numbers: tuple[int, ...]) -> bytes:
    """Return a BPF program: another architecture and the forbidden calls get EPERM, all others pass."""

    def step(code: int, yes: int, no: int, value: int) -> bytes:
        return struct.pack("=HBBI", code, yes, no, value)

    load, equal, above, give = 0x20, 0x15, 0x35, 0x06
    count = len(numbers)
    return b"".join(
        [
            step(load, 0, 0, 4),
            step(equal, 0, count + 3, architecture),
            step(load, 0, 0, 0),
            step(above, count + 1, 0, 0x40000000),
            *(step(equal, count - place, 0, number) for place, number in enumerate(numbers)),
            step(give, 0, 0, 0x7FFF0000),
            step(give, 0, 0, 0x00050000 | errno.EPERM),
        ]
    )


def _namespace(_readable: str) -> None:
    try:
        _check(_libc.unshare(_NEW_NETWORK))
    except OSError:
        _check(_libc.unshare(_NEW_USER | _NEW_NETWORK))


def _descriptors(_readable: str) -> None:
    """Leave no number for another descriptor."""
    highest = max(int(name) for name in os.listdir("/proc/self/fd"))  # noqa: PTH208  (pathlib costs start time)
    taken = [os.open("/dev/null", os.O_RDONLY)]
    while taken[-1] < highest:
        taken.append(os.open("/dev/null", os.O_RDONLY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (taken[-1] + 1, taken[-1] + 1))


_LAYERS: dict[str, Callable[[str], None]] = {
    "landlock": _landlock,
    "seccomp": _seccomp,
    "namespace": _namespace,
    "descriptors": _descriptors,
}


def _connects() -> str:
    """Return how a connection could still be made, empty when it cannot."""
    try:
        probe = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
    except OSError:
        return ""
    probe.settimeout(1.0)
    try:
        probe.connect(("127.0.0.1", 9))
    except OSError as refused:
        closed = {errno.EACCES, errno.EPERM, errno.ENETUNREACH, errno.ENETDOWN, errno.EMFILE}
        return "" if refused.errno in closed else f"connecting gives {refused}"
    finally:
        probe.close()
    return "connecting works"

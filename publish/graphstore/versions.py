"""The immutable versions that queries read: made whole beside the current one, switched to at once, then removed.

    FOLDER/versions/SEQ-N/     a store nobody writes any more; N (milliseconds) makes the name one of its kind
    FOLDER/current             symbolic link to the one to read

Whoever reads a version holds a shared lock on its folder; only a version nobody holds is removed.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

from publish.graphstore.durable import replace_link, sync_folder, sync_tree


def current(folder: Path) -> str:
    """Return the name of the version to read, empty when none was published yet."""
    try:
        return os.path.basename(os.readlink(folder / "current"))  # noqa: PTH115, PTH119  (called for every query)
    except FileNotFoundError:
        return ""


def hold(folder: Path, name: str) -> int:
    """Return a descriptor that keeps version `name` from being removed until it is closed.

    Raises FileNotFoundError when the version is gone already.
    """
    version = folder / "versions" / name
    handle = os.open(version, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        there = os.path.samestat(os.fstat(handle), version.stat())
    except OSError as gone:
        os.close(handle)
        raise FileNotFoundError(version) from gone
    if not there:
        os.close(handle)
        raise FileNotFoundError(version)
    return handle


def add(folder: Path, seq: int, fill: Callable[[Path], None]) -> str:
    """Have `fill` make a version at the path it is given, switch to it, and return its name."""
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    number = time.time_ns() // 1_000_000
    while (versions / (name := f"{seq}-{number}")).exists():
        number += 1
    temporary = versions / f".new-{token_hex(4)}"
    fill(temporary)
    sync_tree(temporary)
    temporary.rename(versions / name)
    sync_folder(versions)
    replace_link(folder / "current", f"versions/{name}")
    return name


def sweep(folder: Path, keep: int) -> None:
    """Remove what broken-off work left, and all versions but the current one, the `keep` newest and those in use."""
    versions = folder / "versions"
    if not versions.is_dir():
        return
    for rest in versions.glob(".*"):
        shutil.rmtree(rest)
    now = current(folder)
    newest = sorted((v for v in versions.iterdir()), key=lambda v: v.stat().st_mtime_ns, reverse=True)
    for version in newest[keep:]:
        if version.name != now:
            _remove(version)


def _remove(version: Path) -> None:
    """Remove a version unless somebody holds it."""
    handle = os.open(version, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        going = version.with_name(f".gone-{token_hex(4)}")
        version.rename(going)
        shutil.rmtree(going)
    except BlockingIOError:
        return
    finally:
        os.close(handle)

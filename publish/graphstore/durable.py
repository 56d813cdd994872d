"""Writes that survive a power cut: what is renamed into place has reached the disk before."""

import os
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` reach the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Make every file in `folder`, and the folder itself, reach the disk."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            sync_tree(entry)
            continue
        handle = os.open(entry, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    sync_folder(folder)


def replace_file(file: Path, content: bytes) -> None:
    """Give `file` this content at once: a reader, or a start after a crash, sees the old or the new one."""

    def make(temporary: Path) -> None:
        with temporary.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())

    _replace(file, make)


def replace_link(link: Path, target: str) -> None:
    """Make the symbolic link `link` point to `target` at once."""
    _replace(link, lambda temporary: temporary.symlink_to(target))


def _replace(file: Path, make: Callable[[Path], None]) -> None:
    temporary = file.with_name(f".{file.name}.{token_hex(4)}")
    try:
        make(temporary)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)

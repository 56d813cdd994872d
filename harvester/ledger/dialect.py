"""The two databases that a ledger can live in: all that SQLite and PostgreSQL do differently stands here."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from harvester.errors import SettingError

BUSY_SECONDS = 120
"""How long a writer waits for the writer before it."""
_SWITCHING_SECONDS = 0.02
_MIGRATION_LOCK = 0x6572_6E74_65


def url_of(address: str | Path) -> URL:
    """Return the SQLAlchemy address that a path or an address means; raises SettingError for another database."""
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
        if url.get_backend_name() == "sqlite":
            if url.database:
                return url
        elif url.get_backend_name() == "postgresql":
            return url.set(drivername="postgresql+psycopg")
    except (ArgumentError, NoSuchModuleError) as wrong:
        raise SettingError("ledger-address", where=_without_password(address), detail=str(wrong)) from wrong
    raise SettingError("ledger-address", where=url.render_as_string(), detail=url.get_backend_name())


def _without_password(address: str) -> str:
    return address.split("://", 1)[0] + "://…"


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite ledger, None for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def writer(url: URL) -> Engine:
    """Return an engine whose transactions take the one writer's place at once, so that they never fail half-way."""
    if file_of(url) is None:
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader(url: URL) -> Engine:
    """Return an engine that cannot write, and neither waits for the writer nor makes it wait."""
    if file_of(url) is None:
        return create_engine(url, execution_options={"postgresql_readonly": True})
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, pool_size=16, max_overflow=32)
    event.listen(engine, "connect", _prepare_reader)
    event.listen(engine, "begin", _begin)
    return engine


def lock_migration(connection: Connection) -> None:
    """Wait until no other process migrates this ledger, until the end of the transaction."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")


def _prepare_writer(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    _keep_a_log(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-32768"):
        connection.execute(f"PRAGMA {pragma}")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite itself does not wait for another process that is just switching."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as wrong:
            if wrong.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_SWITCHING_SECONDS)
        else:
            return


def _prepare_reader(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in ("query_only=ON", "cache_size=-8192"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def told_apart(wrong: Any) -> str:
    """Return what a driver's error means to an operator: the ending of a message code."""
    words = str(getattr(wrong, "orig", wrong))
    if "not a database" in words or "malformed" in words:
        return "foreign"
    if any(sign in words for sign in ("unable to open", "readonly", "read-only", "disk I/O", "permission")):
        return "unwritable"
    return "unreachable"

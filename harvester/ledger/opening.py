"""Opens a ledger: makes it where there is none, brings it up to date, refuses what is none, holds its base address."""

from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from harvester.errors import SettingError
from harvester.ledger import dialect
from harvester.ledger.schema import REVISIONS, meta

BASE_ADDRESS = "base_address"


def engines(address: str | Path, base_address: str, *, create: bool) -> tuple[Engine, Engine, str]:
    """Return writer, reader and the base address that the ledger was made with; raises SettingError."""
    url = dialect.url_of(address)
    _check_file(url, create=create)
    writer, reader, kept = dialect.writer(url), dialect.reader(url), False
    try:
        fixed = _bring_up(writer, reader, url, base_address)
    except DBAPIError as wrong:
        code = f"ledger-{dialect.told_apart(wrong)}"
        raise SettingError(code, where=_name(url), detail=str(wrong.orig)) from wrong
    else:
        kept = True
        return writer, reader, fixed
    finally:
        if not kept:
            writer.dispose()
            reader.dispose()


def _name(url: URL) -> str:
    return str(dialect.file_of(url) or url.render_as_string())


def _check_file(url: URL, *, create: bool) -> None:
    file = dialect.file_of(url)
    if file is None:
        return
    if file.exists():  # asked first: another process may make the file between two questions
        if not file.is_file():
            raise SettingError("ledger-foreign", where=str(file), detail="not a file")
        return
    if not create:
        raise SettingError("ledger-missing", where=str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise SettingError("ledger-unwritable", where=str(file), detail=str(wrong)) from wrong


def _bring_up(writer: Engine, reader: Engine, url: URL, base_address: str) -> str:
    """Return the base address; a ledger that is up to date is only read, so that opening never waits for a writer."""
    with reader.connect() as connection:
        revision = _revision(connection, url)
        fixed = _fixed(connection) if revision == REVISIONS[-1] else ""
    if revision != REVISIONS[-1] or (base_address and not fixed):
        with writer.begin() as connection:
            dialect.lock_migration(connection)
            if _revision(connection, url) != REVISIONS[-1]:
                _migrate(connection)
            fixed = _fixed(connection) or _fix(connection, base_address)
    if base_address and fixed != base_address:
        raise SettingError("base-address-fixed", where=_name(url), words=base_address, fixed=fixed)
    return fixed


def _revision(connection: Connection, url: URL) -> str:
    """Return the revision of the schema, empty for an empty database; raises SettingError for what is no ledger."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return ""
    if not {"alembic_version", "meta", "change"} <= set(tables):
        raise SettingError("ledger-foreign", where=_name(url), detail=", ".join(sorted(tables)[:5]))
    revision = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if revision not in REVISIONS:
        raise SettingError("ledger-newer", where=_name(url), words=revision, newest=REVISIONS[-1])
    return revision


def _migrate(connection: Connection) -> None:
    """Run all migrations that are missing; imported here because a current ledger never needs it."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("harvester.ledger") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _fixed(connection: Connection) -> str:
    return connection.execute(select(meta.c.value).where(meta.c.name == BASE_ADDRESS)).scalar_one_or_none() or ""


def _fix(connection: Connection, base_address: str) -> str:
    if base_address:
        connection.execute(insert(meta).values(name=BASE_ADDRESS, value=base_address))
    return base_address

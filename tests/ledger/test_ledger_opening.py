"""Opening a ledger: making it, finding it again, refusing what is none."""

import sqlite3
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from harvester.errors import SettingError
from harvester.ledger import Ledger
from harvester.ledger.schema import REVISIONS, metadata

BASE = "https://data.example/"


def refused(address: object, **how: object) -> SettingError:
    with pytest.raises(SettingError) as caught:
        Ledger.open(address, **how)
    assert "…" not in caught.value.say("de").replace("postgresql://…", ""), "a part of the message is missing"
    assert caught.value.say("en") != caught.value.code
    return caught.value


def test_a_ledger_is_made_where_there_is_none(tmp_path):
    with Ledger.open(tmp_path / "new" / "ledger.sqlite", base_address=BASE) as ledger:
        assert (ledger.base_address, ledger.last_seq(), ledger.sources()) == (BASE, 0, [])


def test_the_base_address_is_fixed_when_the_ledger_is_made(file):
    Ledger.open(file, base_address=BASE).close()
    with Ledger.open(file) as ledger:
        assert ledger.base_address == BASE
    error = refused(file, base_address="https://other.example/")
    assert (error.code, BASE in str(error)) == ("base-address-fixed", True)


def test_a_command_that_must_not_make_a_ledger_says_that_there_is_none(file):
    assert refused(file, create=False).code == "ledger-missing"
    assert not file.exists()


def test_an_address_works_like_a_path(file):
    Ledger.open(f"sqlite:///{file}", base_address=BASE).close()
    with Ledger.open(str(file), create=False) as ledger:
        assert ledger.base_address == BASE


def a_text(file: Path) -> None:
    file.write_text("Dies ist keine Datenbank, sondern ein Brief an den Betreiber. " * 20)


def another_database(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE recipe (name)")
    database.close()


def a_folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.parametrize("make", [a_text, another_database, a_folder])
def test_what_is_no_ledger_is_refused_and_left_alone(file, make):
    make(file)
    before = file.read_bytes() if file.is_file() else b""
    assert refused(file, base_address=BASE).code == "ledger-foreign"
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_a_ledger_of_a_newer_program_is_refused(file):
    Ledger.open(file, base_address=BASE).close()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    error = refused(file)
    assert (error.code, error.parts["words"], error.parts["newest"]) == ("ledger-newer", "9999", REVISIONS[-1])


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "plain").write_text("no folder")
    assert refused(tmp_path / "plain" / "ledger.sqlite").code == "ledger-unwritable"


@pytest.mark.parametrize("address", ["mysql://db/ernte", "nonsense://x", "sqlite://", "http://[x"])
def test_another_database_is_refused_with_the_choices(address):
    error = refused(address)
    assert error.code == "ledger-address"
    assert "postgresql" in error.say("de")


def test_a_password_in_an_address_is_never_shown():
    assert "secret" not in str(refused("mysql://user:secret@db/ernte"))


@pytest.fixture
def hurried():
    """Threads give way to each other thousands of times more often, so that races show."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.parametrize("attempt", range(10))
def test_several_at_once_make_one_ledger(file, hurried, attempt):
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: Ledger.open(file, base_address=BASE), range(8)))
    assert {ledger.base_address for ledger in opened} == {BASE}
    for ledger in opened:
        ledger.close()


def test_a_ledger_that_another_process_is_just_making_is_waited_for(file):
    making = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    making.execute("BEGIN EXCLUSIVE")
    done = Timer(0.3, making.execute, ["COMMIT"])
    done.start()
    with Ledger.open(file, base_address=BASE) as ledger:
        assert ledger.base_address == BASE
    done.join()
    making.close()


def test_a_current_ledger_opens_without_the_migration_tool(file):
    Ledger.open(file, base_address=BASE).close()
    code = "import sys; from harvester.ledger import Ledger; Ledger.open(sys.argv[1]); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, file], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_migrations_lead_to_the_tables_that_the_code_expects(file):
    Ledger.open(file, base_address=BASE).close()
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_code_knows_every_migration():
    scripts = ScriptDirectory(str(files("harvester.ledger") / "migrations"))
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(REVISIONS)


def test_migrations_and_statements_travel_with_the_package():
    wheel = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    assert "harvester" in wheel["packages"]
    assert (files("harvester.ledger") / "migrations" / "env.py").is_file()
    assert (files("harvester.reconcile") / "spool.sql").is_file()


def test_a_commit_survives_a_loss_of_power_and_readers_do_not_wait(ledger):
    with ledger._writer.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}

"""The tables of the ledger. `docs/ledger.md` says what each column means; migrations bring older files here."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

REVISIONS = ("0001", "0002")
"""Every revision of the schema that this code can bring up to date, oldest first."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("source", Text, ForeignKey("source.id"), primary_key=True),
    Column("owner", Text, nullable=False),
    Column("token", Integer, nullable=False),
    Column("until", Float, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, ForeignKey("source.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("token", Integer, nullable=False),
    Column("address", Text, nullable=False),
    Column("software", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("restored", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("first_seq", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Index("ix_run_source_number", "source", "number", unique=True),
    Index("ix_run_started", "started"),
    Index("ix_run_state", "state"),
)

finding = Table(
    "finding",
    metadata,
    Column("run", Text, ForeignKey("run.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("source", Text, ForeignKey("source.id"), primary_key=True),
    Column("address", Text, primary_key=True),
    Column("fate", Text, nullable=False),
    Column("redirected_to", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

contribution = Table(
    "contribution",
    metadata,
    Column("source", Text, ForeignKey("source.id"), primary_key=True),
    Column("page", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("local_id", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("source", Text, ForeignKey("source.id"), nullable=False),
    Column("run", Text, ForeignKey("run.id"), nullable=False),
    Column("version", Integer, ForeignKey("version.seq"), nullable=False),
    Index("ix_change_key_seq", "key", "seq", unique=True),
)

offer = Table(
    "offer",
    metadata,
    Column("key", Text, primary_key=True),
    Column("source", Text, ForeignKey("source.id"), nullable=False),
    Column("local_id", Text, nullable=False),
    Column("identifiers", LargeBinary, nullable=False),
    Column("hash", Text, nullable=False),
    Column("made_of", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("version", Integer, ForeignKey("version.seq"), nullable=False),
    Column("seq", Integer, ForeignKey("change.seq"), nullable=False),
    Index("ix_offer_source_key", "source", "key"),
)

correction = Table(
    "correction",
    metadata,
    Column("source", Text, ForeignKey("source.id"), primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("scheme", Text, primary_key=True),
    Column("concepts", LargeBinary, nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Text, nullable=False),
)

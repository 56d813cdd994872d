"""Settings: one table of fields with type, default and help, read once at an entry point.

They come from `ernte.toml` in the data directory and from `ERNTE_*` variables.
The environment wins over the file. The data directory itself comes from `--data` or `ERNTE_DATA`.
"""

import os
import tomllib
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, get_type_hints

import msgspec
from msgspec import Meta, Struct

from harvester.errors import SettingError

PREFIX = "ERNTE_"
FILE = "ernte.toml"


Networks = tuple[str, ...]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that an operator can set."""

    base_address: Annotated[
        str,
        Meta(
            pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?/$",
            description="Address all public IRIs begin with; ends with a slash. Fixed when the data directory is made.",
        ),
    ] = "http://localhost:8000/"
    contact: Annotated[
        str,
        Meta(
            max_length=300,
            description="Address of the page that tells providers who harvests them, sent in the user agent."
            " Empty: `bot` under `base_address`.",
        ),
    ] = ""
    allow_networks: Annotated[
        Networks,
        Meta(description="CIDR ranges that may be harvested although they are not public, such as 127.0.0.0/8."),
    ] = ()
    ledger: Annotated[
        str, Meta(description="SQLAlchemy address of the ledger. Empty: SQLite in the data directory.")
    ] = ""
    delay: Annotated[float, Meta(ge=0, le=3_600, description="Seconds between two requests to one host.")] = 1.0
    per_host: Annotated[int, Meta(ge=1, le=32, description="Requests under way at once to one host.")] = 1
    timeout: Annotated[float, Meta(gt=0, le=600, description="Seconds until a request is given up.")] = 30.0
    max_pages: Annotated[int, Meta(ge=1, description="Pages a run may fetch from one source.")] = 10_000
    max_page_bytes: Annotated[int, Meta(ge=1_024, description="Bytes of one page after decompression.")] = (
        8 * 1024 * 1024
    )
    max_file_bytes: Annotated[
        int, Meta(ge=1_024, description="Bytes of one file or feed after decompression; it is read piece by piece.")
    ] = 512 * 1024 * 1024
    max_depth: Annotated[int, Meta(ge=0, le=100, description="Links a run may follow away from the start.")] = 8
    max_seconds: Annotated[float, Meta(gt=0, description="Seconds one run may take.")] = 3_600.0
    query_seconds: Annotated[float, Meta(gt=0, le=3_600, description="Seconds one SPARQL query may take.")] = 30.0
    query_rows: Annotated[int, Meta(ge=1, description="Rows or triples one SPARQL answer may have.")] = 1_000_000
    query_bytes: Annotated[int, Meta(ge=1_024, description="Bytes one SPARQL answer may have.")] = 256 * 1024 * 1024
    query_memory: Annotated[int, Meta(ge=64 * 1024 * 1024, description="Bytes of memory one query worker may use.")] = (
        2 * 1024**3
    )
    query_workers: Annotated[int, Meta(ge=1, le=64, description="Queries answered at once.")] = 2
    versions_kept: Annotated[int, Meta(ge=1, le=100, description="Published versions of the graph kept on disk.")] = 3


def load(data: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of `data`; raises SettingError that names the file or variable, the field and the reason."""
    values = _from_file(data / FILE)
    where = dict.fromkeys(values, str(data / FILE))
    for name, kind in get_type_hints(Settings).items():
        variable = PREFIX + name.upper()
        if variable in environ:
            raw = environ[variable]
            values[name] = raw.replace(",", " ").split() if kind == Networks else raw
            where[name] = variable
    for name in values:
        if name not in Settings.__struct_fields__:
            raise SettingError(
                "setting-unknown", where=where[name], field=name, choices=", ".join(Settings.__struct_fields__)
            )
    settings = _convert(values, where)
    for network in settings.allow_networks:
        try:
            ip_network(network)
        except ValueError as wrong:
            raise SettingError("setting-network", where=where["allow_networks"], words=network) from wrong
    return settings


def ledger_address(data: Path, settings: Settings) -> str | Path:
    """Return where the ledger of a data directory stands: an SQLAlchemy address, or a file."""
    return settings.ledger or data / "ledger.sqlite"


def _from_file(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as wrong:
        raise SettingError("setting-file", where=str(file), detail=str(wrong)) from wrong


def _convert(values: dict[str, object], where: dict[str, str]) -> Settings:
    """Convert field by field first, so that the message names the one that is wrong."""
    hints = get_type_hints(Settings, include_extras=True)
    for name, value in values.items():
        try:
            msgspec.convert(value, hints[name], strict=False)
        except msgspec.ValidationError as wrong:
            raise SettingError(
                "setting-value", where=where[name], field=name, words=value, detail=str(wrong)
            ) from wrong
    return msgspec.convert(values, Settings, strict=False)


def table() -> list[tuple[str, str, str, str]]:
    """Return (name, type, default, help) of every setting, for the documentation and for `ernte doctor`."""
    hints = get_type_hints(Settings, include_extras=True)
    rows = []
    for field in msgspec.structs.fields(Settings):
        meta = next(m for m in hints[field.name].__metadata__ if isinstance(m, Meta))
        kind = get_type_hints(Settings)[field.name]
        rows.append(
            (
                field.name,
                "list of text" if kind == Networks else kind.__name__,
                repr(field.default),
                meta.description or "",
            )
        )
    return rows

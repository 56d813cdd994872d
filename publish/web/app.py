"""Puts the pages together into one application: what granian and the tests start."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount

from harvester.config import ledger_address, load
from harvester.errors import ErnteError
from harvester.ledger import Ledger
from publish.sparql.pool import QueryPool
from publish.sparql.values import Limits
from publish.web import contexts, dumps, harvest, info, offers, sparql, standards, things, vocabulary
from publish.web.errors import broken, refused, unavailable
from publish.web.headers import Guard
from publish.web.site import Site


def factory() -> Starlette:
    """Return the application for the data directory that ERNTE_DATA names."""
    return create(Path(os.environ["ERNTE_DATA"]))


def create(data: Path) -> Starlette:
    """Return the application for a data directory; its ledger and its query workers live as long as it runs."""
    settings = load(data)
    base = urlsplit(settings.base_address)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        ledger = Ledger.open(ledger_address(data, settings), base_address=settings.base_address, create=False)
        pool = QueryPool(data / "graph", Limits.of(settings))
        app.state.site = Site(data, settings, ledger, pool)
        await pool.start()
        try:
            yield
        finally:
            await pool.close()
            ledger.close()

    routes: list[BaseRoute] = [
        *info.ROUTES,
        *standards.ROUTES,
        *offers.ROUTES,
        *harvest.ROUTES,
        *things.ROUTES,
        *contexts.ROUTES,
        *vocabulary.ROUTES,
        *dumps.ROUTES,
        *sparql.ROUTES,
    ]
    if base.path != "/":
        routes = [*info.PROBES, Mount(base.path.rstrip("/"), routes=routes)]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, host=(base.hostname or "").lower()),
            Middleware(sparql.Shortcut, path=f"{base.path.rstrip('/')}/sparql", app=sparql.Endpoint()),
        ],
        exception_handlers={HTTPException: refused, ErnteError: unavailable, Exception: broken},
        lifespan=lifespan,
    )

"""The SPARQL route alone, as an application for granian; GRAPH names the folder."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace

from starlette.applications import Starlette

from publish.sparql.pool import QueryPool
from publish.sparql.values import Limits
from publish.web.sparql import ROUTES


def application() -> Starlette:
    """Return the application."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with QueryPool(Path(os.environ["GRAPH"]), Limits(seconds=5)) as pool:
            app.state.site = SimpleNamespace(pool=pool, iris=SimpleNamespace(base="http://e/"))
            yield

    return Starlette(routes=ROUTES, lifespan=lifespan)

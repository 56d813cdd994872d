"""Pages for what went wrong: what happened, why, and where to go on."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from harvester.errors import ErnteError
from publish.web.headers import SECURITY
from publish.web.site import render, speech

log = logging.getLogger(__name__)


def refused(request: Request, wrong: Exception) -> Response:
    """Answer a request that cannot be met: not found, or not that way."""
    status = wrong.status_code if isinstance(wrong, HTTPException) else 500
    headers = dict(wrong.headers or {}) if isinstance(wrong, HTTPException) else {}
    say = speech(request)
    if status == 404:
        heading = say.gettext("There is nothing at this address")
        why = say.gettext(
            "The address may be mistyped, or it never named anything here. "
            "An offer that was published once keeps its address for good, even after it was withdrawn."
        )
    elif status == 405:
        heading = say.gettext("This address is only for reading")
        why = say.gettext("It answers the methods GET and HEAD.")
    else:
        heading, why = say.gettext("This request cannot be answered"), str(getattr(wrong, "detail", ""))
    return render(request, "error.html", status=status, headers=headers, heading=heading, why=why, code=status)


def unavailable(request: Request, wrong: Exception) -> Response:
    """Answer when the data cannot be read now; the words for it are those of the error."""
    log.error("%s: %s", request.url.path, wrong)
    say = speech(request)
    why = wrong.say(say.language) if isinstance(wrong, ErnteError) else ""
    heading = say.gettext("This cannot be answered at the moment")
    return render(request, "error.html", status=503, headers={"Retry-After": "10"}, heading=heading, why=why, code=503)


def broken(request: Request, wrong: Exception) -> Response:  # noqa: ARG001
    """Answer when we made a mistake; never says more, the log does."""
    say = speech(request)
    return render(
        request,
        "error.html",
        status=500,
        headers=SECURITY | {"Cache-Control": "no-store"},
        heading=say.gettext("Something went wrong here"),
        why=say.gettext("The mistake is ours, and the log of this service says what it was."),
        code=500,
    )

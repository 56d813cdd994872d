"""The JSON-LD context and frame by which the JSON of offers is read and made: two files, open to all scripts."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from publish.web.site import matches
from vocab.contexts import CONTEXT, FRAME, document, edition


def context(request: Request) -> Response:
    """Return the context or the frame."""
    name = request.url.path.rpartition("/")[2]
    etag = f'"{edition(name)}"'
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=86400", "ETag": etag}
    if matches(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(document(name), 200, headers, "application/ld+json")


ROUTES = [Route(f"/vocab/{CONTEXT}", context), Route(f"/vocab/{FRAME}", context)]

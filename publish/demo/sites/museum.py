"""The culture house: microdata Events, said in short in the listing and in full on their own pages; /sitemap.xml."""

from collections.abc import Mapping

from publish.demo.answers import Answer, Build


def pages(build: Build) -> Mapping[str, Answer]:
    """Return every address of the site with its answer."""
    offers = {f"/programm/{told.slug}": told for told in build.site.offers}
    return {
        "/robots.txt": build.robots(),
        "/sitemap.xml": build.text(build.sitemap(["/", "/programm", *offers]), "application/xml"),
        "/": build.page("home"),
        "/programm": build.page("programme", offers=offers),
        **{path: build.page("event", told=told, path=path) for path, told in offers.items()},
    }

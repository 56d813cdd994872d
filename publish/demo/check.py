"""Compares what runs report and SPARQL answers with what the sites are known to hold; a difference is a sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from publish.commands.words import words
from publish.demo.expected import Differences, Starts

Published = dict[str, dict[str, Starts]]


def published(rows: Iterable[Mapping[str, str]], bases: Mapping[str, str]) -> Published:
    """Return site id -> title -> starts of the offers in `rows`; `bases` says at which address each site stands.

    Two offers of a site with one title count as `title`, `title (2)`: what is published twice must not go unseen.
    """
    starts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        site = next((site for site, base in bases.items() if row["url"].startswith(base + "/")), "")
        starts[site, row["name"], row["offer"]].update([row["start"]] if "start" in row else [])
    found: Published = {site: {} for site in bases}
    seen = Counter[tuple[str, str]]()
    for (site, name, _), moments in sorted(starts.items()):
        seen[site, name] += 1
        again = seen[site, name]
        found.setdefault(site, {})[name if again == 1 else f"{name} ({again})"] = frozenset(moments)
    return found


def wrong_set(expected: Published, found: Published) -> Iterator[str]:
    """Yield how the published set differs from the expected one."""
    for site in sorted(expected.keys() | found.keys()):
        told, seen = expected.get(site, {}), found.get(site, {})
        for title in sorted(told.keys() | seen.keys()):
            if title not in seen:
                yield words("demo-missing", site=site, title=title)
            elif title not in told:
                yield words("demo-surplus", site=site, title=title)
            elif told[title] != seen[title]:
                yield words("demo-starts", site=site, title=title, told=_some(told[title]), seen=_some(seen[title]))


def _some(starts: Starts) -> str:
    return ", ".join(sorted(starts)) or "–"


def wrong_first(expected: Published, runs: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield how the runs of the first round differ from what they must report."""
    for site, offers in expected.items():
        yield from _wrong(runs.get(site, {}), site, state="succeeded", added=len(offers), changed=0, withdrawn=0)


def wrong_second(sites: Iterable[str], there: Differences, runs: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield how the runs of the second round differ from what they must report."""
    for site in sites:
        counts = {
            action: sum(where == site for where, _ in getattr(there, action))
            for action in ("added", "changed", "withdrawn")
        }
        yield from _wrong(
            runs.get(site, {}), site, state="failed" if site in there.down else "succeeded", restored=0, **counts
        )


def _wrong(run: Mapping[str, Any], site: str, **told: object) -> Iterator[str]:
    for name, value in told.items():
        if run.get(name) != value:
            yield words("demo-run", site=site, field=name, told=value, seen=run.get(name, "–"))

"""Measures places: resolutions per second, without and with boundaries, time and memory of loading; prints JSON.

    python benchmarks/places.py [PLACES]

Places are made of the packaged tables: full addresses, names, codes, free texts and points, each another, so that no
answer is remembered; then the same again, as offers repeat their venues. Each part runs in a process of its own.
"""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

COUNT = 30_000
VENUES = ("Stadtbücherei", "vhs-Haus", "Bürgerhaus", "Rathaus", "Kulturzentrum", "Mehrgenerationenhaus")
WANTED = 3_000.0
"""Resolutions a second on one core that the harvest needs at least."""
SQUARE = 0.02


def made(count: int) -> list:
    """Return places of five kinds by turns."""
    from vocab.model import Place
    from vocab.places import gazetteer

    known, chance = gazetteer(), random.Random(4711)
    keys = known.municipalities()
    found = []
    for number in range(count):
        one = known.municipality(chance.choice(keys))
        code = chance.choice(one.postal_codes or ("35037",))
        street, venue = f"Hauptstraße {number}", f"{chance.choice(VENUES)} {number}"
        found.append(
            (
                Place(name=venue, street=street, postal_code=code, locality=one.name, country="DE"),
                Place(name=venue, street=street, locality=one.name),
                Place(postal_code=code, street=street),
                Place(words=f"{venue}, {street}, {code} {one.name}"),
                Place(name=f"{venue} {one.name}", latitude=one.latitude, longitude=one.longitude),
            )[number % 5]
        )
    return found


def loading() -> dict[str, float]:
    """Load the gazetteer and answer once, in a process that has imported nothing of it."""
    before = megabytes()
    began = time.perf_counter()
    from vocab.places import gazetteer

    imported = time.perf_counter()
    gazetteer().resolve_text("35037 Marburg")
    ended = time.perf_counter()
    first = megabytes() - before
    touch(gazetteer())
    return {"load": ended - imported, "import": imported - began, "megabytes": first, "all": megabytes() - before}


def touch(known) -> None:
    """Ask what needs every table: names and villages, codes, points, districts, withdrawn municipalities."""
    from vocab.model import Place

    known.resolve(Place(latitude=50.81, longitude=8.77))
    for text in ("Neustadt", "35753 Allendorf", "Beerfelden", "Wieseck bei Gießen"):
        known.resolve_text(text)
    for ags in known.municipalities():
        known.municipality(ags)


def megabytes() -> float:
    """Return the memory that this process holds now."""
    return int(Path("/proc/self/status").read_text("ascii").partition("VmRSS:")[2].split()[0]) / 1024


def resolving(count: int, folder: str) -> dict[str, float]:
    """Resolve places one after another, then the same again."""
    from vocab.places import Gazetteer

    places = made(count)
    known = Gazetteer(Path(folder) if folder else None)
    known.resolve(places[0])
    began = time.process_time()
    answers = [known.resolve(place) for place in places]
    first = time.process_time() - began
    some = places[:10_000]
    answers_again = [known.resolve(place) for place in some]
    began = time.process_time()
    answers_again = [known.resolve(place) for place in some]
    again = time.process_time() - began
    assert answers_again == answers[: len(some)]
    return {"first": count / first, "again": len(some) / again, "one": sum(bool(a.ags) for a in answers) / count}


def bounded(folder: Path) -> None:
    """Store a boundary for each municipality: a polygon of 120 corners round its point."""
    from math import cos, pi, sin

    from vocab.places import gazetteer
    from vocab.places.boundaries import FILE, UNIT, packed

    shapes = []
    for ags in gazetteer().municipalities():
        point = gazetteer().point(ags)
        if point:
            turns = [2 * pi * n / 120 for n in range(121)]
            corners = [(point[1] + SQUARE * cos(t), point[0] + SQUARE * sin(t)) for t in turns]
            shapes.append((ags, [[round(v * UNIT) for corner in corners for v in corner]]))
    folder.joinpath(FILE).write_bytes(packed(shapes))


def apart(*words: str) -> dict[str, float]:
    """Run one part in a process of its own."""
    done = subprocess.run([sys.executable, __file__, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main(count: int) -> None:
    """Take the best of three of each part and print one JSON line."""
    with TemporaryDirectory() as folder:
        bounded(Path(folder))
        load = min((apart("load") for _ in range(3)), key=lambda run: run["load"] + run["import"])
        plain = max((apart("resolve", str(count), "") for _ in range(3)), key=lambda run: run["first"])
        within = max((apart("resolve", str(count), folder) for _ in range(3)), key=lambda run: run["first"])
    wanted = {"baseline": WANTED, "baseline_name": "what the harvest needs", "target": 1}
    start_up = {"baseline": 150.0, "baseline_name": "limit of start-up", "target": 1, "less": True}
    rows = [
        {"what": "places resolved, each for the first time", "unit": "places/s", "ours": plain["first"], **wanted},
        {"what": "the same with boundaries", "unit": "places/s", "ours": within["first"], **wanted},
        {"what": "places resolved again", "unit": "places/s", "ours": plain["again"]},
        {"what": "gazetteer: first answer", "unit": "ms", "ours": 1_000 * (load["load"] + load["import"]), **start_up},
        {"what": "gazetteer: memory after the first answer", "unit": "MB", "ours": load["megabytes"]},
        {"what": "gazetteer: memory with every table", "unit": "MB", "ours": load["all"]},
    ]
    note = f"{count} places, all different; {plain['one']:.1%} of them resolved to one municipality."
    print(json.dumps({"rows": rows, "note": note}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        print(json.dumps(loading()))
    elif sys.argv[1:2] == ["resolve"]:
        print(json.dumps(resolving(int(sys.argv[2]), sys.argv[3])))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else COUNT)

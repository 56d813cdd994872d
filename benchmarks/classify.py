"""Measures classes and places of offers on one core: offers a second, what is loaded, how long it takes; prints JSON.

    python benchmarks/classify.py

Offers are made of the labelled texts, put together to the length that descriptions have (some 500 characters), at one
of 300 venues. The first walk meets every word and venue for the first time, the second one over the same offers none,
as nearly so in a long harvest. Start and memory are those of a process that has imported nothing of it.
"""

import gc
import json
import random
import resource
import subprocess
import sys
import time

COUNT = 4_000
WANTED = 3_000.0
LENGTH = 450
VENUES = 300
WALKS = 7
"""Walks of which the best counts: the others were disturbed more."""


def offers(count: int) -> list:
    """Return offers of the labelled texts with venues of the gazetteer."""
    from harvester.classify.texts import labelled
    from vocab.model import Offer, Organization, Place
    from vocab.places import gazetteer

    texts, chance, known = [*labelled("working"), *labelled("training")], random.Random(4711), gazetteer()
    keys = known.municipalities()
    towns = [known.municipality(chance.choice(keys)) for _ in range(VENUES)]
    made = []
    for number in range(count):
        text = texts[number % len(texts)]
        words = text.text
        while len(words) < LENGTH:
            words += " " + chance.choice(texts).text
        town = towns[number % VENUES]
        code = town.postal_codes[0] if town.postal_codes else ""
        venue = Place(name=f"Haus {number % VENUES}", postal_code=code, locality=town.name)
        made.append(
            Offer(
                key=f"k{number}", source="vhs", local_id=f"{number}", type="Course", name=text.title, description=words,
                url=f"https://vhs.example/{number}", keywords=text.keywords, places=(venue,),
                providers=(Organization(name=text.provider),) if text.provider else (),
            )
        )  # fmt: skip
    return made


def rate(work, things: list) -> float:
    """Return things a second of CPU; cyclic garbage is looked for as seldom as in a harvest."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    began = time.process_time()
    for thing in things:
        work(thing)
    return len(things) / (time.process_time() - began)


def megabytes() -> float:
    """Return the most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def start() -> dict[str, float]:
    """Classify once, in a process that has imported nothing of it."""
    from vocab.model import Offer

    before, began = megabytes(), time.process_time()
    from harvester.classify import Classifier
    from harvester.records import Source
    from vocab.places import gazetteer

    classify = Classifier(Source(id="vhs", address="https://vhs.example/"), gazetteer().resolve)
    classify(Offer(source="vhs", local_id="1", type="Event", name="Chor in Marburg", url="https://vhs.example/1"))
    return {"seconds": time.process_time() - began, "megabytes": megabytes() - before}


def main() -> None:
    """Measure and print one line of JSON."""
    from harvester.classify import Classifier
    from harvester.classify.reading import read, text_of
    from harvester.classify.verdicts import verdicts
    from harvester.finishing import finisher
    from harvester.records import Source
    from vocab.places import gazetteer

    own = subprocess.run([sys.executable, __file__, "start"], capture_output=True, text=True, check=True)
    begun = json.loads(own.stdout)
    source, made = Source(id="vhs", address="https://vhs.example/"), offers(COUNT)
    classify = Classifier(source, gazetteer().resolve)
    first = rate(classify, made)
    again = max(rate(classify, made) for _ in range(WALKS))
    texts = [text_of(offer) for offer in made]
    words = max(rate(lambda text: verdicts(read(text)), texts) for _ in range(WALKS))
    finish = finisher(source, None)
    whole = rate(finish, made)
    wanted = {"baseline": WANTED, "baseline_name": "wanted", "target": 1.0}
    rows = [
        {"what": "classes of an offer, words met before", "unit": "offers/s", "ours": words, **wanted},
        {
            "what": "classes and municipality of an offer, words and venue met before",
            "unit": "offers/s",
            "ours": again,
            **wanted,
        },
        {"what": "the same, over the first 4,000 offers of a process", "unit": "offers/s", "ours": first},
        {"what": "classes, place and all published rules", "unit": "offers/s", "ours": whole},
        {"what": "the first offer: loading model, code lists and places", "unit": "CPU s", "ours": begun["seconds"]},
        {"what": "memory of model, code lists and places", "unit": "MB", "ours": begun["megabytes"]},
    ]
    note = f"descriptions of {sum(len(one.description) for one in made) / len(made):.0f} characters on average"
    print(json.dumps({"rows": rows, "note": note}))


if __name__ == "__main__":
    if sys.argv[1:] == ["start"]:
        print(json.dumps(start()))
    else:
        main()

"""Tells by their shape alone words that may be the names of persons, known or not: words in, a guess out."""

import re
from functools import lru_cache

from harvester.mapping.persons.things import is_institution, is_thing
from harvester.mapping.persons.tongues import is_far
from harvester.mapping.persons.words import is_given, is_listed, is_surname, is_surname_only, kind

_LIKE_GIVEN = re.compile(
    r"(?:\w\w(?:hild|gund|traud|traut|trud|lind|linde|run|burg|gard|lieb|frieda?|bert|brecht|hard|hart|wig|win"
    r"|mund|helm|wald"
    r"|olf|mar|ward|brand|rich|ger|not|her|iga|ika|ina|ine|ette|etta|elle|ella|ena|ene|ia|ya|ja|ana|anna|anne|ara"
    r"|isa|ita|ida|ada|essa|issa|ssa|la|na|ra|sa|ta|da|ma|ka|ke|tje|je|ien|ben|ven|sten|rik|nik|vik|ton|von|ius|ian"
    r"|iel|ael|uel|el|isch|esh|ish|ul|im|am|ir|ar|an|in|un|en|on|us|is|os|as|eo|io|ko|lo|mo|no|ro|so|to|vo|do|mi"
    r"|li|ni|ri|vi"
    r"|di|si|ti|ey|ie|y|yn|ff|x|id|ad|ed|ud|ah|th|ve))$"
)
_NO_GIVEN_END = re.compile(
    r"(?:ous|ual|ial|ive|ic|ful|less|ung|heit|keit|schaft|tion|tät|chen|lein|ismus|ment|thek|kurs|nis|tum|ling"
    r"|radio|logie|nomie|grafie|graphie|rapie"
    r"|tik|nik|mittel|stoff|wasser|essen|garten|lesen|kochen|malen|tanzen|singen|turnen|leben|wissen|können|machen"
    r"|ieren"
    r"|ion|or|ent|anz|enz|ität|ware|shop|line|ing|tag|nacht|zeit|ation|stein|stoffe|werke?|waren|formen|karten|blumen"
    r"|themen|daten|medien|farben|techniken|methoden|reisen|seiten|daten|ideen|fragen|pflanzen|kräutern?|vögeln?"
    r"|instrumenten|materialien|übungen|spielen|bildern|texten|büchern|büros|firmen|schulen|kinder[n]?|eltern)$"
)
_BRANDS = frozenset(
    """adobe microsoft google apple canva java python pizza pasta samba salsa bachata zumba villa hatha vinyasa yin
    kundalini ashtanga nordic business smart social street reggae alexander feldenkrais magic open libre windows
    android amazon meta linux excel word power visual data deep machine big new old bad sankt santa costa casa la le
    los san sierra terra mata aqua body mind agenda cinema opera media europa afrika asia amerika india china korea
    australia arena aroma sauna fauna flora tandem latin classic modern urban vegan indoor outdoor schwerpunkt thema
    niveau abschluss ziel software programm stufe start beginn zertifikat mittel ober unter nord süd ost west bella
    dolce vino villa mama papa oma opa tante onkel corona mercedes toyota tesla nokia lego playmobil hygge ikigai
    capoeira krav wing chun jiu karate aikido judo pilates reiki ayurveda shiatsu mantra sutra bauhaus dada kaffee
    bossa nova alpha beta gamma delta omega credit english deutsch hessen bayern sachsen berlin hamburg münchen köln
    frankfurt leipzig dresden essen bremen hannover stuttgart kassel marburg bonn mainz wien bern zürich paris london
    rom madrid lissabon amsterdam groningen utrecht delft leiden european national international public open
    raspberry affinity final thermomix chat qi tai lego arduino scratch blender gimp inkscape figma notion trello slack
    zoom teams outlook access publisher sharepoint onenote skype whatsapp instagram facebook tiktok youtube twitter
    linkedin pinterest wordpress joomla typo moodle scrum agile lean design creative digital mindful low high hot cold
    slow fast fit total easy super mega mini maxi multi pro premium deluxe royal grand not your my our the this that do
    over blue green red black white yellow cyber sloan grain first second third haute petit petite gran buena buenos
    buon bon bonne bueno happy merry holy next last free life love dance jazz rock pop soul funk blues hip swing ballett
    steel folk line stand square step rope core tapas sushi chili curry bento ramen dim wok pho poke burger fusion
    each every all some any many more
    most other another such afternoon morning evening campus unified
    heavy skills amnesty attac greenpeace misereor caritas orff pestalozzi nabu bund adfc procreate
    prezi davinci canva lexware datev
    food südost nordwest cybersecurity leadership global local human""".split()
)
"""First words of products, dances, methods and places that two capitalised words name."""
_IS_PERSON = re.compile(
    r"\w(?:istin|erin|ologin|rätin|agogin|antin|entin|orin|eurin|wartin|patin|leiter|meister|lehrer|trainer|innen)$"
)
"""How words for persons end that are no names."""
_ADJECTIVES = re.compile(
    r"(?:end|ig|lich|isch|sam|bar|haft|los|iert)e[nrsm]?$|^\w*?(?:ge|be|ver|zer|ent)\w{3,}(?:te|ene)[nrsm]?$"
    r"|^(?:falsche|neue|alte|rote|grüne|blaue|freie|gute|große|hohe"
    r"|lange|kurze"
    r"|kleine|obere|untere|schöne|kalte|warme|bunte|weiße|schwarze|dicke|breite|junge|stille|tiefe|weite|offene"
    r"|graue|gelbe|goldene"
    r"|silberne|braune|rosa|lila|halbe|ganze|erste|zweite|dritte|vierte|letzte|nächste|innere|äußere|vordere"
    r"|hintere|mittlere|linke"
    r"|rechte|feine|wilde|süße|scharfe|frische|klare|reine|starke|schwache|schnelle|langsame|leichte|schwere"
    r"|sanfte|harte|weiche"
    r"|moderne|digitale|soziale|globale|lokale|regionale|mentale|vegane|kreative|aktive|positive|intensive"
    r"|alternative|offne|echte"
    r"|wahre|beste|liebe|kluge|arme|reiche|fremde|ferne|nahe|späte|frühe|heutige|deutsche|englische|alle|jede"
    r"|diese|jene|manche"
    r"|viele|wenige|einige|mehrere|welche|solche|keine|eine|meine|deine|seine|unsere|ihre|eure|zwei|drei|vier"
    r"|fünf)[nrsm]?$"
)
_LETTERS_AFAR = re.compile(
    r"[ıăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỷỹýğşłąęśźżřůěďťňðþņļķģșțőűøåæ]"
    r"|[İĂƠƯĐẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỶỸÝĞŞŁĄĘŚŹŻŘŮĚĎŤŇÐÞŅĻĶĢȘȚŐŰØÅÆ]"
)
"""Letters of tongues whose names no list holds."""


@lru_cache(1 << 14)
def is_like_given(word: str) -> bool:
    """Return whether a capitalised word may be a given name, known or not.

    >>> is_like_given("Ludwiga"), is_like_given("Adobe"), is_like_given("Stoffwechsel")
    (True, False, False)
    """
    lower = word.lower()
    if is_given(word):
        return True
    if lower in _BRANDS or len(lower) < 3 or len(lower) > 9 or word.isupper() or not word[1:].islower():
        return False
    if is_thing(word) or is_institution(word) or kind(word) or _ADJECTIVES.search(lower):
        return False
    return is_far(word) or (bool(_LIKE_GIVEN.search(lower)) and not _NO_GIVEN_END.search(lower))


@lru_cache(1 << 14)
def is_like_name(first: str, last: str) -> bool:
    """Return whether two capitalised words may be given name and surname of a person, known or not.

    >>> is_like_name("Tjorben", "Wulkow"), is_like_name("Adobe", "Photoshop"), is_like_name("Hatha", "Yoga")
    (True, False, False)
    """
    if is_thing(last) or is_institution(last) or kind(last) not in {"", "given"} or _ADJECTIVES.search(last.lower()):
        return False
    if first.lower() in _BRANDS or is_thing(first) or is_institution(first) or not first[:1].isupper():
        return False
    if _ADJECTIVES.search(first.lower()) or (not last[1:].islower() and "-" not in last):
        return False
    return is_like_given(first) or is_listed(last) or is_surname_only(last)


@lru_cache(1 << 14)
def may_be_first(word: str) -> bool:
    """Return whether a capitalised word may be a given name of any tongue: no thing, no brand, no adjective.

    >>> may_be_first("Ysolt"), may_be_first("Adobe"), may_be_first("Neues")
    (True, False, False)
    """
    lower = word.lower()
    if lower in _BRANDS or len(lower) < 2 or not word[0].isupper() or is_thing(word) or is_institution(word):
        return False
    what = kind(word)
    if what == "given":
        return True
    if "-" in word and not all(map(is_like_given, word.split("-"))):
        return False  # `Azubi-Tandem`
    return (
        not what and not _IS_PERSON.search(lower) and not _ADJECTIVES.search(lower) and not _NO_GIVEN_END.search(lower)
    )


def is_from_afar(held: list[str]) -> bool:
    """Return whether words are a name by their letters, or with the surname first: `Wang Xiaoming`."""
    if any(is_thing(word) or not word[0].isupper() for word in held):
        return False
    if len(held[0]) > 3 and held[0].isupper() and kind(held[-1]) == "given" and not held[-1].isupper():
        return True  # `MUSTER Erika`
    return any(map(_LETTERS_AFAR.search, held)) or (
        is_listed(held[0]) and kind(held[-1]) == "given" and not held[0].endswith("s")
    )


def is_house(word: str) -> bool:
    """Return whether a word names a house rather than a person who is called so."""
    return is_institution(word) and ("-" in word or not is_surname(word))

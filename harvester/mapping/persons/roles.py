"""Words that stand beside the names of persons: titles, roles, professions and what persons do in an offer."""

import re

_CAPITALS = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
CAPITAL = f"[{_CAPITALS}]"
LETTER = r"[^\W\d_]"

_ROLE = (
    r"(?:leit(?:ung|erin|er(?:\*|:|_|/-?)?innen|er(?:\*|:|_)in|er|ende[rn]?)|dozent(?:(?:\*|:|_|/-?)?in(?:nen)?|en)?"
    r"|dozierende[rn]?|referent(?:(?:\*|:|_|/-?)?in(?:nen)?|en)?|trainer(?:(?:\*|:|_|/-?)?in(?:nen)?)?|coach"
    r"|teamer(?:in)?"
    r"|lehrer(?:(?:\*|:|_|/-?)?in(?:nen)?)?|lehrkr(?:aft|äfte)|lehrende[rn]?|instructor|speakers?|teachers?"
    r"|tutor(?:in)?"
    r"|ansprechpartner(?:(?:\*|:|_|/-?)?in(?:nen)?)?|ansprechpersone?n?|kontaktperson(?:en)?|inhaber(?:in)?"
    r"|geschäftsführ(?:er(?:in)?|ung)|vorsitzende[rn]?|moderat(?:ion|or(?:in)?)|mentor(?:in)?|host|docenten?"
    r"|enseignante?|lektor(?:in|ka)?|begleitperson|ansprechbar|sensei|sifu|slammer(?:in)?|senner(?:in)?|prüfer(?:in)?"
    r"|küchenchef(?:in)?|chef(?:in)?|bäuerin|landtagsabgeordnete[rn]?|abgeordnete[rn]?"
    r"|betreuer(?:in)?|koordinat(?:ion|or(?:in)?)|hausmeister(?:in)?|konzeption|workshopleader|intervenante?"
    r"|umsetzung|vorsitz|choreogra[fp](?:ie|in)?|animat(?:eur|rice)|professeure?|eğitmen|öğretmen|prowadząc[ay]"
    r"|instruktor(?:ka)?"
    r"|docente|profesora?|insegnante|преподаватель|викладач(?:ка)?|cursusleider)"
)
STRONG = re.compile(rf"(?:{LETTER}+-?)?{_ROLE}$", re.IGNORECASE)
"""A word that names a role; a name may follow it without being known as one."""
WEAK = re.compile(
    rf"(?:(?:{LETTER}+-?)?(?:führung|anleitung|begleitung|impuls(?:e|referat)?|durchführung|konzept"
    rf"|vortrag(?:ende[rn]?)?|lesung|organisation|regie|musik|kontakt|contact|verantwortlich|beratung|betreuung|info"
    rf"|autor(?:in)?|künstler(?:in)?|mitwirkende|anmeldung|erzähler(?:in)?|gast|gäste|podium|gespräch|buchvorstellung"
    rf"|presenter|facilitator|guide|rezitation|erzählung|aufsicht|vertretung|sprachmittlung|übersetzung"
    rf"|gestaltung|bewirtung|vermittlung|redaktion|assistenz|technik|fotografie|illustration(?:en)?)"
    rf"|klavier|piano|flügel|gitarre|guitar|violine|cello|orgel|akkordeon|percussion|schlagzeug|gesang|vocals?|sopran"
    rf"|mezzosopran|tenor|bariton|bass|querflöte|blockflöte|flöte|harfe|trompete|saxophon|saxofon|klarinette|geige"
    rf"|kontrabass|kamera|bühnenbild|kostüme|idee|fotos?|werkstatt|küche|spiel|besetzung|leserin|leser|verantwortung"
    rf"|deklamation|vorführung|einführung|buchpremiere|team)$",
    re.IGNORECASE,
)
"""A word that names a role or a thing; only a known name follows it."""
HONORIFICS = frozenset(
    "pfarrer pfarrerin pastor pastorin diakon diakonin kantor kantorin imam "
    "rabbiner rabbinerin vikar vikarin familie fam ehepaar frau herr herrn hrn fräulein pfr pfrin fr hr dr prof mme "
    "madame monsieur mr mrs ms miss dhr mevr mevrouw pan pani señora señor "
    "sra signora signor sig mestre mestra maestro maestra fru".split()
)
TITLES = frozenset(
    """dr prof professor professorin doktor pd med phil rer nat jur ing habil h c mag dipl diplom pater schwester
    vet dent oec theol pol soc agr math paed päd psych troph sc hum mult kmd lkmd mdb mdl mdep stud cand bsc
    bruder pfarrer pfarrerin pastor pastorin imam rabbiner rabbinerin diakon diakonin freiherr freifrau graf gräfin
    kantor kantorin lic pfr pfrin hrn fräulein sr br msc ma ba phd mba sir lady frau herr herrn fr hr mme mr mrs
    ms em emer apl univ hon priv doz dipl sra sig""".split()
)
PARTICLES = frozenset(
    """von van de der den ter ten te zu zum zur vom la le lo da di do dos das del della delle du el al bin ibn ben
    abu af und freiherr freifrau graf gräfin edler 't i y v""".split()
) - {"und"}
SHORTENED = frozenset("ph th ch st joh fr chr hs wolfg alex kath".split())
"""Given names cut short, with a dot."""
SHORT = frozenset(
    "ltg kursltg doz inh vors ansprechp verantw ref kl leit kursl lk lkr lehrk "
    "kltg dir übl ül üb trn ra rain sigra rolle".split()
)
"""Roles cut short."""
NO_ROLES = frozenset(
    "einleitung ableitung umleitung weiterleitung zuleitung rohrleitung wasserleitung tonleiter strickleiter töpfern "
    "gärtnern schneidern schreinern tischlern imkern drechslern zimmern "
    "schustern klempnern malern fotografieren drechseln".split()
)
CALLED = frozenset(
    {"swami", "lama", "bhante", "ayya", "abt", "äbtissin", "frère", "pater", "schwester", "bruder", "sr", "br"}
)
"""Titles that a given name alone may follow."""
PROFESSION = re.compile(
    r"(?:\b|(?<=[a-zäöüß-]))(?:autor|lektor|schriftsteller|künstler|maler|bildhauer|musiker|musik|sänger|pianist"
    r"|chorleiter"
    r"|leiter|lehrer|trainer|coach|dozent|referent|berater|therapeut|pädagog|psycholog|logopäd|ärzt|arzt"
    r"|heilpraktiker"
    r"|anwält|anwalt|notar|ingenieur|meister|gärtner|schneider|schreiner|tischler|koch|köchin|bäcker|journalist"
    r"|fotograf"
    r"|historiker|philosoph|theolog|biolog|politolog|soziolog|archäolog|ornitholog|wissenschaftler|professor"
    r"|mitarbeiter"
    r"|übersetzer|dolmetscher|regisseur|schauspieler|tänzer|designer|architekt|informatiker|physiker|chemiker|förster"
    r"|imker|hebamme|pfleger|erzieher|archivar|bibliothekar|kurator|restaurator|juristin|jurist|steuerberater|experte"
    r"|expertin|bürgermeister|landrat|landrätin|dekan|propst|kantor|vikar|dezernent|direktor|rektor|intendant"
    r"|präsident"
    r"|minister|lotse|lotsin|pate|patin|begleiter|helfer|arbeiter|worker|gründer|inhaber|vorsitzende|stadtführer"
    r"|gästeführer|floristin|florist|erzähler|krankenschwester|ehrenamtliche|ausbilder|keramiker|schmied|winzer|jäger"
    r"|blogger|moderator|küchenchef|kapitän|führer|sprecher|zauberer|clown|puppenspieler|dramaturg|drechsler"
    r"|töpfer|glaser|schuster|sattler|uhrmacher"
    r"|goldschmied|buchbinder|falkner|hirte|fischer|käser|brauer|sommelière|sommelier|barista|konditor|metzger"
    r"|apotheker|chirurg|internist|kardiolog|dermatolog|gynäkolog|neurolog|psychiater|geograf|geograph|geolog"
    r"|botaniker"
    r"|astronom|mathematiker|ökonom|ethnolog|anthropolog|germanist|romanist|slawist|orientalist|japanolog|sinolog"
    r"|linguist|denkmalpfleger|choreograf|choreograph|dirigent|organist|cellist|gitarrist|geiger"
    r"|violinist|flötist|harfenist|schlagzeuger|perkussionist|trompeter|saxophonist|komponist|dichter|poet|lyriker"
    r"|illustrator|grafiker|zeichner|kalligraf|kalligraph|bootsbauer|zimmerer|maurer|elektriker|mechaniker|techniker"
    r"|programmierer|entwickler|unternehmer|gestalter|filmemacher|kameramann|kamerafrau|produzent|redakteur|reporter"
    r"|korrespondent|verleger|buchhändler|richter|kommissar|polizist|sanitäter"
    r"|osteopath|masseur|diätassistent|tierärzt|tierarzt|veterinär|pilot|segler|taucher|bergsteiger|finanzwirt"
    r"|betriebswirt|fachwirt|landwirt|agraringenieur|pflegefachkraft"
    r"|fachkraft|spezialist|referendar|assistent|student|doktorand|aktivist|zeitzeuge|zeitzeugin|ranger|guide|author"
    r"|rapper|skipper|kaufmann|kauffrau|seelsorger|trommler|fotokünstler|stylist|visagist|friseur|schmuckmacher"
    r"|barkeeper"
    r"|mixolog|seemann|feuerwehrmann|bergführer|geigenbauer|instrumentenbauer|orgelbauer|klavierbauer|hutmacher|modist"
    r"|korbmacher|korbflechter|färber|kürschner|steinmetz|steinbildhauer|holzbildhauer|maskenbildner"
    r"|bühnenbildner|kostümbildner|kabarettist|komiker|comedian|entertainer|artist|akrobat|jongleur|pantomim|slammer"
    r"|artist|teacher|writer|painter|director|professor|lecturer|musician|therapist|counsellor)"
    r"(?:in|innen|en|e|n|s|um)?\b",
    re.IGNORECASE,
)
VERBS = frozenset(
    """spricht sprechen liest lesen referiert referieren moderiert moderieren unterrichtet unterrichten leitet
    leiten begleitet begleiten singt singen spielt spielen erzählt berichtet berichten helfen diskutieren
    diskutiert lehrt lehren dirigiert dirigieren musiziert musizieren coacht coachen konzipiert
    zuständig hilft""".split()
)
"""What persons do in an offer; a name may follow without being known as one."""
DOES = frozenset(
    """spricht liest referiert moderiert unterrichtet leitet begleitet erzählt berichtet zeigt erklärt lädt führt
    gibt stellt vermittelt erläutert hilft berät betreut trainiert erarbeitet laden zeigen führen leiten teaches
    leads shows explains presents invites loves""".split()
)
"""What follows the name of a person at the head of a sentence."""

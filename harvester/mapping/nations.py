"""Names of languages and countries that offers usually state; rarer ones are looked up in Babel, which loads slowly."""

_LANGUAGES = """
de = deutsch | hochdeutsch | german | duits | deu | ger
en = englisch | english | engels | eng
fr = französisch | french | frans | français | fra | fre
es = spanisch | spanish | spaans | español | spa
it = italienisch | italian | italiaans | italiano | ita
pt = portugiesisch | portuguese | portugees | português | por
nl = niederländisch | dutch | nederlands | nld | dut
pl = polnisch | polish | pools | polski | pol
ru = russisch | russian | русский | rus
uk = ukrainisch | ukrainian | oekraïens | українська | ukr
ar = arabisch | arabic | العربية | ara
fa = persisch | persian | perzisch | فارسی | fas | per
tr = türkisch | turkish | turks | türkçe | tur
ku = kurdisch | kurmandschi | kurmanci | kurdish | koerdisch | kurdî (kurmancî)
ro = rumänisch | romanian | roemeens | română
bg = bulgarisch | bulgarian | bulgaars | български
cs = tschechisch | czech | tsjechisch | čeština
sk = slowakisch | slovak | slowaaks | slovenčina
hu = ungarisch | hungarian | hongaars | magyar
hr = kroatisch | croatian | hrvatski
sr = serbisch | serbian | servisch | српски
bs = bosnisch | bosnian | bosanski
sl = slowenisch | slovenian | sloveens | slovenščina
sq = albanisch | albanian | albanees | shqip
mk = mazedonisch | macedonian | macedonisch | македонски
el = griechisch | greek | grieks | ελληνικά
da = dänisch | danish | deens | dansk
sv = schwedisch | swedish | zweeds | svenska
no = norwegisch | norwegian | noors | norsk
fi = finnisch | finnish | fins | suomi
et = estnisch | estonian | estisch | eesti
lv = lettisch | latvian | lets | latviešu
lt = litauisch | lithuanian | litouws | lietuvių
ja = japanisch | japanese | japans | 日本語
zh = chinesisch | chinese | chinees | 中文 | zho | chi
ko = koreanisch | korean | koreaans | 한국어
vi = vietnamesisch | vietnamese | vietnamees | tiếng việt
hi = hindi | हिन्दी
ur = urdu | اردو
ps = paschtu | pashto | pasjtoe | پښتو
so = somali | somalisch | soomaali
ti = tigrinya | tigrinisch | ትግርኛ
am = amharisch | amharic | amhaars | አማርኛ
sw = suaheli | suahili | swahili | kiswahili
he = hebräisch | hebrew | hebreeuws | עברית
la = latein | latin | latijn | latina
eo = esperanto
ca = katalanisch | catalan | catalaans | català
rom = romani | romanes
ta = tamil | tamilisch
th = thailändisch | thai | ไทย
de-simple = leichte sprache | deutsch (leichte sprache) | einfache sprache
gsg = deutsche gebärdensprache | dgs
fa-AF = dari
fa = farsi
de = dt | dt.
en = engl | engl.
"""
_COUNTRIES = """
DE = deutschland | germany | duitsland
AT = österreich | austria | oostenrijk
CH = schweiz | switzerland | zwitserland
LI = liechtenstein
LU = luxemburg | luxembourg
NL = niederlande | netherlands | nederland
BE = belgien | belgium | belgië
FR = frankreich | france | frankrijk
GB = vereinigtes königreich | united kingdom | verenigd koninkrijk
IE = irland | ireland | ierland
US = vereinigte staaten | united states | verenigde staten
DK = dänemark | denmark | denemarken
SE = schweden | sweden | zweden
NO = norwegen | norway | noorwegen
FI = finnland | finland
PL = polen | poland
CZ = tschechien | czechia | tsjechië
IT = italien | italy | italië
ES = spanien | spain | spanje
PT = portugal
DE = d | brd | bundesrepublik deutschland | deu
AT = a
NL = the netherlands
GB = uk
US = usa
"""


def _table(rows: str) -> dict[str, str]:
    """Return name -> code; each code is a name of itself."""
    found = {}
    for row in rows.strip().splitlines():
        code, _, names = row.partition(" = ")
        found.update(dict.fromkeys([code.casefold(), *names.split(" | ")], code))
    return found


LANGUAGES = _table(_LANGUAGES)
"""Name or code in lower case -> BCP 47 tag."""
COUNTRIES = _table(_COUNTRIES)
"""Name or code in lower case -> ISO 3166 code."""

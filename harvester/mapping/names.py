"""Names of months and weekdays in German, English and Dutch, in lower case, with what they are counted as."""

_MONTHS = (
    "januar january januari jänner jan",
    "februar february februari feber feb",
    "märz maerz march maart mär mrz mar mrt",
    "april apr",
    "mai may mei",
    "juni june jun",
    "juli july jul",
    "august augustus aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "dezember december dez dec",
)
_WEEKDAYS = (
    "montag monday maandag mo mon ma",
    "dienstag tuesday dinsdag di tue tues",
    "mittwoch wednesday woensdag mi wed wo",
    "donnerstag thursday donderdag do thu thur thurs",
    "freitag friday vrijdag fr fri vr",
    "samstag sonnabend saturday zaterdag sa sat za",
    "sonntag sunday zondag so sun zo",
)

MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Name -> month, from 1."""
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Name -> weekday, Monday is 0."""

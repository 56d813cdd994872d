"""Main groups of the German classification of occupations (KldB 2010) and the ISCED-F field of training for each.

The numbers are those of the Federal Employment Agency (Klassifikation der Berufe 2010, revised 2020); the assignment to
fields is our own.
"""

KLDB = {
    "01": "103", "02": "103", "03": "103",
    "11": "081", "12": "081",
    "21": "072", "22": "072", "23": "021", "24": "071", "25": "071", "26": "071", "27": "071", "28": "072", "29": "072",
    "31": "073", "32": "073", "33": "073", "34": "073",
    "41": "053", "42": "052", "43": "061",
    "51": "104", "52": "104", "53": "103", "54": "101",
    "61": "041", "62": "041", "63": "101",
    "71": "041", "72": "041", "73": "042",
    "81": "091", "82": "091", "83": "092", "84": "011",
    "91": "031", "92": "032", "93": "021", "94": "021",
}  # fmt: skip
"""First two digits of a number of five -> narrow field of ISCED-F."""

"""The official keys of municipalities: what follows from one for the other."""


def derived_ars(ags: str) -> str:
    """Return the ARS where it follows from the AGS: in Hesse and for district-free cities.

    >>> derived_ars("06431001"), derived_ars("05315000"), derived_ars("01051001")
    ('064310001001', '053150000000', '')
    """
    if ags.endswith("000"):
        return f"{ags[:5]}0000000"
    return f"{ags[:5]}0{ags[5:]}{ags[5:]}" if ags[:2] == "06" else ""

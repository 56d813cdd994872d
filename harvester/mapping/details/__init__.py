"""Reads single facts from words in lower case: ages, levels, seats, status, access and so on.

`signs` sees in one pass which facts a text may speak of at all; `shorthand` spells out what notices shorten. Each
fact has a module, some with words (`agewords`, `ageterms`, `conditionwords`) or a part of their grammar (`agebounds`,
`modesides`, `statusmeant`) beside them. A fact that is not said in so many words is unknown.
"""

"""Leaves persons out of what pages say; `items` is the way in for a raw item, `texts` for one text.

1. `tokens` takes a text apart; `words`, `roles`, `things` and `tongues` know which words are names, titles, roles,
   things;
2. `names` finds the names: behind roles and in lists (`lists`), by where they stand (`looks`), by their shape
   (`shapes`), cut short (`initials`), in lower case (`lower`), alone (`singles`, `pairs`), each with its titles and
   initials (`edges`, `ends`); `contacts` finds private addresses;
3. `verdicts` and `subjects` tell who gives an offer from whom it is about;
4. `redaction` and `titles` make what is left read on.
"""

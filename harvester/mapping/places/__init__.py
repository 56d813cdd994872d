"""Reads venues, German and English; `venues` is the way in for an offer, `words` for words alone; nothing is geocoded.

Words pass the modules in this order:

1. `leads`, `tails`, `pieces`, `lists` and `turns` take several venues, lists and terms apart, so that one address is
   left;
2. `spelling`, `corners` and `commas` even how it is spelled, `clauses`, `joined` and `unmarked` split it;
3. `parts` tells what each part is, with `table` (words that mean something), `rooms`, `streets`, `towns`, `english`,
   `people` and `remarks`;
4. `joins`, `inside`, `settled`, `ends` and `quarters` decide what only the other parts tell.
"""

"""Reads what offers cost, German and English; `costs` is the way in for an offer, `grammar` for words alone.

Words pass the modules in this order:

1. `spelling` evens them, `tokens` splits them, by the meanings in `words`; `phrases`, `compounds` and `counts` (with
   `sizes`) join words that mean something only together; `money`, `bare` and `sums` make sums of numbers and
   currencies;
2. `parts` and `looks` part the tokens, `clauses` gives each sum the words that belong to it;
3. of each clause, `kinds` reads what is paid, `included` what is in it, `labels`, `groups` and `people` for whom,
   `bounds`, `compared`, `rhythms` and `times` for what each time and how often, `crowds` for how many, `free` whether
   nothing is paid, `terms` how else, `changes` whether it still holds;
4. `pairs` compares a sum with the one before it, `steps` tells what one step of prices says of the others, and
   `grammar` puts all together.
"""

"""Reads words about dates and times, German and English; `words` is the way in.

Words pass the modules in this order:

1. `spelling` and `forms` write them in one way; `tokens` splits them, by the meanings in `lexicon`, `compounds` and
   `names`;
2. `settled` decides what single tokens leave open; `reader` walks along them and fills `parts` with the help of
   `steps` (days, months), `days`, `clock` and `hours` (times of day), `weekdays`, `marks` (repetition), `roles` and
   `times` (what a day or a time is for) and `absences` (when not); `looks` tells days from numbers of rooms and
   courses;
3. `years` completes the days, `spans` makes sessions of parts, `weekly` a schedule, `months` a period.
"""

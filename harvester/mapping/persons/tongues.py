"""Tells by their syllables given names of Chinese and Korean that no list can hold: a word in, yes or no out."""

import re
from functools import lru_cache

_CHINESE = re.compile(
    r"(?:xiao|xin|xue|jing|jian|jun|mei|ming|hui|yan|yu|zhi|zhen|zhong|hong|wen|wei|shu|shao|guo|li|lan|chun|fei"
    r"|hai|jia"
    r"|jie|ping|qi|qing|qiu|rui|tian|yi|ying|yong|yun|yue|zi|ze|hao|bao|chang|cheng|feng|guang|gui|hua|jin|kai|liang"
    r"|long|peng|rong|shan|sheng|shi|shuang|si|song|tao|ting|xi|xia|xiang|xiu|xu|yang|yao|yuan|ai|an|dan|dong)"
    r"(?:ling|feng|hua|mei|ping|jun|lin|ying|yan|yu|xin|wei|min|ming|li|lan|hong|fang|qin|qing|jing|jie|hui|na"
    r"|long|gang"
    r"|qiang|bin|yang|yi|ting|xia|xue|yun|zhen|dong|guo|sheng|tao|chen|rong|qi|xiang|ran|han|tong|ning|liang|peng)"
)
_KOREAN = (
    r"(?:seo|eun|ji|min|hyun|hyeon|soo|su|young|yeong|yeon|jin|hee|kyung|gyeong|sang|sung|seong|jae|dong|woo|joon"
    r"|jun|hye|mi"
    r"|na|ha|yu|yoo|yoon|yun|da|chae|ga|in|jung|jeong|ho|tae|ki|gi|hwa|ok|sook|suk|won|ye|bo|seung|seok|chan|gyu|kyu"
    r"|hwan|kwang|byung|myung|mee|ah|bin|rin|sun|sik|chul|nam|hyo|il|yong|eon|rae|ran|lim|kyu|hwi|sol|bi)"
)
_KOREAN_JOINED = re.compile(rf"{_KOREAN}-{_KOREAN}")


@lru_cache(1 << 14)
def is_far(word: str) -> bool:
    """Return whether a capitalised word is built as a given name of Chinese or, with its hyphen, of Korean.

    >>> is_far("Xiaoling"), is_far("Seo-yeon"), is_far("Meilen"), is_far("Mi-Do")
    (True, True, False, False)
    """
    lower = word.lower()
    return len(lower) > 4 and bool((_KOREAN_JOINED if "-" in lower else _CHINESE).fullmatch(lower))

"""Words as search knows them: lower case, without accents, cut to their stems."""

import re
import unicodedata
from functools import cache

import snowballstemmer

WORD = re.compile(r"[a-z0-9]+")
ACCENT = re.compile("[\u0300-\u036f]")
# Words that stand in every text and tell nothing apart.
SILENT_WORDS = """
a an and are as at be by can do does for from has have how i if in is it its may must my not of on or she he
that the their them then there they this to was what when where which who whom why will with you your
"""
SILENT = frozenset(SILENT_WORDS.split())
_stemmer = snowballstemmer.stemmer("english")


def words(text: str) -> list[str]:
    """Every word in order."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'").replace("'s", ""))
    return WORD.findall(ACCENT.sub("", plain))


def stem_of_typed(word: str) -> str:
    """What a word and its plural and other forms have in common. The word is forgotten: somebody typed it."""
    return str(_stemmer.stemWord(word))


@cache
def stem(word: str) -> str:
    """The same of a word of this site, which is remembered."""
    return stem_of_typed(word)


def stems(text: str) -> list[str]:
    """The stems of the words that tell something."""
    return [stem(word) for word in words(text) if word not in SILENT]

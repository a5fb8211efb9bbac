"""An index of documents in memory: forgiving of typos and plurals, and of other names for a thing."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from guidance.searching.words import SILENT, stem, stem_of_typed, stems, words

TITLE_WEIGHT = 4  # a word of the title counts as this many in the text
SYNONYM_WEIGHT = 0.5
TYPO_WEIGHT = 0.7
COMMON = 0.2  # a stem in more than this share of the documents tells little of another name
ENOUGH, SLOPE = 1.2, 0.75  # the usual constants of the BM25 ranking
SENTENCE = re.compile(r"(?<=[.?!])(?<!\b[A-Z]\.)\s+(?=[A-Z\u201c])")  # the point of "L.A. Care" ends no sentence


@dataclass(frozen=True, kw_only=True)
class Document:
    """Something that can be found: what kind of thing, its title, its address, and its text.

    `names` are other names for it: found as its title is, and not shown.
    """

    kind: str
    title: str
    address: str
    text: str
    names: str = ""
    weight: float = 1.0  # what answers a question weighs more than what merely names it

    @property
    def sentences(self) -> list[str]:
        return SENTENCE.split(self.text)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A document that answers, the sentence of it that does so best, and which words in it do."""

    document: Document
    sentence: str
    matching: frozenset[str]


class Index:
    """The documents by the stems in them."""

    def __init__(self, documents: Sequence[Document], *, synonyms: Iterable[Sequence[str]] = ()) -> None:
        """Each row of `synonyms` holds names of one thing."""
        self.documents = documents
        self.counts = [counted(document) for document in documents]
        self.lengths = [sum(counts.values()) for counts in self.counts]
        self.usual = sum(self.lengths) / max(len(self.lengths), 1)
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, counts in enumerate(self.counts):
            for each in counts:
                self.places[each].append(place)
        self.spelled = sorted({word for document in documents for word in words(all_of(document))})
        self.synonyms = [tuple(tuple(stems(name)) for name in row) for row in synonyms]

    def search(self, query: str, *, most: int = 10) -> list[Found]:
        """The documents that answer best, at most so many; none for a query without a word that tells something."""
        wanted = self.wanted(query)
        scores: Counter[int] = Counter()
        for each, weight in wanted.items():
            for place in self.places.get(each, ()):
                scores[place] += weight * self.score(each, place) * self.documents[place].weight
        return [self.found(place, wanted) for place, _ in scores.most_common(most)]

    def wanted(self, query: str) -> dict[str, float]:
        """The stems to look for with their weights: those typed, the nearest to a typo, other names of the thing."""
        typed = [word for word in words(query) if word not in SILENT]
        wanted: dict[str, float] = {}
        for word in typed:
            stemmed = stem_of_typed(word)
            wanted |= {stemmed: 1.0} if stemmed in self.places else self.nearest(word)
        for other, weight in self.other_names(Counter(map(stem_of_typed, typed)) | Counter(wanted.keys())):
            wanted.setdefault(other, weight)
        return wanted

    def nearest(self, word: str) -> dict[str, float]:
        """The stems of the words that a typo most likely meant: one slip, or two in a long word, never in the first
        letter, so that a word which stands nowhere is not taken for another."""
        slips = 1 if len(word) < 8 else 2
        alike = [each for each in self.spelled if each[0] == word[0]] if len(word) > 3 else []
        near = process.extract(word, alike, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=3)
        return {stem(each): TYPO_WEIGHT for each, _, _ in near}

    def other_names(self, asked: Counter[str]) -> Iterator[tuple[str, float]]:
        """The stems of the other names of every thing that is named whole in the query, each name weighing the same."""
        for row in self.synonyms:
            if any(name and Counter(name) <= asked for name in row):
                told = sorted(map(self.telling, row), key=len)
                yield from ((each, SYNONYM_WEIGHT / len(name)) for name in told for each in name)

    def telling(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The stems of a name without those that stand nearly everywhere; all of them, where no other is left."""
        rare = tuple(each for each in name if len(self.places.get(each, ())) <= COMMON * len(self.documents))
        return rare or name

    def score(self, each: str, place: int) -> float:
        """How much the stem tells of the document: the rarer, and the more often in a short text, the more."""
        held = len(self.places[each])
        rare = math.log(1 + (len(self.documents) - held + 0.5) / (held + 0.5))
        often = self.counts[place][each]
        return rare * often * (ENOUGH + 1) / (often + ENOUGH * (1 - SLOPE + SLOPE * self.lengths[place] / self.usual))

    def found(self, place: int, wanted: dict[str, float]) -> Found:
        document = self.documents[place]
        best = max(document.sentences, key=lambda sentence: sum(wanted.get(each, 0) for each in set(stems(sentence))))
        matching = frozenset(word for word in words(f"{document.title} {best}") if stem(word) in wanted)
        return Found(document=document, sentence=best, matching=matching)


def all_of(document: Document) -> str:
    return f"{document.title} {document.names} {document.text}"


def counted(document: Document) -> Counter[str]:
    counts = Counter(stems(document.text))
    for each in stems(f"{document.title} {document.names}"):
        counts[each] += TITLE_WEIGHT
    return counts

"""Finding by a few words, typing mistakes forgiven."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from dashboard.analysis.entries import Entry, entries
from dashboard.analysis.table import fold
from dashboard.records.schema import Dataset, Term

LONGEST_TEXT = 200  # characters looked at
SHORTEST_MISTYPED = 4  # letters of a word of a name; shorter ones, codes mostly, are found only by how they begin
LEAST_ALIKE, LEAST_FOUND = 0.75, 0.7  # of a typed word and a word of a name; of all that was typed
EXACT = 100  # the score of the name itself
BEGINS, MISTYPED, SHARE = 80, 60, 19  # 80-99: all typed words begin words of the name; up to 79: some are only alike
CLEARLY = 7  # points ahead


@dataclass(frozen=True)
class Hit(Entry):
    """An entry that was found; `score` goes from 0 to 100, the name itself."""

    score: float


@dataclass(frozen=True, eq=False)
class Index:
    """Names as words: number i has the words `held[starts[i]:starts[i + 1]]` of `vocabulary`, which is sorted.

    `whole`: each name without case, accents and signs. `letters`: how many it has. `owner`: the number of its entry.
    `long`: which words can be mistyped.
    """

    entries: list[Entry]
    vocabulary: list[str]
    long: NDArray[np.intp]
    held: NDArray[np.intp]
    starts: NDArray[np.intp]
    whole: NDArray[np.object_]
    letters: NDArray[np.intp]
    owner: NDArray[np.intp]


def index(dataset: Dataset, glossary: Sequence[Term]) -> Index:
    """What `find` looks through; made once for the data."""
    listed = entries(dataset, glossary)
    names = [(words, n) for n, entry in enumerate(listed) for name in entry.names if (words := _words(name))]
    # Short names are held as one word too, so that "safecity" and "newzealand" are found.
    spelt = [{*words, "".join(words)} if len(words) <= 3 else set(words) for words, _ in names]
    vocabulary = sorted(set().union(*spelt))
    number = {word: n for n, word in enumerate(vocabulary)}
    return Index(
        entries=listed,
        vocabulary=vocabulary,
        long=np.array([n for n, word in enumerate(vocabulary) if len(word) >= SHORTEST_MISTYPED], dtype=np.intp),
        held=np.array([number[word] for words in spelt for word in words], dtype=np.intp),
        starts=np.cumsum([0, *map(len, spelt)])[:-1],
        whole=np.array([" ".join(words) for words, _ in names], dtype=object),
        letters=np.array([len("".join(words)) for words, _ in names], dtype=np.intp),
        owner=np.array([n for _, n in names], dtype=np.intp),
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def find(index: Index, text: str, most: int = 12) -> list[Hit]:
    """The best hits first, one for each place that they lead to; none where nothing is alike."""
    words = _words(text[:LONGEST_TEXT])
    if not words or not len(index.whole):
        return []
    scores = _scores(index, words)
    hits: dict[tuple[str, ...], Hit] = {}
    # The sort is stable, and entries stand in the order of their sorts.
    for n in np.argsort(-scores, kind="stable"):
        if len(hits) == most or not scores[n]:
            break
        entry = index.entries[index.owner[n]]
        hits.setdefault(_leads_to(entry), Hit(**vars(entry), score=float(scores[n])))
    return list(hits.values())


def _scores(index: Index, words: list[str]) -> NDArray[np.float64]:
    """The score of each name; 0 where it is too little alike."""
    once = dict.fromkeys(words)
    weights = np.array([len(word) for word in once])
    alike = np.stack([_alike(index, word) for word in once])
    whole = weights @ alike / weights.sum()
    share = np.minimum(weights.sum() / index.letters, 1)  # how much of the name was typed
    begins = alike.min(axis=0) == 1
    scores: NDArray[np.float64] = np.where(begins, BEGINS, MISTYPED * whole) + SHARE * share
    scores[whole < LEAST_FOUND] = 0
    scores[index.whole == " ".join(words)] = EXACT
    return scores


def _alike(index: Index, word: str) -> NDArray[np.float64]:
    """How much each name's most similar word is like the typed one: from LEAST_ALIKE to 1, its beginning; else 0."""
    alike = np.zeros(len(index.vocabulary))
    long = [index.vocabulary[n] for n in index.long]
    least = 100 * LEAST_ALIKE
    alike[index.long] = process.cdist([word], long, scorer=fuzz.ratio, score_cutoff=least, dtype=np.float64)[0] / 100
    first = bisect_left(index.vocabulary, word)
    alike[first : bisect_left(index.vocabulary, word + "\U0010ffff", first)] = 1
    best: NDArray[Any] = np.maximum.reduceat(alike[index.held], index.starts)
    return best


def _leads_to(entry: Entry) -> tuple[str, ...]:
    return (entry.page, *entry.params.values())


def sure(hits: Sequence[Hit]) -> Hit | None:
    """The hit to go to without asking: the first, where it is the name itself or clearly ahead of its rivals.

    What bears the same label but is of another sort, such as a capital with one record, is no rival.
    """
    if not hits:
        return None
    first = hits[0]
    rivals = [hit for hit in hits[1:] if hit.sort == first.sort or hit.label != first.label]
    lead = min((first.score - hit.score for hit in rivals), default=EXACT)
    return first if lead >= CLEARLY or (first.score == EXACT and lead) else None


def as_typed(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that need no typing mistake forgiven: all words typed begin words of their name."""
    return [hit for hit in hits if hit.score >= BEGINS]


def nearest(text: str, names: Mapping[str, str], most: int = 3) -> list[str]:
    """The codes, or the codes of the names, most like a text that is none; `most` of them where there are so many."""
    typed = fold(text[:LONGEST_TEXT])

    def alike(code: str) -> float:
        return max(fuzz.ratio(typed, fold(code)), fuzz.WRatio(typed, fold(names[code])))

    return sorted(names, key=alike, reverse=True)[:most]

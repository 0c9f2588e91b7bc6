"""A claim in, the documents out that it names in its own words: `Pensioenfonds Zeilmakers: belegd vermogen`.

A document is known by its organisation, title and file name, and by the names that are printed in it and hardly in
another. Only names count, not common words: a claim on klachten is not meant for the report that has klachten in its
title.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from .likeness import likeness
from .stems import folded
from .tokens import words_of
from .wording import key_of, keys_of, names_of

Row = Mapping[str, str]

_WORD = re.compile(r"[A-Z][A-Za-z]*\w*")
_ACRONYM = re.compile(r"(?:[A-Z]{2,}|[A-Z]+[a-z]+[A-Z])\w*")
_INTRODUCED = re.compile(r"^([^:.]{3,80}?)(?:\s*\([^()]{0,60}\))?\s*:\s")
_AS_WELL = 0.45  # share of the best score, to be named as well
_OFTEN, _SHARE = 3, 0.8  # how often a name is printed in a document, and the share of all its places, to stand for it
_LESS = 0.7  # of a name that is printed in a document, beside one of the document itself
_ENOUGH = 0.6  # of the weight of the names, to tell documents apart
_OF_TITLE = 2  # words of a title, to name a document by it
_LIKE = 0.8  # likeness of a name in a claim to one of a document


class DocumentNames:
    """What documents are called, to find those that a claim names."""

    def __init__(self, figures: Sequence[Row], titles: Mapping[str, str]) -> None:
        printed: dict[str, Counter[str]] = defaultdict(Counter)
        self._called: dict[str, frozenset[str]] = {}
        for row in figures:
            if row["document"] not in self._called:
                self._called[row["document"]] = _called(row)
            printed[row["document"]].update(names_of(row["snippet"]))
        self._titles = {document: keys_of(titles.get(document, "")) for document in self._called}
        everywhere = sum(printed.values(), Counter[str]())
        self._printed = {
            document: frozenset(
                name for name, times in names.items() if times >= _OFTEN and times / everywhere[name] >= _SHARE
            )
            for document, names in printed.items()
        }

    def named_in(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The documents that a text names, and the keys of the words by which it does; none when it names none."""
        scores: dict[str, float] = defaultdict(float)
        used: dict[str, set[str]] = defaultdict(set)
        for name in sorted(_names(text)):
            for known, worth in ((self._called, 1.0), (self._printed, _LESS)):
                having = [document for document, keys in known.items() if _has(keys, name)]
                if not having:
                    continue
                weight = worth * math.log((len(known) + 1) / len(having))
                for document in having:
                    scores[document] += weight
                    used[document].add(name)
                break
        said = keys_of(text)
        for document, title in self._titles.items():
            if len(title & said) >= _OF_TITLE and title <= said:
                scores[document] += math.log(len(self._titles) + 1)
                used[document] |= title
        best = max(scores.values(), default=0.0)
        if best < _ENOUGH:
            return frozenset(), frozenset()
        chosen = frozenset(document for document, score in scores.items() if score >= best * _AS_WELL)
        return chosen, frozenset().union(*(used[document] for document in chosen))

    def own_names(self, documents: Sequence[str], text: str) -> frozenset[str]:
        """The keys of the words in a text that only say whose documents these are."""
        names = _names(text)
        return frozenset(name for name in names if all(_has(self._called[document], name) for document in documents))


def _has(keys: frozenset[str], name: str) -> bool:
    return name in keys or (len(name) > 5 and any(likeness(name, key) >= _LIKE for key in keys if len(key) > 5))


def _called(row: Row) -> frozenset[str]:
    file = row["document"].rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return frozenset(map(key_of, words_of(re.sub(r"[_\W]+", " ", file) + " " + row["organisation"])))


def _names(text: str) -> frozenset[str]:
    """The keys of the words of a text that can be names: with a capital inside a sentence, or introducing it."""
    found = set(names_of(text)) | {key_of(folded(word)) for word in _ACRONYM.findall(text)}
    introduced = _INTRODUCED.match(text)
    if introduced:
        found |= {key_of(folded(word)) for word in _WORD.findall(introduced.group(1))}
    words = text.split()
    if len(words) > 1 and words[0][:1].isupper() and words[1][:1].isupper():
        found.add(key_of(folded(words[0].strip(".,:"))))
    for one, other in pairwise(words):
        if one[:1].isupper() and other[:1].isupper():
            found.add(key_of(folded(re.sub(r"\W", "", one + other))))
    if len(words) > 1 and words[1].startswith("("):
        found.add(key_of(folded(words[0])))
    return frozenset(found)

"""Terms explained where they are used, at the pointer and at the focus and in print not at all; and all in a list."""

import re
from collections.abc import Callable, Iterable
from html import escape

from dashboard.analysis.table import fold
from dashboard.pictures.links import here
from dashboard.records.schema import Term

Explain = Callable[[str], str]


def explainer(terms: Iterable[Term], once: bool = False) -> Explain:
    """A function that escapes a text and explains the first use of each term in it; `once` in all texts together."""
    by_spelling = {escape(spelling).casefold(): term for term in terms for spelling in (term.term, *term.also)}
    if not by_spelling:
        return escape
    longest_first = sorted(by_spelling, key=len, reverse=True)
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:s|es)?\b", re.IGNORECASE)

    in_all: set[str] = set()

    def explain(text: str) -> str:
        said = in_all if once else set()

        def mark(match: re.Match[str]) -> str:
            word = match[0].casefold()
            term = by_spelling.get(word) or by_spelling.get(word[:-1]) or by_spelling[word[:-2]]
            if term.key in said:
                return match[0]
            said.add(term.key)
            return f'<span class="term" tabindex="0">{match[0]}<span role="tooltip">{escape(term.text)}</span></span>'

        return found.sub(mark, escape(text))

    return explain


def glossary(terms: Iterable[Term], opened: str) -> str:
    """The terms in alphabetical order, each with an address of its own; `opened` is the key of the one asked for."""
    items = "".join(_entry(term, term.key == opened) for term in sorted(terms, key=lambda term: fold(term.term)))
    return f'<dl class="glossary">{items}</dl>'


def _entry(term: Term, opened: bool) -> str:
    forms = f'<br><span class="fine">Also: {escape(", ".join(term.also))}</span>' if term.also else ""
    mark = ' class="opened"' if opened else ""
    return (
        f'<div id="term-{escape(term.key)}"{mark}><dt>{here(term.term, term=term.key)}</dt>'
        f"<dd>{escape(term.text)}{forms}</dd></div>"
    )

"""Terms explained where they are used: at the pointer, at the focus, and in print not at all."""

import re
from collections.abc import Callable, Iterable
from html import escape

from dashboard.records.schema import Term

Explain = Callable[[str], str]


def explainer(terms: Iterable[Term]) -> Explain:
    """A function that escapes a text and explains the first use of each term in it."""
    by_spelling = {escape(spelling).casefold(): term for term in terms for spelling in (term.term, *term.also)}
    if not by_spelling:
        return escape
    longest_first = sorted(by_spelling, key=len, reverse=True)
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:s|es)?\b", re.IGNORECASE)

    def explain(text: str) -> str:
        said: set[str] = set()

        def mark(match: re.Match[str]) -> str:
            word = match[0].casefold()
            term = by_spelling.get(word) or by_spelling.get(word[:-1]) or by_spelling[word[:-2]]
            if term.key in said:
                return match[0]
            said.add(term.key)
            return f'<span class="term" tabindex="0">{match[0]}<span role="tooltip">{escape(term.text)}</span></span>'

        return found.sub(mark, escape(text))

    return explain

"""What a search found as HTML. Everything from the data and the address is escaped here."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

from dashboard.analysis.search import Hit, as_typed
from dashboard.analysis.summary import plural
from dashboard.pictures.links import link
from dashboard.records.words import HIT_SORTS

COUNTRIES, FIRMS = link("all countries", "countries"), link("all firms", "suppliers")
TABLE, KNOW = link("the table of all records", "table"), link("how we know, with the terms explained", "know")
LISTS = f'<ul class="others"><li>{COUNTRIES}</li><li>{FIRMS}</li><li>{TABLE}</li><li>{KNOW}</li></ul>'
HOW_TO_SEARCH = (
    "<p>Type a country, a city, a firm, an agency, a technology or a term, or several words together, as in "
    f"{link('nairobi police', 'search', q='nairobi police')}. Capitals, accents and small typing mistakes do not "
    f"matter. Or look through:</p>{LISTS}"
)


def understood(sought: str, found: Sequence[Hit], most: int) -> str:
    """How many hits there are, and whether they have what was typed or only something like it."""
    typed = f"“{escape(sought)}”"
    if not found:
        said = f"Nothing is found for {typed}."
    elif not as_typed(found):
        said = f"No exact match for {typed}; nearest:"
    elif len(found) < most:
        said = f"{plural(len(found), 'match', 'matches')} for {typed}."
    else:
        said = f"The {most} best matches for {typed}; another word narrows them down."
    return f'<p class="sentence" role="status">{said}</p>'


NOTHING = (
    "<p>Try fewer or other words: the English name of a country or city, a firm’s short name, a technology. A country "
    f"without a record has a page too, which says whether we looked. Or look through:</p>{LISTS}"
)


def hits(found: Iterable[Hit], kept: Collection[str]) -> str:
    """The hits by sort, the sort of the best hit first; records outside the evidence lens, not in `kept`, say so."""
    by_sort: dict[str, list[str]] = {}
    for hit in found:
        lens = "" if hit.params.get("deal", "") in {"", *kept} else " · outside the evidence lens"
        line = (
            f'<li>{link(hit.label, hit.page, **hit.params)} <span class="fine">{escape(hit.detail)}{lens}</span></li>'
        )
        by_sort.setdefault(hit.sort, []).append(line)
    return "".join(
        f'<h2>{HIT_SORTS[sort]}</h2><ul class="others">{"".join(lines)}</ul>' for sort, lines in by_sort.items()
    )

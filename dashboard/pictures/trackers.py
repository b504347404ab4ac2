"""Other counts beside ours, and the AIGS index country by country, as HTML."""

from collections.abc import Mapping
from html import escape

from dashboard.analysis.filters import to_address
from dashboard.analysis.summary import plural
from dashboard.analysis.trackers import Compared, Ours
from dashboard.pictures.glossary import Explain
from dashboard.pictures.links import link
from dashboard.pictures.panel import description_list, sources
from dashboard.pictures.searched import named
from dashboard.pictures.tables import figures
from dashboard.records.schema import Tracker


def tracker_card(tracker: Tracker, ours: Ours, explain: Explain) -> str:
    """One other count: what it counts and covers, what comes nearest here, and why the totals differ."""
    they = "<br>".join(f"{count.number:,} {escape(count.what)}" for count in tracker.counts)
    deals = f"{plural(ours.deals, 'deal')} in {plural(ours.countries, 'country', 'countries')}"
    facts = {
        "By": escape(tracker.by),
        "Years": escape(tracker.years) if tracker.years else "not said in the sources we saw",
        "It counts": they or "no number in the sources we saw",
        "Nearest here": f"{link(deals, 'table', **to_address(ours.filters))} ({escape(ours.what)})",
        "It covers": explain(tracker.scope),
        "Why the totals differ": explain(tracker.differs),
    }
    return (
        f'<article class="plain"><h3>{escape(tracker.name)}</h3>{description_list(facts, "facts")}'
        f"{sources(tracker.sources)}</article>"
    )


def aigs_compared(compared: Compared, names: Mapping[str, str]) -> str:
    """The two sets of countries as counts, with the names in parts that can be opened."""
    sets = {
        "In both": compared.both,
        "Only in the index": compared.only_aigs,
        "Only here": compared.only_here,
    }
    rows = [(name, len(codes)) for name, codes in sets.items()]
    head = ("Countries, without China", "Number")
    caption = "Listed in the AIGS index with technology from China, and with a deal here"
    said = (
        f"Only in the index, with a ban or removal here: {len(compared.banned)}. Only here, and in the index without "
        f"technology from China: {len(compared.listed_without)}; the others are not in it, which does not mean no. "
        f"Only here, without a deal dated up to 2019, where the index ends: {len(compared.later)}."
    )
    lists = "".join(named(name, codes, names) for name, codes in sets.items())
    return figures(caption, head, rows) + f'<p class="fine">{said}</p>{lists}'

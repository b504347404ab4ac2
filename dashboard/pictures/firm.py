"""A firm and its records as HTML. Everything from the data is escaped here."""

from collections.abc import Hashable, Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.analysis.colour import Painted
from dashboard.analysis.summary import plural
from dashboard.pictures.glossary import Explain
from dashboard.pictures.links import here, link
from dashboard.pictures.panel import UNKNOWN, description_list, sources
from dashboard.pictures.tables import figures, stacking
from dashboard.records import dates
from dashboard.records.schema import LeftOut, Supplier
from dashboard.records.words import CONFIDENCES, OWNERSHIP_RULES, OWNERSHIPS, TECHNOLOGIES

OWNERSHIP = {"ownership", "ownership_note"}
COLUMNS = ("Country", "Record", "Year", "Kind", "Status", "Confidence")


def firm_top(firm: Supplier, sentence: str, lens: str) -> str:
    """A firm's full name, its sentence, and the ways on."""
    known = f'<p class="full-name">{escape(firm.name)}</p>' if firm.name != firm.short else ""
    way_back = f'<p class="fine">{link("All suppliers", "suppliers")}</p>'
    return f'{known}<p class="sentence" role="status">{sentence}</p>{lens_line(lens)}{way_back}'


def lens_line(lens: str) -> str:
    """What the evidence lens leaves out, with the way to take it off; "" where there is no lens."""
    off = here("Take it off", publishers="", sure="")
    return f'<p class="fine lens" role="status">{escape(lens)} {off}</p>' if lens else ""


def firm_facts(firm: Supplier, explain: Explain) -> str:
    """Ownership as classed and as told, then what else is known of a firm, as a description list."""
    classed = f"<strong>{OWNERSHIPS[firm.ownership]}</strong>: {OWNERSHIP_RULES[firm.ownership]}"
    facts = {
        "Ownership": f"{classed}. This is our classing of what the sources say.",
        "What the sources say": explain(firm.ownership_note) if firm.ownership_note else UNKNOWN,
        "Headquarters": escape(firm.headquarters) if firm.headquarters else UNKNOWN,
        "Founded": dates.pretty(firm.founded) if firm.founded else UNKNOWN,
        "Makes or does": explain(firm.makes),
        "Other names": escape(" · ".join(firm.aliases)) or "none found",
    }
    return description_list(facts | ({"Editor’s note": escape(firm.note)} if firm.note else {}), "facts")


def firm_sources(firm: Supplier) -> str:
    """The sources on who owns a firm, then those on its other facts; those on measures alone stand elsewhere."""
    on_owners = [source for source in firm.sources if OWNERSHIP.intersection(source.supports)]
    rest = [source for source in firm.sources if source not in on_owners and set(source.supports) != {"restrictions"}]
    lists = {"Sources on who owns it": on_owners, "Sources on its other facts": rest}
    found = "".join(sources(cited, head) for head, cited in lists.items() if cited)
    return found or '<p class="fine">No source but those on the restrictions below.</p>'


def counts_by_country(classes: Mapping[str, str], painted: Painted, names: Mapping[str, str]) -> str:
    """What the firm's map shows, as a description list: the countries with so many deals, most deals first."""
    grouped: dict[str, list[str]] = {}
    for iso, said in painted.ranked:
        grouped.setdefault(said, []).append(iso)
    if only := [iso for iso in names if classes.get(iso) == "restricted"]:
        grouped["Only a ban or removal"] = only
    facts = {said: ", ".join(_country(iso, names) for iso in isos) for said, isos in grouped.items()}
    return description_list(facts, "facts")


def _country(iso: str, names: Mapping[str, str]) -> str:
    return link(names[iso], "countries", country=iso)


def records_table(caption: str, rows: pd.DataFrame) -> str:
    """Records, given as rows of deal_table(), by country and year, each a link; "" where there are none."""
    if rows.empty:
        return ""
    cells = [
        (
            link(row["country"], "countries", country=row["iso_a3"]),
            link(row["title"], "deal", deal=row["id"]),
            *map(escape, (row["when"], row["sort"], _status(row), CONFIDENCES[row["confidence"]])),
        )
        for row in rows.sort_values(["country", "year", "id"]).to_dict("records")
    ]
    return stacking(caption, dict(zip(COLUMNS, COLUMNS, strict=True)), cells)


def _status(row: dict[Hashable, Any]) -> str:
    """A restriction has no status of its own, so that of the supply is said as such."""
    return str(row["said"]) if row["counted"] else f"Supply: {row['said'].lower()}"


def folded_records(summary: str, rows: pd.DataFrame) -> str:
    """Records as in records_table(), folded away; "" where there are none."""
    if rows.empty:
        return ""
    said = f"{summary}: {plural(len(rows), 'record')}"
    return f"<details><summary>{escape(said)}</summary>{records_table(summary, rows)}</details>"


def technologies(counts: Mapping[str, int], key: str) -> str:
    """How many deals of a firm name each technology, each a link to those deals in the table."""
    named = {
        link(TECHNOLOGIES[code], "table", technology=code, supplier=key): number for code, number in counts.items()
    }
    return bars(named, "Deals by technology") + '<p class="fine">A deal can name several.</p>'


def together(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """In how many records each other firm is named too, each a link to its page."""
    named = {link(names.get(key, key), "suppliers", firm=key): number for key, number in counts.items()}
    note = "Records that name both firms, bans and removals among them. It does not say how the firms worked together."
    return bars(named, "Records by firm") + f'<p class="fine">{note}</p>'


def yearly_table(counts: pd.DataFrame) -> str:
    """The content of the chart of years as a table, folded away, without empty years; counts as from per_year()."""
    rows = [
        (year, of["deals"].sum(), ", ".join(f"{n} × {sort}" for sort, n in zip(of["group"], of["deals"], strict=True)))
        for year, of in counts[counts["deals"] > 0].groupby("year")
    ]
    table = figures("Deals per year", ("Year", "Deals", "Kinds"), rows)
    return f"<details><summary>The same as a table</summary>{table}</details>"


def bars(numbers: Mapping[str, int], label: str) -> str:
    """A list of numbers, each beside a bar of its length; the names are HTML."""
    most = max(numbers.values(), default=1)
    items = "".join(
        f'<li><span>{name}</span><i style="width:{100 * number / most:.0f}%"></i><b>{number}</b></li>'
        for name, number in numbers.items()
    )
    return f'<ul class="bars" aria-label="{escape(label)}">{items}</ul>'


def left_out(records: Iterable[LeftOut], names: Mapping[str, str]) -> str:
    """Records that were looked into and not taken, each with the reason."""
    items = "".join(
        f"<li><strong>{escape(names.get(record.country, record.country))}: {escape(record.title)}.</strong> "
        f"{escape(record.reason)}</li>"
        for record in records
    )
    return f"<ul>{items}</ul>"

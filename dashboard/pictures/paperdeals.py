"""The records on a printed sheet: a row each with its facts, and below it the sources it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from reportlab.platypus import Flowable, LongTable, Paragraph

from dashboard.analysis.evidence import publishers
from dashboard.analysis.table import when
from dashboard.pictures import fonts
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.fonts import UNPRINTABLE
from dashboard.pictures.panel import status
from dashboard.pictures.paperparts import FINE, SMALL, marked
from dashboard.records import dates
from dashboard.records.parts import Source
from dashboard.records.schema import Deal
from dashboard.records.words import CONFIDENCES, KINDS

HEADS = ("Country", "Record", "Supplier", "Year", "Kind; status", "Confidence")
SHARES = (0.12, 0.29, 0.19, 0.1, 0.19, 0.11)  # of the width
LONGEST_ADDRESS = 110  # letters that are printed; a click on them goes to the whole address
SOURCES = 2  # of a record that is not shown whole
BESIDE = [""] * (len(HEADS) - 1)  # the cells that a record's sources spread over
UNSET = f"{UNPRINTABLE} stands for letters that this sheet’s font cannot set; the address leads to the original."
YOUR_GRADE = "(your grade)"


@dataclass(frozen=True)
class Rows:
    """The records for a sheet, those that come first at the head, and how these were chosen where not all have room.

    `graded`: pupils give the confidence themselves.
    """

    deals: Sequence[Deal]
    atlas: Atlas
    chosen: str = "with the most independent publishers"
    graded: bool = False

    def table(self, number: int, width: float, whole: bool = False) -> list[Flowable]:
        """The first `number` records by country and date, with two sources of each.

        With all sources, what happened and what is contested where they are to be `whole`.
        """
        if not number:
            return []
        chosen = {deal.id for deal in self.deals[:number]}
        shown = [deal for deals in self._by_country() for deal in deals if deal.id in chosen]
        heads = [*HEADS[:-1], f"{HEADS[-1]} {YOUR_GRADE}"] if self.graded else [*HEADS]
        rows: list[list[Any]] = [[_cell(f"<b>{head}</b>") for head in heads]]
        style: list[tuple[Any, ...]] = [*STYLE]
        cited = 1
        for deal in shown:
            at, sources = len(rows), deal.sources if whole else deal.sources[:SOURCES]
            told = _told(deal) if whole else ""
            rows += [self._facts(deal), [Paragraph(told + _sources(deal, sources, cited), FINE), *BESIDE]]
            cited += len(sources)
            style += [("SPAN", (0, at + 1), (-1, at + 1)), ("NOSPLIT", (0, at), (-1, at + 1))]
            style += [("LINEABOVE", (0, at), (-1, at), 0.4, "#888888"), ("BOTTOMPADDING", (0, at), (-1, at), 0)]
        table = LongTable(rows, colWidths=[share * width for share in SHARES], repeatRows=1, style=style)
        return [
            table,
            *([_cell(UNSET)] if any(UNPRINTABLE in cell.text for row in rows for cell in row if cell) else []),
        ]

    def _by_country(self) -> list[list[Deal]]:
        return [self.atlas.deals.get(iso, []) for iso in self.atlas.country_names]

    def _facts(self, deal: Deal) -> list[Any]:
        firms = ", ".join(self.atlas.firm_names.get(key, key) for key in deal.suppliers) or "none named"
        country = self.atlas.country_names.get(deal.country, deal.country)
        grade = "" if self.graded else CONFIDENCES[deal.confidence]
        texts = [country, deal.title, firms, when(deal), f"{KINDS[deal.kind]}; {status(deal).lower()}", grade]
        return [_cell(f"<b>{marked(words, 200)}</b>" if words is deal.title else marked(words, 200)) for words in texts]


STYLE: tuple[tuple[Any, ...], ...] = (
    ("FONTNAME", (0, 0), (-1, -1), fonts.PLAIN),  # else Helvetica is named, and not brought along
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
)


def order(deals: Sequence[Deal], first: str | None) -> list[Deal]:
    """The records in the order in which they come onto a sheet that has not room for all.

    Those of the country `first` lead, then those with the most independent publishers.
    """
    return sorted(deals, key=lambda deal: (deal.country != first, -publishers(deal), deal.id))


def kept_deals(atlas: Atlas, keep: pd.Series) -> list[Deal]:
    """The records of the rows kept."""
    return [atlas.records[code] for code in atlas.table.loc[keep, "id"]]


def _cell(markup: str) -> Paragraph:
    return Paragraph(markup, SMALL)


def _told(deal: Deal) -> str:
    contested = f" <b>Contested:</b> {marked(deal.contested)}" if deal.contested else ""
    return f"{marked(deal.summary)}{contested}<br/>"


def _sources(deal: Deal, shown: Sequence[Source], first: int) -> str:
    """The sources, numbered from `first`; the nearest to the event first, as the record has them."""
    said = [_source(source, number) for number, source in enumerate(shown, first)]
    more = len(deal.sources) - len(shown)
    return "<br/>".join(said) + (f" – and {more} more in the record" if more else "")


def _source(source: Source, number: int) -> str:
    day = dates.pretty(source.published) if source.published else "no date shown"
    said = f"[{number}] {marked(source.publisher, 80)}, {day}: {marked(source.title, 160)}. "
    return f'{said}<link href="{marked(source.url, 5_000)}">{marked(source.url, LONGEST_ADDRESS)}</link>'

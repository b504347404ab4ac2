"""What is open in the data, counted, and what in it is newest."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.analysis.coverage import UNSEARCHED, found
from dashboard.analysis.evidence import publishers
from dashboard.analysis.regimes import class_year
from dashboard.analysis.table import UNNAMED, regime_of
from dashboard.records import dates
from dashboard.records.schema import Dataset, Deal

# Warnings by the field they stand at: what they say, and what they are warnings about.
WARNINGS = {
    "sources": "state at least one fact that none of their sources is marked as backing",
    "id": "look like another record of the same country, firm and year, and may be the same deal",
    "places": "have a place that lies far outside the country",
    "confidence": "are of high confidence though all their sources have one publisher",
}


@dataclass(frozen=True)
class Doubt:
    """Something open: `number` of the `of` things are so; `filters` of the table page that show them, where some do."""

    number: int
    of: int
    what: str
    filters: dict[str, str] = field(default_factory=dict)


def doubts(dataset: Dataset) -> list[Doubt]:
    """All that is open and can be counted; what does not occur is left out."""
    return [doubt for doubt in (*_warned(dataset), *_in_records(dataset), *_around(dataset)) if doubt.number]


def _warned(dataset: Dataset) -> Iterator[Doubt]:
    """Records with a warning of the data check; errors are told on every page."""
    ids = {deal.id for deal in dataset.deals}
    warned = [problem for problem in dataset.problems if problem.severity == "warning"]
    for name, what in WARNINGS.items():
        records = {problem.record for problem in warned if problem.field.split()[:1] == [name]}
        yield Doubt(len(records & ids), len(ids), f"records {what}")


def _in_records(dataset: Dataset) -> Iterator[Doubt]:
    deals, total = dataset.deals, len(dataset.deals)

    def records(what: str, so: list[bool], **filters: str) -> Doubt:
        return Doubt(sum(so), total, f"records {what}", filters)

    yield records("rest on one independent publisher", [publishers(deal) == 1 for deal in deals])
    yield records("are of low confidence", [deal.confidence == "low" for deal in deals], confidence="low")
    yield records("have no date at all", [deal.year is None and not deal.ended for deal in deals])
    yield records("have only the date of a first report", [deal.year_is_reported for deal in deals])
    yield records("have an unknown status", [deal.status == "unknown" for deal in deals], status="unknown")
    yield records("name no supplier", [not deal.suppliers for deal in deals], supplier=UNNAMED)
    yield records("name no buyer", [deal.buyer is None for deal in deals])
    yield records(
        "say that something about them is disputed or not shown", [deal.contested is not None for deal in deals]
    )


def _around(dataset: Dataset) -> Iterator[Doubt]:
    """What is missing beside the records."""
    results, classes = found(dataset), regime_of(dataset)
    classed = {iso for iso, _ in classes}
    unclassed = [deal for deal in dataset.deals if (deal.country, class_year(deal) or 0) not in classes]
    unsearched = sum(result == UNSEARCHED for result in results.values())
    yield Doubt(unsearched, len(results), "countries and territories were not looked at")
    yield Doubt(len(results.keys() - classed), len(results), "countries and territories have no regime class by V-Dem")
    yield Doubt(len(unclassed), len(dataset.deals), "records have no regime class for the country in their year")
    unsure = sum(row.confidence == "low" for row in dataset.bri)
    yield Doubt(unsure, len(dataset.bri), "Belt and Road signatories have a year on which sources differ")


def newest(dataset: Dataset, most: int) -> list[tuple[Deal, str]]:
    """The records looked over last, and of those the ones with the newest source, each with that source's date."""
    dated = [(deal, [source.published for source in deal.sources if source.published]) for deal in dataset.deals]
    latest = [(deal, max(published, key=dates.parse)) for deal, published in dated if published]
    order = sorted(latest, key=lambda pair: (dates.parse(pair[0].checked), dates.parse(pair[1])), reverse=True)
    return order[:most]

"""What is not wrong but should be looked at again: each gives a place in the record and a sentence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from .items import Fault
from .problems import shown
from .schema import Deal

Distance = Callable[[str, float, float], float | None]
FARTHEST_KM = 100
FACTS = (
    "suppliers", "buyer", "technologies", "places", "announced", "signed", "operational", "ended", "status",
    "value_usd_m", "value_note", "financing", "summary", "contested", "article",
)  # fmt: skip


def by_itself(deal: Deal, distance_km: Distance | None) -> Iterator[Fault]:
    """Name what is doubtful in a deal without a look at the others; places only where distances are known."""
    yield from unsupported(deal)
    yield from one_publisher(deal)
    if distance_km:
        yield from far_places(deal, distance_km)


def bare(deal: Deal) -> list[str]:
    """Give the facts, by field name, that are given but that no source supports."""
    supported = {name for source in deal.sources for name in source.supports}
    given = [name for name in FACTS if getattr(deal, name) not in (None, (), "unknown")]
    return [name for name in given if name not in supported]


def unsupported(deal: Deal) -> Iterator[Fault]:
    """Name the facts that are given but that no source supports."""
    if facts := bare(deal):
        yield ("sources",), f"no source supports {', '.join(facts)}"


def one_publisher(deal: Deal) -> Iterator[Fault]:
    """Doubt high confidence that rests on a single publisher."""
    publishers = {source.publisher for source in deal.sources}
    if deal.confidence == "high" and len(publishers) == 1:
        yield ("confidence",), f"'high', but {shown(publishers.pop())} is the only publisher of its sources"


def far_places(deal: Deal, distance_km: Distance) -> Iterator[Fault]:
    """Doubt places far outside the country; `distance_km` gives None where the country has no shape."""
    for position, place in enumerate(deal.places):
        distance = distance_km(deal.country, place.lat, place.lon)
        if distance is not None and distance > FARTHEST_KM:
            yield ("places", position), f"{shown(place.name)} lies {distance:,.0f} km outside {deal.country}"


def look_alikes(deals: Iterable[Deal]) -> Iterator[tuple[Deal, Fault]]:
    """Find deals that may be one and the same, unless one is declared part of the other."""
    earlier: defaultdict[tuple[str, int | None, bool], list[Deal]] = defaultdict(list)
    for deal in deals:
        alike = earlier[deal.country, deal.year, deal.is_deal]
        for other in alike if deal.year else ():
            shared = [key for key in deal.suppliers if key in other.suppliers]
            if shared and deal.part_of != other.id and other.part_of != deal.id:
                same = f"same country, supplier ({', '.join(shared)}) and year ({deal.year})"
                yield deal, (("id",), f"looks like {other.id}: {same}")
        alike.append(deal)

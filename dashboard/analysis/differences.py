"""How countries or firms differ, in plain sentences worked out from their records."""

from collections.abc import Callable, Collection, Mapping, Sequence

from dashboard.analysis.sides import COUNTRIES, Side
from dashboard.analysis.summary import plural
from dashboard.analysis.table import Classes
from dashboard.records.words import REGIMES, TECHNOLOGIES

MOST_LISTED = 6  # names in one list; the others are counted
THESE = {2: "these two", 3: "these three", 4: "these four"}
AUTOCRACIES = tuple(code for code in REGIMES if code.endswith("autocracy"))


def differences(sides: Sequence[Side], by: str, words: Mapping[str, str], classes: Classes) -> list[str]:
    """Up to eight sentences, each naming the sides that it speaks of.

    `words` names the firms by key where countries are compared, the countries by code where firms are; `classes` as
    from regime_of().
    """
    technologies = {code: f"{word[0].lower()}{word[1:]}" for code, word in TECHNOLOGIES.items()}
    return [
        sentence.replace("..", ".")  # behind a name that ends in "Ltd."
        for sentence in (
            _deals(sides),
            _bans(sides),
            _first(sides),
            _held(sides, lambda side: set(side.counts("technologies")), technologies, "technology", "deals with"),
            _held(sides, lambda side: side.suppliers, words, "named supplier", "deals that name")
            if by == COUNTRIES
            else _held(sides, lambda side: set(side.counts("iso_a3")), words, "country", "deals in"),
            _confidence(sides),
            _classes(sides, classes) if by == COUNTRIES else _autocracies(sides),
            _contested(sides),
        )
        if sentence
    ]


def listed(words: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'; of a long list the first ones, and how many more there are."""
    if len(words) > MOST_LISTED + 1:
        words = [*words[:MOST_LISTED], f"{len(words) - MOST_LISTED} more"]
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _with_deals(sides: Sequence[Side]) -> list[Side]:
    return [side for side in sides if len(side.deals)]


def _names(sides: Sequence[Side]) -> list[str]:
    return [side.name for side in sides]


def _deals(sides: Sequence[Side]) -> str:
    numbers = {side.name: len(side.deals) for side in sides}
    most = max(numbers.values())
    if not most:
        return f"No deal is shown for {listed(list(numbers), 'or')}."
    leaders = [name for name, number in numbers.items() if number == most]
    rest = sorted((item for item in numbers.items() if item[1] < most), key=lambda item: -item[1])
    if not rest:
        return f"{listed(leaders)} have equally many deals: {most} each."
    if len(numbers) == 2:
        return f"{leaders[0]} has more deals than {rest[0][0]}: {most} against {rest[0][1] or 'none'}."
    has = "has the most deals" if len(leaders) == 1 else "have the most deals"
    each = f"{most} each" if len(leaders) > 1 else f"{most}"
    followed = listed([f"{name} with {number or 'none'}" for name, number in rest])
    return f"{listed(leaders)} {has}: {each}, then {followed}."


def _bans(sides: Sequence[Side]) -> str:
    if not any(side.bans for side in sides):
        return ""
    said = [f"{side.bans or 'none'} for {side.name}" for side in sides]
    return f"Bans, removals or refusals, which are counted apart from deals: {listed(said)}."


def _first(sides: Sequence[Side]) -> str:
    """Whose first deal is the earliest, and by how many years."""
    years = {side.name: side.years[0] for side in sides if side.years}
    if len(years) < 2:
        return f"Of {THESE[len(sides)]}, only {next(iter(years))} has a deal with a known year." if years else ""
    first = min(years.values())
    earliest = [name for name, year in years.items() if year == first]
    later = sorted((item for item in years.items() if item[1] > first), key=lambda item: item[1])
    if not later:
        return f"The first deals known of {listed(earliest)} are of the same year, {first}."
    before = [f"{plural(year - first, 'year')} before the first of {name} ({year})" for name, year in later]
    has = "has the earliest deal known" if len(earliest) == 1 else "have the earliest deals known"
    return f"{listed(earliest)} {has} ({first}): {listed(before)}."


def _held(
    sides: Sequence[Side], held: Callable[[Side], Collection[str]], words: Mapping[str, str], one: str, deals: str
) -> str:
    """What all sides with deals have, and what only one of those compared has."""
    having = _with_deals(sides)
    if len(having) < 2:
        return ""
    of = {side.name: set(held(side)) for side in having}
    shared = _in_words(set.intersection(*of.values()), words)
    both = "both" if len(having) == 2 else "all"
    said = f"{listed(list(of))} {both} have {deals} {listed(shared)}" if shared else _nothing(list(of), one)
    alone = []
    for name, its in of.items():
        others = set().union(*(other for of_other, other in of.items() if of_other != name))
        if only := _in_words(its - others, words):
            alone.append(f"only {name} has {deals} {listed(only)}")
    return f"{said}; of {THESE[len(sides)]}, {'; '.join(alone)}." if alone else f"{said}."


def _nothing(names: Sequence[str], one: str) -> str:
    return f"The deals of {listed(names)} have no {one} in common"


def _in_words(codes: Collection[str], words: Mapping[str, str]) -> list[str]:
    """The codes' words in the order of `words`."""
    return [word for code, word in words.items() if code in codes]


def _confidence(sides: Sequence[Side]) -> str:
    having = _with_deals(sides)
    said = [_share(side, int((side.deals["confidence"] == "high").sum()), len(side.deals), "deal") for side in having]
    return f"Confidence is high for {listed(said)}." if len(having) > 1 else ""


def _share(side: Side, number: int, of: int, one: str) -> str:
    """'2 of 3 deals of Serbia'."""
    return f"{number or 'none'} of {plural(of, one)} of {side.name}"


def _classes(sides: Sequence[Side], classes: Classes) -> str:
    """The class of each country in the last year that has one, and in that of its first deal."""
    last = [(side.name, latest_class(side.code, classes)) for side in sides]
    now = [f"{name} as {_a(found[1])} ({found[0]})" for name, found in last if found]
    unclassed = [name for name, found in last if not found]
    starts = [(side.name, side.years[0], classes.get((side.code, side.years[0]))) for side in sides if side.years]
    then = [f"{regime} for {name} ({year})" for name, year, regime in starts if regime]
    said = [f"V-Dem classes {listed(now)}"] if now else []
    said += [f"V-Dem gives no class for {listed(unclassed, 'or')}"] if unclassed else []
    said += [f"in the year of the first deal known the class was {listed(then)}"] if then else []
    return f"{'; '.join(said)}."


def _a(regime: str) -> str:
    return f"an {regime}" if regime.startswith("e") else f"a {regime}"


def latest_class(iso_a3: str, classes: Classes) -> tuple[int, str] | None:
    """The last year for which a country has a regime class, and the class; None where it has none."""
    return max(((year, regime) for (iso, year), regime in classes.items() if iso == iso_a3), default=None)


def _autocracies(sides: Sequence[Side]) -> str:
    classed = {side.name: side.deals["regime"][side.deals["regime"] != ""] for side in _with_deals(sides)}
    said = [f"{int(of.isin(AUTOCRACIES).sum()) or 'none'} of {len(of)} of {name}" for name, of in classed.items()]
    if len(said) < 2:
        return ""
    return (
        "Of the deals whose country has a regime class for the deal’s year, "
        f"{listed(said)} were in an electoral or closed autocracy (V-Dem)."
    )


def _contested(sides: Sequence[Side]) -> str:
    having = [side for side in sides if len(side.shown)]
    if not having:
        return ""
    if not any(side.shown["contested"].any() for side in having):
        return f"No record shown of {listed(_names(having), 'or')} is marked as contested."
    said = [_share(side, int(side.shown["contested"].sum()), len(side.shown), "record") for side in having]
    return f"Something is contested in {listed(said)}."

"""The publishers that a record rests on, counted cautiously."""

import re
from functools import lru_cache

from dashboard.records.schema import Deal

# Words between two outlets in one publisher field: "Arab News (Reuters)", "pk.kg (citing Azattyk)".
BETWEEN = re.compile(
    r"\s+/\s+|\s*[(),;]\s*|\b(?:and|by|via|from|citing|quoting|reporting|reprinting|reproducing|republished|reposted|"
    r"copy of|summary of|text|on the|on an?|record|report)\b"
)
NO_OUTLET = re.compile(
    r"opinion|official|reprint|agency|state |public |broadcaster|government|blog$|copy|translated|press$|^.?$"
)


@lru_cache(maxsize=10_000)
def outlets(publisher: str) -> frozenset[str]:
    """The outlets that a publisher field names, folded; the whole field where nothing else is left."""
    parts = (
        part.strip(" .’'“”").removeprefix("the ").removeprefix("a ") for part in BETWEEN.split(publisher.casefold())
    )
    found = frozenset(part for part in parts if not NO_OUTLET.search(part))
    return found or frozenset((publisher.casefold(),))


def groups(deal: Deal) -> list[tuple[str, ...]]:
    """The publishers as the sources name them; those that name a common outlet ("X", "Y via X") stand together."""
    found: list[tuple[frozenset[str], list[int]]] = []  # outlets, and the sources that name them
    for number, source in enumerate(deal.sources):
        named = outlets(source.publisher)
        joined = [group for group in found if group[0] & named]
        found = [group for group in found if not group[0] & named]
        found.append((named.union(*(group[0] for group in joined)), sum((group[1] for group in joined), [number])))
    ordered = sorted(sorted(numbers) for _, numbers in found)
    return [tuple(dict.fromkeys(deal.sources[number].publisher for number in numbers)) for numbers in ordered]


def publishers(deal: Deal) -> int:
    """The number of independent publishers: sources that name a common outlet count as one."""
    return len(groups(deal))

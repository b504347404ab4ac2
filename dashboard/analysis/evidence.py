"""How many publishers a record rests on, counted cautiously, and what a demand for more of them leaves out."""

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


def publishers(deal: Deal) -> int:
    """The number of independent publishers: sources that name a common outlet ("X", "Y via X") count as one."""
    groups: list[frozenset[str]] = []
    for source in deal.sources:
        named = outlets(source.publisher)
        joined = [group for group in groups if group & named]
        groups = [group for group in groups if not group & named] + [named.union(*joined)]
    return len(groups)

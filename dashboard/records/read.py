"""Read the data folder: every record that is right, and every problem."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from . import doubts
from .doubts import Distance
from .known import Known
from .schema import (
    AigsRow,
    BriYear,
    Country,
    Coverage,
    Dataset,
    Deal,
    Event,
    LeftOut,
    Record,
    RegimeYear,
    Supplier,
    Term,
    Tracker,
)
from .sheet import Sheet

# Each file by the name that its records have in the dataset: its model, and the columns that tell its records apart.
SHEETS: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "deals.yaml": (Deal, ("id",)),
    "suppliers.yaml": (Supplier, ("key",)),
    "events.yaml": (Event, ("id",)),
    "countries.csv": (Country, ("iso_a3",)),
    "regimes.csv": (RegimeYear, ("iso_a3", "year")),
    "coverage.csv": (Coverage, ("iso_a3",)),
    "bri.csv": (BriYear, ("iso_a3",)),
    "aigs.csv": (AigsRow, ("iso_a3",)),
    "left_out.yaml": (LeftOut, ("id",)),
    "glossary.yaml": (Term, ("key",)),
    "trackers.yaml": (Tracker, ("key",)),
}
FILES = tuple(SHEETS)
Sheets = dict[str, Sheet[Any]]
_TRIES = 5  # to read files that change meanwhile
Stamp = tuple[int, int] | None  # when a file was written, in nanoseconds, and its size in bytes


def load(folder: Path, distance_km: Distance | None = None, texts: Mapping[str, str] | None = None) -> Dataset:
    """Read and check all files; records with an error are left out, and all problems told in the order they stand.

    A record may still refer to one that was left out. `distance_km(iso_a3, lat, lon)`, where given, tells how far
    outside its country a place lies, None where the country has no shape. `texts`, by name, are read in place of files.
    """
    sheets = _sheets(folder, texts or {})
    known = _known(sheets)
    for sheet in sheets.values():
        sheet.check(known)
    _doubt_deals(sheets["deals"], distance_km)
    _doubt_suppliers(sheets["suppliers"], sheets["deals"])
    problems = sorted(problem for sheet in sheets.values() for problem in sheet.problems)
    records = {name: sheet.records() for name, sheet in sheets.items()}
    return Dataset(**records, known=known, problems=tuple(problems))


def _sheets(folder: Path, texts: Mapping[str, str]) -> Sheets:
    """Read the files, and read again what was saved meanwhile: half of it old and half new would not fit together."""
    for _ in range(_TRIES):
        stamps = _stamps(folder)
        sheets: Sheets = {
            name.partition(".")[0]: Sheet(folder / name, model, unique, texts.get(name))
            for name, (model, unique) in SHEETS.items()
        }
        if _stamps(folder) == stamps:
            break
    return sheets


def version(folder: Path) -> str:
    """Name the present content of the data folder in 12 letters; files are read again only after a change."""
    return _digest(folder, _stamps(folder))


def _known(sheets: Sheets) -> Known:
    """Gather what may be referred to, also where it has faults of its own."""
    countries, suppliers, deals = sheets["countries"], sheets["suppliers"], sheets["deals"]
    names = {code: str(name) for code, name in _pairs(countries, "iso_a3", "name")}
    aliases = {key: _texts(names) for key, names in _pairs(suppliers, "key", "aliases")}
    part_of = {deal: whole if isinstance(whole, str) else None for deal, whole in _pairs(deals, "id", "part_of")}
    return Known(
        countries=names if countries.readable else None,
        suppliers=aliases if suppliers.readable else None,
        part_of=part_of,
        spellings=_spellings(sheets["glossary"]),
    )


def _spellings(glossary: Sheet[Any]) -> dict[str, str]:
    """Give the key of the first term that has each spelling; a term's own name comes before other forms."""
    named = [(key, _texts([term])) for key, term in _pairs(glossary, "key", "term")]
    formed = [(key, _texts(also)) for key, also in _pairs(glossary, "key", "also")]
    return {spelling.casefold(): key for key, texts in reversed(named + formed) for spelling in texts}


def _pairs(sheet: Sheet[Any], key: str, field: str) -> Iterator[tuple[str, object]]:
    for item in sheet.items:
        if isinstance(item.value.get(key), str):
            yield item.value[key], item.value.get(field)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(entry for entry in value if isinstance(entry, str)) if isinstance(value, list) else ()


def _doubt_deals(deals: Sheet[Deal], distance_km: Distance | None) -> None:
    for item, deal in deals.right:
        for fault in doubts.by_itself(deal, distance_km):
            deals.tell(item, fault, "warning")
    items = {deal.id: item for item, deal in deals.right}
    for deal, fault in doubts.look_alikes(deals.records()):
        deals.tell(items[deal.id], fault, "warning")


def _doubt_suppliers(suppliers: Sheet[Supplier], deals: Sheet[Deal]) -> None:
    """Doubt suppliers that no record names; as long as records are wrong, one of those may mean them."""
    used = {key for deal in deals.records() for key in deal.suppliers}
    for item, supplier in suppliers.right:
        if not deals.faulty and supplier.key not in used:
            suppliers.tell(item, (("key",), "no record in deals.yaml names this supplier"), "warning")


def _stamps(folder: Path) -> tuple[Stamp, ...]:
    return tuple(_stamp(folder / name) for name in FILES)


def _stamp(path: Path) -> Stamp:
    if not path.is_file():
        return None
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _digest(folder: Path, stamps: tuple[Stamp, ...]) -> str:
    digest = hashlib.sha256()
    for name, stamp in zip(FILES, stamps, strict=True):
        content = (folder / name).read_bytes() if stamp else b""
        # The length parts the files, so that text moved from one file to the next is a change.
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]

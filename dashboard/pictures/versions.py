"""The versions of a record as HTML: a list, two compared, one whole. Everything from the data is escaped here."""

from collections.abc import Sequence
from html import escape

from pydantic import ValidationError

from dashboard.editing.changes import Fields
from dashboard.editing.differences import differences
from dashboard.editing.form import GROUPS
from dashboard.editing.versions import FIRST, NOW, Version
from dashboard.pictures.changed import changed
from dashboard.pictures.links import here, link
from dashboard.pictures.moments import when
from dashboard.pictures.panel import Names, deal_card
from dashboard.pictures.saves import first_line, names
from dashboard.pictures.tables import stacking
from dashboard.records.schema import Deal
from dashboard.records.write import record_lines

NOT_BY_A_SAVE = {NOW: "as the file has it, by no save", FIRST: "as the oldest save here found it"}


def words(version: Version) -> str:
    """What a version is called: by the day and minute that it came about."""
    if version.entry is None:
        return "As it stands now"
    return f"Before {when(version.entry.when)}" if version.name == FIRST else when(version.entry.when)


def versions(found: Sequence[Version]) -> str:
    """A record's versions, each with who made it, why and what differs from the one before, and links to see both."""
    rows = []
    for version, older in zip(found, [*found[1:], None], strict=True):
        entry = version.made_by
        said = _step(version, older)
        seen = here(words(version), version=version.name) if version.fields is not None else escape(words(version))
        compare = here("Compare with the one before", old=older.name, new=version.name) if older else ""
        who = escape(entry.editor.name) if entry else ""
        why = link(first_line(entry.why), "edit-history", save=entry.id) if entry else NOT_BY_A_SAVE[version.name]
        rows.append((seen, who, why, escape(said), compare))
    columns = {"Version": "Version", "By": "By", "Why": "Why", "Changed": "Changed", "Compare": ""}
    return stacking("Versions, newest first", columns, rows)


def _step(version: Version, older: Version | None) -> str:
    """How a version came from the one before."""
    if version.fields is None:
        return "removed"
    if older is None or older.fields is None:
        return "" if version.name == FIRST else "added"
    return names(older.fields, version.fields)


def compared(old: Version, new: Version) -> str:
    """What differs between two versions."""
    found = changed(differences(old.fields or {}, new.fields or {}))
    return found or "<p>The two versions are the same.</p>"


def choices(found: Sequence[Version]) -> dict[str, str]:
    """The versions in words to choose from, by name; no two are alike."""
    offered: dict[str, str] = {}
    for version in found:
        said = f"{words(version)} · {_made(version)}"
        offered[version.name] = said if said not in offered.values() else f"{said} ({version.name[:12]})"
    return offered


def _made(version: Version) -> str:
    """Who made a version and why."""
    if entry := version.made_by:
        return f"{entry.editor.name}: {first_line(entry.why)}"
    return NOT_BY_A_SAVE[version.name]


def head(version: Version) -> str:
    """Which version is shown, and who made it why."""
    return f"<p><strong>Version: {escape(words(version))}</strong><br>{escape(_made(version))}</p>"


def where(file: str, key: str) -> str:
    """The file and the key of a record."""
    return f'<p class="fine">{escape(file)}, <code>{escape(key)}</code></p>'


def record_links(file: str, key: str, gone: bool) -> str:
    """Links to a record as readers see it, and to the form."""
    if gone or file not in GROUPS:
        return ""
    seen = link("As readers see it", "deal", deal=key) if file == "deals.yaml" else ""
    seen = link("As readers see it", "suppliers", firm=key) if file == "suppliers.yaml" else seen
    return f'<p class="lone-links">{seen} · {link("Correct it", "edit-record", record=key, file=file)}</p>'


def whole(file: str, fields: Fields, called: Names) -> str:
    """One version of a record as readers saw it; as its file had it where it is no deal, or not right today."""
    if file == "deals.yaml":
        try:
            return deal_card(Deal.model_validate(fields), called)
        except ValidationError:
            pass
    text = "\n".join(line for _, line in record_lines(fields))
    return f'<pre class="as-written">{escape(text)}</pre>'

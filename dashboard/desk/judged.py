"""A draft as it is typed, checked against all other records."""

from dataclasses import dataclass

from dashboard.analysis.projection import distance_km
from dashboard.cached import Atlas
from dashboard.desk import drafting
from dashboard.editing.changes import key_of
from dashboard.editing.drafts import Draft
from dashboard.editing.proving import doubts, faults
from dashboard.records.items import Fault

NO_REASON = "is empty; say why the record is left out"


@dataclass(frozen=True)
class Judged:
    """What is wrong with a draft, and with each of its new firms; and what is doubtful."""

    faults: list[Fault]
    firms: list[list[Fault]]
    doubts: list[Fault]

    @property
    def wrong(self) -> bool:
        """Whether anything must be put right before it can be saved."""
        return bool(self.faults or any(self.firms))


def judged(atlas: Atlas, draft: Draft) -> Judged:
    """What is wrong and what is doubtful in a draft."""
    if draft.reason is not None:
        return Judged([] if draft.reason.strip() else [(("reason",), NO_REASON)], [], [])
    dataset, fields = drafting.with_firms(atlas.dataset, draft), drafting.fields(draft)
    was = str(draft.base[key_of(draft.file)]) if draft.base else ""
    firms = [faults(atlas.dataset, drafting.FIRM, firm) for firm in drafting.firms(draft)]
    doubtful = doubts(dataset, fields, distance_km, was) if draft.file == "deals.yaml" else []
    return Judged(faults(dataset, draft.file, fields, was), firms, doubtful)

"""Views of the shipped data, and of small data made for a test, ready to be drawn."""

from typing import Any

from dashboard.analysis.views import view_at
from dashboard.pictures.atlas import Atlas, atlas_of
from dashboard.pictures.viewed import Viewed, viewed
from dashboard.records.schema import Dataset
from tests.analysis.builders import dataset_of
from tests.shipped import DATASET

SHIPPED = atlas_of(DATASET, "0123456789ab", "")
HOSTILE = {  # what no file may hold, should it come in all the same
    "title": "<b>Bold</b> & <para> x" + "W" * 400,
    "buyer": "\x00\x07\u202eevil",
    "summary": "Cameras </para><font color=red> of \u0627\u0644\u0639\u0631\u0628\u064a\u0629 and \u4e2d\u56fd.",
}


def view_of(address: str, atlas: Atlas = SHIPPED) -> Viewed:
    """The view of an address."""
    return viewed(view_at(address, atlas.dataset, atlas.choices), atlas)


def atlas_with(*changes: dict[str, Any]) -> Atlas:
    """An atlas of one record for each set of changes, which are not checked."""
    dataset = dataset_of(*[{"id": f"ken-{number}"} for number, _ in enumerate(changes, 1)])
    deals = tuple(deal.model_copy(update=change) for deal, change in zip(dataset.deals, changes, strict=True))
    held: dict[str, Any] = {**vars(dataset), "deals": deals}
    return atlas_of(Dataset(**held), "0123456789ab", "")

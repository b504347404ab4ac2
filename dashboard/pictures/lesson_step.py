"""One view of the atlas as a lesson shows it, whatever page it is of."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard.analysis.filters import select
from dashboard.analysis.lessons import link
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.lesson_country import country_panel, deal_panel
from dashboard.pictures.lesson_evidence import know_panel, regimes_panel
from dashboard.pictures.lesson_firms import compare_panel, firm_panel
from dashboard.pictures.lesson_map import colouring, map_says, selection, step_legend, step_patch
from dashboard.pictures.lesson_panel import Panel
from dashboard.pictures.lesson_records import article_panel, table_panel
from dashboard.pictures.lesson_time import deals_in_time
from dashboard.records.lessons import View

PANELS: Mapping[
    str, Callable[[Atlas, View, pd.Series], Panel]
] = {  # of all pages but the world page, where the map is the picture
    "countries": country_panel,
    "suppliers": firm_panel,
    "compare": compare_panel,
    "table": table_panel,
    "article": article_panel,
    "regimes": regimes_panel,
    "know": know_panel,
    "deal": deal_panel,
}


def step_view(atlas: Atlas, shown: View) -> dict[str, Any]:
    """A view as the lesson's page takes it: page, link and says as text; legend, panel and timeline as HTML.

    `patch`: as from step_patch(). `panel`: what stands in place of the map, None on the world page. `timeline`: None
    where there is no date to draw.
    """
    filters = selection(shown, atlas)
    keep = select(atlas.table, filters)
    coloured = colouring(atlas, shown, keep)
    patch = step_patch(atlas, shown, keep, coloured)
    if shown.page in PANELS:
        panel = PANELS[shown.page](atlas, shown, keep)
    else:
        panel = Panel(map_says(atlas, shown, filters, keep, coloured), None, deals_in_time(atlas, keep))
    return {
        "page": shown.page,
        "link": link(shown),
        "says": panel.says,
        "patch": patch,
        "legend": step_legend(coloured, patch),
        "panel": panel.html,
        "timeline": panel.timeline,
    }

"""Before saving: the change as text, and as readers will see it; and one line why."""

from difflib import unified_diff
from functools import partial

import streamlit as st

from dashboard import access, cached
from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.projection import map_positions
from dashboard.analysis.proposed import proposed
from dashboard.analysis.table import deal_table
from dashboard.analysis.ways import ways
from dashboard.cached import Atlas
from dashboard.desk import drafting
from dashboard.desk.judged import judged
from dashboard.desk.map import show
from dashboard.desk.write import go
from dashboard.editing import drafts, save
from dashboard.editing.changes import Change
from dashboard.editing.drafts import Draft
from dashboard.pictures.desk import differences, faults_list, problems_list, strip
from dashboard.pictures.panel import Names, deal_card
from dashboard.pictures.recordmap import around
from dashboard.pictures.worldmap import Colouring, patch
from dashboard.records.schema import Dataset, Deal

HEIGHT = 380  # pixels


def draw(atlas: Atlas, draft: Draft) -> None:
    """What saving would change, and the save."""
    changes, found = drafting.changes(draft), judged(atlas, draft)
    if found.wrong or not changes:
        go(draft, "write")
        st.rerun()
    back = drafting.key(draft, "back")
    st.button("Back to the form", key=back, on_click=partial(go, draft, "write"), icon=":material/arrow_back:")
    st.html(UNSAVED)
    if found.doubts:
        st.html(f'<p class="head">To look at again before saving</p>{faults_list(found.doubts, "doubtful")}')
    _fields(changes)
    _text(changes)
    _picture(atlas, draft, changes)
    _save(draft, changes)


UNSAVED = '<p class="unsaved fine">Nothing is saved yet. This is what a save would do.</p>'


def _fields(changes: list[Change]) -> None:
    st.header("What changes", anchor=False)
    for change in changes:
        if change.before and change.after:
            st.html(differences(change.differences()))
        else:
            done = "is added to" if change.after else "is taken out of"
            st.html(strip(f"“{change.title}” {done} {change.file}."))


def _text(changes: list[Change]) -> None:
    """The lines of the files that change, marked with + and -."""
    try:
        texts = save.preview(cached.folder(), changes)
    except save.SaveError as error:
        st.error(str(error))
        return
    with st.expander("The lines of the files", expanded=any(change.before is None for change in changes)):
        for name, (old, new) in texts.items():
            lines = unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=2)
            st.code("\n".join(lines), language="diff", wrap_lines=True)


def _picture(atlas: Atlas, draft: Draft, changes: list[Change]) -> None:
    """The map and the card with the change in them."""
    dataset = proposed(atlas.dataset, changes)
    deal = next((deal for deal in dataset.deals if deal.id == changes[-1].key), None)
    if not deal or changes[-1].file != "deals.yaml":
        return
    st.header("As readers will see it", anchor=False)
    left, right = st.columns(2)
    with left:
        show(_map(atlas, dataset, deal), drafting.key(draft, "proposed"), HEIGHT)
    names = Names(
        suppliers={firm.key: firm.name for firm in dataset.suppliers},
        titles={other.id: other.title for other in dataset.deals},
        explain=atlas.names.explain,
    )
    right.html(deal_card(deal, names))


def _map(atlas: Atlas, dataset: Dataset, deal: Deal) -> dict[str, object]:
    table = deal_table(dataset)
    keep = select(table, Filters())
    way = ways(table, atlas.choices.facets["supplier"], "facial-recognition")["deals"]
    at = (
        map_positions([place.lon for place in deal.places], [place.lat for place in deal.places]) if deal.places else []
    )
    points = [(x, y, place.name) for (x, y), place in zip(at, deal.places, strict=True)]
    painted = patch(table, keep, atlas.ground, Colouring("deals", way, paint(table, keep, way)), deal.country)
    return around(painted, deal.country, points)


def _save(draft: Draft, changes: list[Change]) -> None:
    st.header("Save", anchor=False)
    key = drafting.key(draft, "why")
    hint = "Such as: opening date from the ministry's report of May 2021"
    st.text_input("Why, in one line *", draft.why, key=key, placeholder=hint)
    if not st.button("Save this change", key=drafting.key(draft, "save"), type="primary"):
        return
    try:
        save.save(cached.folder(), changes, access.require(), st.session_state[key])
    except save.ClashError as error:
        if draft.base is None:
            st.error(f"{error} A record of this id is there now: choose another id.")
            return
        go(draft, "clash")
        st.rerun()
    except save.RefusedError as error:
        st.error(str(error))
        st.html(problems_list(error.problems))
    except (save.SaveError, access.NotAllowedError) as error:
        st.error(str(error))
    else:
        drafts.drop(cached.folder(), draft)
        st.query_params.from_dict({"saved": changes[-1].key, "file": changes[-1].file})
        st.rerun()

"""The form itself, in the order an editor thinks: what, where, who, when, how sure, sources."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from dashboard import access, cached
from dashboard.cached import Atlas
from dashboard.desk import drafting
from dashboard.desk.fields import Form, button, entries, field, row, tell
from dashboard.desk.judged import Judged, judged
from dashboard.desk.places import places
from dashboard.editing import drafts, form
from dashboard.editing.changes import key_of
from dashboard.editing.drafts import Draft
from dashboard.editing.form import GROUPS, MARK, ROWS, label
from dashboard.pictures.desk import fault_groups, strip
from dashboard.records.doubts import FACTS
from dashboard.records.items import Fault
from dashboard.records.parts import Article, Source
from dashboard.records.read import SHEETS
from dashboard.records.schema import Supplier
from dashboard.records.words import FIELDS, within
from dashboard.sidebar import plain


def draw(atlas: Atlas, draft: Draft) -> None:
    """The form on the left, what is left to do on the right."""
    found = judged(atlas, draft)
    strict = bool(st.session_state.get(drafting.key(draft, "strict")))
    sheet = Form(draft, found.faults, _offers(atlas, draft), _facts(draft), strict)
    with st.container():
        _heading(atlas, draft)
    left, right = st.columns([3, 1], gap="large")
    with left, st.container(key="form"):
        if draft.reason is None:
            _groups(atlas, sheet, found)
        else:
            _leave_out(sheet)
    with right, st.container(key="form-side"):
        _side(draft, found, strict)


def go(draft: Draft, step: str) -> None:
    """Go to another step of the form."""
    st.session_state[drafting.key(draft, "step")] = step


def _heading(atlas: Atlas, draft: Draft) -> None:
    named = draft.fields.get("title") or draft.fields.get("name") or ""
    begun = "Correcting" if draft.base else "New firm" if draft.file == drafting.FIRM else "New deal"
    st.html(f'<p class="sentence">{escape(f"{begun}: {named}" if named else begun)}</p>')
    if draft.base and drafting.present(atlas, draft.file, str(draft.base[key_of(draft.file)])) != draft.base:
        st.warning("Somebody else has changed this record since you began. Nothing of yours is lost.")
        st.button("Compare both versions", key=drafting.key(draft, "compare"), on_click=partial(go, draft, "clash"))


def _offers(atlas: Atlas, draft: Draft) -> dict[str, dict[str, str]]:
    """What can be chosen where the choice comes from the data."""
    if draft.file == drafting.FIRM:
        return {}
    near = sorted(atlas.dataset.deals, key=lambda deal: deal.country != draft.fields["country"])
    names = atlas.country_names
    return {
        "country": names,
        "suppliers": {key: firm.name for key, firm in atlas.firms.items()},
        "part_of": {deal.id: f"{names.get(deal.country, deal.country)}: {deal.title}" for deal in near},
    }


def _facts(draft: Draft) -> dict[str, str]:
    """The facts that are given, which a source can support, in words."""
    given = {name for name, value in draft.fields.items() if value and value != "unknown"}
    if draft.file == drafting.FIRM:
        return {name: within(label(name)) for name in Supplier.model_fields if name in given - {"key", "sources"}}
    given |= {"suppliers"} if draft.firms else set()
    return {name: FIELDS[name] for name in FIELDS if name in given and name in (*FACTS, "country", "title", "reported")}


def _groups(atlas: Atlas, sheet: Form, found: Judged) -> None:
    with st.container():
        _strangers(sheet)
    for group, rows in GROUPS[sheet.draft.file].items():
        st.header(group, anchor=False)
        for names in rows:
            with st.container():
                _row(atlas, sheet, names, found)


def _strangers(sheet: Form) -> None:
    """Fields that somebody wrote into the file by hand and that records do not have."""
    for name in sheet.draft.fields.keys() - SHEETS[sheet.draft.file][0].model_fields.keys():
        st.html(f"<p><strong>{escape(name)}</strong>: {escape(str(sheet.draft.fields[name]))}</p>")
        tell(sheet.told((name,), empty=False))
        button(sheet.draft, f"Remove {plain(name)}", partial(drafting.without_value, name), "close")


def _row(atlas: Atlas, sheet: Form, names: form.Row, found: Judged) -> None:
    draft, model = sheet.draft, SHEETS[sheet.draft.file][0]
    match names:
        case "places":
            places(atlas, sheet)
        case "sources":
            st.html(SOURCES)
            entries(sheet, "sources", "source")
        case "restrictions":
            entries(sheet, "restrictions", "measure")
        case "article":
            _article(sheet)
        case "id" | "key":
            _identity(sheet, names)
        case _:
            row(sheet, model, draft.fields, names, (), ())
    if names == "suppliers":
        _firms(sheet, found.firms)


SOURCES = """<p class="fine">Tick at each source the facts that it supports: a fact that none supports is shown to
readers as such. Two copies of one agency report are one source.</p>"""


def _identity(sheet: Form, name: str) -> None:
    draft = sheet.draft
    if draft.base:
        st.html(f'<p class="fine">{label(name)}: <code>{draft.base[name]}</code>. It stays: others refer to it.</p>')
        return
    field(sheet, SHEETS[draft.file][0], draft.fields, name, (), ())
    if not draft.fields[name] and (suggested := drafting.fields(draft)[name]):
        st.html(f'<p class="fine">Left empty it becomes <code>{suggested}</code>.</p>')
        tell([] if sheet.strict else sheet.told((name,), empty=False))


def _article(sheet: Form) -> None:
    draft, held = sheet.draft, sheet.draft.fields["article"]
    if held is None:
        button(draft, label("article"), partial(drafting.with_value, "article", form.blank(Article)), "add")
        return
    with st.container(border=True):
        st.markdown("**The article of 2020**")
        for names in ("claim", ("verdict", "order"), "note"):
            row(sheet, Article, held, names, ("article",), ("article",))
        button(draft, "Remove the article's claim", partial(drafting.with_value, "article", None), "close")


NEW_FIRM: Sequence[form.Row]
NEW_FIRM = (("name", "key"), "aliases", ("headquarters", "founded"), "makes", "ownership", "ownership_note")


def _firms(sheet: Form, faults: list[list[Fault]]) -> None:
    """The firms that the record brings along, saved together with it."""
    draft = sheet.draft
    for firm, wrong in zip(draft.firms, faults, strict=True):
        given = [name for name in ("name", "headquarters", "founded", "makes", "ownership") if firm[name]]
        own = replace(sheet, faults=wrong, facts={name: within(label(name)) for name in given}, offers={})
        with st.container(border=True, key=drafting.key(draft, "firm", firm[MARK])):
            st.markdown("**New firm**, saved together with this record")
            way, source = ("firms", firm[MARK]), firm["sources"][0]
            for names in NEW_FIRM:
                row(own, Supplier, firm, names, way, ())
            for names in ROWS["sources"]:
                row(own, Source, source, names, (*way, "sources", source[MARK]), ("sources", 0))
            button(draft, "Remove this firm", partial(drafting.without_firm, firm[MARK]), "close")
    button(draft, "Add a firm that is not in the list", drafting.with_firm, "add")


def _leave_out(sheet: Form) -> None:
    st.html(LEAVE_OUT)
    key = drafting.key(sheet.draft, "reason")
    st.text_area("Why it is left out *", sheet.draft.reason, key=key, height="content")
    tell(sheet.told(("reason",), empty=not sheet.draft.reason))
    button(sheet.draft, "Keep the record after all", lambda draft: replace(draft, reason=None), "undo")


LEAVE_OUT = """<p class="prose">The record leaves the deals and is counted nowhere. It stays readable, with the reason,
among the records that were looked into and not taken, and its history stays.</p>"""


def _side(draft: Draft, found: Judged, strict: bool) -> None:
    changed = bool(drafting.changes(draft))
    kept = (
        f"Draft kept at {draft.kept[11:16]} UTC. Readers see nothing of it yet." if changed else "Nothing changed yet."
    )
    st.html(strip(kept, "unsaved" if changed else "") + fault_groups(found.faults, found.firms, found.doubts, strict))
    st.button(
        "Look at the change",
        key=drafting.key(draft, "look"),
        type="primary",
        width="stretch",
        on_click=partial(_look, draft),
        disabled=not changed,
    )
    if draft.base and draft.file == "deals.yaml" and draft.reason is None:
        button(draft, "Leave this record out …", lambda draft: replace(draft, reason=""), "remove_circle")
    with st.popover("Throw this draft away", width="stretch"):
        st.write("What you have typed here is then gone for good. The record itself stays as it is.")
        st.button("Throw it away", key=drafting.key(draft, "throw"), on_click=partial(_throw, draft))


def _look(draft: Draft) -> None:
    """Go on where nothing is wrong as the widgets stand now; what was drawn may be older."""
    st.session_state[drafting.key(draft, "strict")] = True
    if not judged(cached.atlas(), drafting.now(draft)).wrong:
        go(draft, "look")


def _throw(draft: Draft) -> None:
    if access.editor():
        drafts.drop(cached.folder(), draft)

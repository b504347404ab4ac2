"""Where editors sign in and out; readers need no account."""

from html import escape

import streamlit as st

from dashboard import access
from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas
from dashboard.pictures.links import link


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Editors: sign in"


def draw(atlas: Atlas, filters: Filters) -> None:
    """Sign in; or who is signed in, what they may do, and sign out."""
    if not st.user.get("is_logged_in"):
        st.html(FOR_WHOM)
        for name in access.providers():
            if st.button(f"Sign in with {name}" if name else "Sign in", key=f"sign in {name}"):
                st.login(name or None)
        return
    known = escape(str(st.user.get("email") or st.user.get("name") or "somebody without an e-mail address"))
    st.html(f'<p role="status">You are signed in as {known}. {MAY if access.editor() else MAY_NOT}</p>')
    if st.button("Sign out"):
        st.logout()


FOR_WHOM = """<p class="prose">This is for the editors of this copy of the atlas: signed in, they can correct and add
records. Reading needs no account. The button leads to the service that confirms who you are, and until you press it
nothing is sent there. Afterwards a cookie in this browser holds what the service tells of you, such as your name and
e-mail address, until you sign out, or for 30 days.</p>"""
MAY = f"You may edit: {link('Edit records', 'edit')}."
MAY_NOT = """You may read everything, as all can, but not edit: this address is not among those of the editors, or the
service has not confirmed that it is yours. Ask whoever keeps this copy of the atlas."""

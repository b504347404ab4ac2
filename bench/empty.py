"""The least a Streamlit page can be: a title and one line."""

import streamlit as st

st.title("Empty")
st.write("One line.")

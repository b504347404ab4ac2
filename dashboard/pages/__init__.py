"""Floor 4: Streamlit pages, one page one file."""

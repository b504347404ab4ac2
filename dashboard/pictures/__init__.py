"""Floor 3: folium, altair and HTML pictures made from tables. No Streamlit."""

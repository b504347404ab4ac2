"""Floor 2: questions asked of the records. pandas and geopandas, no screen."""

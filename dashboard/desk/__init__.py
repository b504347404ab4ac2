"""The steps of the form for one record, one room each: write, look, clash, saved."""

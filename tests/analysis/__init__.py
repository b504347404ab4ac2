"""Tests of floor 2: the questions asked of the records."""

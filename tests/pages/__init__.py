"""Tests of floor 4: the page as a reader meets it, without a browser."""

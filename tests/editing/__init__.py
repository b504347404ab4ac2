"""Tests of what changes the records' files."""

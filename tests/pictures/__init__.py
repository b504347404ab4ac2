"""Tests of floor 3: pictures."""

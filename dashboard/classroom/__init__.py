"""Presenting a lesson: the pages of projector, teacher and pupils, and the rooms that join them."""

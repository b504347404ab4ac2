"""The lesson in class: rooms, and the windows that they join."""

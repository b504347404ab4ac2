"""The door: what runs before anything is installed. Standard library only."""

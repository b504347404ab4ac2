"""What changes the records' files."""

"""What is done in a terminal: files laid out, states compared, records asked for question by question."""

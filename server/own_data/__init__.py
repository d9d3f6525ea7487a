"""What the server holds about a person, told to that person as a file."""

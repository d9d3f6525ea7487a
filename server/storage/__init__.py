"""Where things are kept: the database with its migrations, and the blob stores."""

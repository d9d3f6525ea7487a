"""What both sides of a contract write on its segments: comments and questions, never part of the evidence."""

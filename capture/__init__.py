"""The senses: screen, input counts, idle time, active window. Knows no other room."""

"""What goes out: signs segments, keeps them until they are receipted, sends them. Knows only wire."""

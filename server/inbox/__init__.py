"""What somebody was told, as they see it: the list, how they are told, and letters that gather."""

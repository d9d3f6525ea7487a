"""Every word of the command line but its `--help`."""

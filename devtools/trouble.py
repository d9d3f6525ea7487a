"""The one error of the development tools."""


class Trouble(Exception):
    """Something the reader can mend: the message says what is wrong and what to do."""

"""What stops a start, as a sentence for the person who started it."""


class SetupFailed(Exception):
    """The set-up cannot go on; the text says what happened, where, and what to do."""

    def __init__(self, text: str, line: str = "") -> None:
        super().__init__(text)
        self.line = line
        """A shell line that puts it right, where there is one."""

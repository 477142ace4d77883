"""Why a command could not do what was asked, in words for whoever asked."""

FINE, WRONG, COULD_NOT_RUN = 0, 1, 2


class CannotRun(Exception):
    """The command could not do what was asked: its text is what the person reads, its code how the command ends."""

    def __init__(self, sentence: str, code: int = COULD_NOT_RUN) -> None:
        """Keep the sentence and the code."""
        super().__init__(sentence)
        self.code = code

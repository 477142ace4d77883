"""Why a command could not do what was asked, in words for whoever asked."""

from decision_aids.command_line import COULD_NOT_RUN


class CannotRun(Exception):
    """The command could not do what was asked: its text is what the person reads, its code how the command ends."""

    def __init__(self, sentence: str, code: int = COULD_NOT_RUN) -> None:
        """Keep the sentence and the code."""
        super().__init__(sentence)
        self.code = code

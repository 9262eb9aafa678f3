"""What can go wrong that a person can act on.

OffingError                 a sentence: what happened, where, and what to do
├── Refused                 a whole file is refused; nothing of it is stored
├── DecisionNeeded          the program would have to guess; the questions are inside
├── ReadOnly                the watch file may be read but not changed, and why
└── UsageError              the words at the prompt do not make sense
Cancelled                   the person stopped a long operation; nothing of it is stored

Anything else that is raised is a fault of the program.
"""

from dataclasses import dataclass


class OffingError(Exception):
    """What happened, where (a file, a line), and what to do about it: text fit to be shown."""

    def __init__(self, what: str, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}. {self.do}".rstrip() if self.do else f"{self.what}{place}."

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Errors cross from a child process: they are pickled by their three parts."""
        return type(self), (self.what, self.where, self.do)


class Refused(OffingError):
    """A file that is not taken at all; nothing of it is stored."""


class ReadOnly(OffingError):
    """The watch file can be read, but not changed."""


class UsageError(OffingError):
    """Words at the prompt that make no sense; exit status 2."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file leaves open: its possible readings and the flag that answers it.

    ``readings`` are sentences fit to be shown, each with the evidence for it.
    """

    about: str
    readings: tuple[str, ...]
    flag: str


class DecisionNeeded(OffingError):
    """The file can be read in several ways; a person has to say which. Exit status 4."""

    def __init__(self, questions: tuple[Question, ...], where: str = "") -> None:
        flags = ", ".join(question.flag for question in questions)
        super().__init__("A decision is needed before this file can be read", where, f"Say {flags}")
        self.questions = questions

    def __reduce__(self) -> tuple[type, tuple[tuple[Question, ...], str]]:  # type: ignore[override]
        return type(self), (self.questions, self.where)


class Cancelled(Exception):
    """The person stopped the operation."""

"""Responses: what a side did about it, to whom, in which words."""

from dataclasses import dataclass

from desktop_app.domain.fuzzy_dates import FuzzyDate

WORDINGS = ("request", "enquiry", "concern", "grave concern", "protest", "strong protest")
"""From mild to sharp; a response may also use none of them."""


@dataclass(frozen=True, slots=True)
class Response:
    """One act of one side: who (``actor``, ``role``), to whom, by which channel, when.

    ``wording`` is one of WORDINGS or ""; ``quote`` the words as published. ``answers`` is the id of
    the response that this one answers. An open request has a ``due`` date and no answer.
    """

    id: str
    party: str
    actor: str
    addressee: str
    channel: str
    wording: str
    cited: str
    at: FuzzyDate | None = None
    role: str = ""
    quote: str = ""
    about: str = ""
    answers: str | None = None
    due: FuzzyDate | None = None

    @property
    def level(self) -> int:
        """How sharp, from 1; 0 for words outside the scale."""
        return WORDINGS.index(self.wording) + 1 if self.wording in WORDINGS else 0

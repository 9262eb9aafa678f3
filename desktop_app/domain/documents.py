"""Documents: texts kept as evidence, never altered."""

from dataclasses import dataclass

from desktop_app.domain.fuzzy_dates import FuzzyDate
from desktop_app.domain.identifiers import sha256_text


@dataclass(frozen=True, slots=True)
class Document:
    """A text exactly as it was taken over, with its SHA-256, where it was and when it was read."""

    id: str
    text: str
    sha256: str
    url: str = ""
    accessed: FuzzyDate | None = None

    def __post_init__(self) -> None:
        if sha256_text(self.text) != self.sha256:
            raise ValueError("the text of a document was altered")


def document_of(text: str, url: str = "", accessed: FuzzyDate | None = None) -> Document:
    """A document of a text; the same text is the same document."""
    digest = sha256_text(text)
    return Document(f"document-{digest[:12]}", text, digest, url, accessed)

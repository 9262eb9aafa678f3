"""Keep a report that a person entered: its text as evidence, what it says, what it is about.

One act writes the document, the statement, and, where it is about nothing in the file yet, an
incident known from this report only.
"""

from dataclasses import dataclass

from desktop_app.domain.documents import document_of
from desktop_app.domain.errors import OffingError
from desktop_app.domain.fuzzy_dates import FuzzyDate, fuzzy_date
from desktop_app.domain.identifiers import sha256_text, stable_id
from desktop_app.domain.parties import PARTIES
from desktop_app.domain.reported_incidents import ReportedIncident, ReportedVessel
from desktop_app.domain.statements import CREDIBILITIES, RELIABILITIES, Assertion, Statement
from desktop_app.domain.words import say
from desktop_app.operations.ledger import read_ledger, write_down
from desktop_app.store.ledger_records import Record
from desktop_app.store.watch_file import WatchFile


@dataclass(frozen=True, slots=True)
class EnteredReport:
    """What was typed. Times as ``fuzzy_dates`` reads them; ``vessels`` as ``name, flag; name``.

    ``quote`` is the part of ``text`` that is the statement (empty: all of it). ``about`` is the id
    of an incident, or empty for a new one known from this report only. ``vessel`` is the label of
    the vessel whose times are said, where a track may be held against them.
    """

    text: str
    speaker: str
    publisher: str
    cited: str
    title: str = ""
    quote: str = ""
    chain: tuple[str, ...] = ()
    language: str = "en"
    published: str = ""
    accessed: str = ""
    period: str = ""
    entered: str = ""
    left: str = ""
    dwell_s: float | None = None
    vessels: str = ""
    vessel: str = ""
    zone_set: str = ""
    regime: str = ""
    place: str = ""
    reliability: str = "F"
    credibility: str = "6"
    about: str = ""


def keep_report(watch: WatchFile, entered: EnteredReport, by: str) -> Statement:
    """Write a report down and give its statement; raises OffingError where something is missing."""
    check_report(entered)
    document = document_of(entered.text, entered.cited, _date(entered.accessed))
    about = entered.about
    records: list[Record] = [document]
    if not about:
        incident = _incident(entered)
        about = incident.id
        records.append(incident)
    quote = entered.quote.strip() or entered.text.strip()
    ledger = read_ledger(watch)
    statement = Statement(
        id=stable_id("statement", document.sha256, sha256_text(quote), entered.speaker, about),
        speaker=entered.speaker.strip(),
        publisher=entered.publisher.strip(),
        quote=quote,
        language=entered.language,
        cited=entered.cited.strip(),
        chain=entered.chain,
        published=_date(entered.published),
        retrieved=_date(entered.accessed),
        reliability=entered.reliability,
        credibility=entered.credibility,
        about=about,
        repeats=repeated(entered, quote, about, ledger.statements),
        document=document.id,
        assertion=_assertion(entered),
    )
    records.append(statement)
    write_down(watch, records, by)
    return statement


def repeated(
    entered: EnteredReport, quote: str, about: str, known: tuple[Statement, ...]
) -> str | None:
    """The id of the statement that this one republishes, or None.

    It does where both are about the same event and the words are the same, or where both lead back
    to the same agency or speaker: the last link of the chain.
    """
    origin = entered.chain[-1].casefold() if entered.chain else ""
    for one in known:
        if one.about != about or one.repeats is not None:
            continue
        names = {name.casefold() for name in (one.publisher, one.speaker, *one.chain[-1:])}
        same_words = _plain(one.quote) == _plain(quote)
        if same_words or (origin and origin in names):
            return one.id
    return None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(".,;:\"'“”")


def check_report(entered: EnteredReport) -> None:
    """Raise OffingError where a report could not be kept as it was entered."""
    _complete(entered)
    for text in (entered.published, entered.accessed, entered.period):
        _date(text)
    _assertion(entered)


def _complete(entered: EnteredReport) -> None:
    missing = [
        name
        for name, value in (
            (say("the text"), entered.text),
            (say("who says it"), entered.speaker),
            (say("who published it"), entered.publisher),
            (say("where it was found"), entered.cited),
        )
        if not value.strip()
    ]
    if not entered.about:
        missing += [
            name
            for name, value in (
                (say("a title"), entered.title),
                (say("when it was"), entered.period),
                (say("which zone"), entered.regime and entered.zone_set),
            )
            if not value.strip()
        ]
    if missing:
        raise OffingError(say("Something is missing"), ", ".join(missing), say("Fill it in."))
    if entered.quote.strip() and entered.quote.strip() not in entered.text:
        raise OffingError(
            say("The quotation does not stand in the text"),
            entered.quote[:60],
            say("Mark it there."),
        )
    if entered.reliability not in RELIABILITIES or entered.credibility not in CREDIBILITIES:
        raise OffingError(say("There is no such grade"), "", say("Choose A to F and 1 to 6."))


def _incident(entered: EnteredReport) -> ReportedIncident:
    period = _date(entered.period)
    assert period is not None  # noqa: S101  checked before
    vessels = tuple(_vessel(part) for part in entered.vessels.split(";") if part.strip())
    return ReportedIncident(
        id=stable_id("reported", entered.title, entered.period, entered.vessels, entered.zone_set),
        title=entered.title.strip(),
        period=period,
        vessels=vessels,
        zone_set=entered.zone_set,
        regime=entered.regime,
        place=entered.place.strip(),
        cited=entered.cited.strip(),
    )


def _vessel(words: str) -> ReportedVessel:
    """``Chinese frigate, CN``: a name, and the flag where a known code ends it."""
    name, _, flag = words.strip().rpartition(",")
    if name and flag.strip().upper() in PARTIES:
        return ReportedVessel(name.strip(), flag.strip().upper())
    return ReportedVessel(words.strip())


def _assertion(entered: EnteredReport) -> Assertion | None:
    times = {name: _date(getattr(entered, name)) for name in ("entered", "left")}
    for name, value in times.items():
        if value is not None and not value.exact:
            raise OffingError(
                say("A time of entry or exit needs hours and minutes"),
                getattr(entered, name),
                say("Write it as 2022-07-04T07:05+09:00."),
            )
    if not entered.vessel or (not any(times.values()) and entered.dwell_s is None):
        return None
    first, last = times["entered"], times["left"]
    near = None if first or last else _date(entered.period)
    return Assertion(
        vessel=entered.vessel,
        zone_set=entered.zone_set or None,
        regime=entered.regime or None,
        entered_s=None if first is None else first.earliest_s,
        left_s=None if last is None else last.earliest_s,
        dwell_s=entered.dwell_s,
        about_s=None if near is None else near.earliest_s,
    )


def _date(text: str) -> FuzzyDate | None:
    if not text.strip():
        return None
    try:
        return fuzzy_date(text)
    except ValueError as error:
        raise OffingError(
            say("The date cannot be read"),
            text,
            say("Write 2022-07-04T07:05+09:00, 2022-07-04+09:00, 2022-07 or from/to."),
        ) from error

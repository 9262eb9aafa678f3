"""JSON lines of AIS messages: one object a line, as gpsd, libais and Global Fishing Watch write.

Grammar: an object with ``timestamp`` (ISO 8601), ``mmsi``, ``ssvid`` or ``ident`` (GFW; a number),
``lat``, ``lon`` (degrees, null without a position), ``speed`` (knots), ``course``, ``heading``
(degrees) and perhaps ``type`` (ITU-R M.1371 message), ``shipname``, ``callsign``, ``imo``. Sources:
gpsd's ``AIVDM.adoc`` and the pipelines of Global Fishing Watch (``gpsdio``). A physical line is a
record. Messages of base stations, aids and aircraft, and those whose type has no position, are
ignored by kind.
"""

import io
import json
from typing import Any

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import DecisionNeeded, Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Imported
from desktop_app.domain.words import say
from desktop_app.importers import coordinates
from desktop_app.importers.identities import imo_text, mmsi_text
from desktop_app.importers.instants import Reading, instant, latest_sensible_s
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import BadRecord, Fix, shown_text
from desktop_app.importers.source_file import SourceFile
from desktop_app.importers.time_decisions import Stated, TimeEvidence, decide_times

LONGEST_LINE = 100_000
_POSITIONS = (1, 2, 3, 18, 19, 27)
_OTHERS = {4: "base station", 11: "base station", 21: "aid to navigation", 9: "aircraft"}
_MMSI = ("mmsi", "ssvid", "ident")
_NAMES = {"shipname": "name", "callsign": "call_sign", "imo": "imo"}
_AIRCRAFT = "111"  # ITU-R M.585-9: aircraft of search and rescue
_BETWEEN_STEPS = 4096


def read_json_lines(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read every line; DecisionNeeded where times state no zone, Refused if it is not UTF-8."""
    if source.not_utf8_at is not None:
        at = say("byte {at}", at=source.not_utf8_at)
        raise Refused(say("The file is not UTF-8, which JSON has to be"), at)
    reading, decisions = _decide(source, options)
    ledger, lines = Ledger(), 0
    with _text(source) as text:
        while line := text.readline(LONGEST_LINE + 1):
            lines += 1
            if len(line) > LONGEST_LINE:
                raise Refused(
                    say("A line is longer than {n} characters", n=LONGEST_LINE),
                    say("line {line}", line=lines),
                )
            try:
                _take(ledger, line, lines, reading)
            except BadRecord as reason:
                ledger.reject(lines, str(reason), line)
            if lines % _BETWEEN_STEPS == 0:
                progress.step(lines * len(line), max(source.content_bytes, 1), say("Reading"))
    basis = options.basis or Basis.MEASURED
    return ledger.close(source, About("json-lines", basis, lines, decisions))


def _text(source: SourceFile) -> io.TextIOWrapper:
    return io.TextIOWrapper(source.open(), encoding="utf-8-sig", newline=None)


def _decide(source: SourceFile, options: ImportOptions) -> tuple[Reading, tuple[Any, ...]]:
    evidence = TimeEvidence(latest_sensible_s())
    with _text(source) as text:
        for number, line in enumerate(iter(lambda: text.readline(LONGEST_LINE + 1), ""), 1):
            try:
                evidence.add(_time(_object(line)), number)
            except BadRecord:
                continue
    reading, decisions, questions = decide_times(evidence, options, Stated())
    if questions:
        raise DecisionNeeded(questions, source.name)
    return reading, decisions


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadRecord(say("no JSON object")) from error
    if not isinstance(value, dict):
        raise BadRecord(say("no JSON object"))
    return value


def _no_number(name: str) -> float:
    raise ValueError(name)


def _time(message: dict[str, Any]) -> str:
    value = message.get("timestamp")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)[:60]
    return value if isinstance(value, str) else ""


def _take(ledger: Ledger, line: str, number: int, reading: Reading) -> None:
    if not line.strip():
        ledger.ignore("blank")
        return
    message = _object(line)
    kind = message.get("type") if isinstance(message.get("type"), int) else None
    if kind in _OTHERS:
        ledger.ignore(_OTHERS[kind])
        return
    mmsi = _mmsi(message)
    if mmsi.startswith(_AIRCRAFT):
        ledger.ignore("aircraft")
        return
    key = f"mmsi:{mmsi}"
    for name, attribute in _NAMES.items():
        value = shown_text(str(message.get(name) or "")).strip("@ ")
        stated = imo_text(value) if attribute == "imo" else value
        ledger.report(key, attribute, stated or None, number)
    if kind is not None and kind not in _POSITIONS:
        ledger.ignore(say("message without a position"))
        return
    t_s = instant(_time(message), reading)
    lon, lat = (_measure(message.get(name)) for name in ("lon", "lat"))
    coordinates.checked_position(lon, lat)
    sog = coordinates.sog(_measure(message.get("speed")))
    cog, heading = (coordinates.direction(_measure(message.get(n))) for n in ("course", "heading"))
    ledger.accept(Fix(key, t_s, lon, lat, sog, cog, heading, number))


def _mmsi(message: dict[str, Any]) -> str:
    """The MMSI; one that lost leading zeros as a number is no ship's, and BadRecord."""
    value = next((message[name] for name in _MMSI if message.get(name) is not None), None)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadRecord(say("no vessel"))
    return mmsi_text(str(value))


def _measure(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return coordinates.NAN
    return float(value) if abs(value) < 1e6 else coordinates.NAN  # noqa: PLR2004 - no overflow

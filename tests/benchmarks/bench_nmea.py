"""1 M generated AIVDM lines: our importer against pyais doing the same job, in CPU seconds.

The job: checksum of sentence and tag block, the receive time, sentences of several parts joined,
every field decoded. Ours does more: hash of the file, duplicates, ledger, static data by vessel.
pyais reads every tenth run of 1,000 lines (100,000 in all); its time is scaled to all lines.
"""

import random
import statistics
import tempfile
import time
from pathlib import Path

import pyais
from pyais.stream import FileReaderStream

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.nmea_lines import checksum
from desktop_app.importers.registry import read_file

LINES, SHIPS, PART, RUNS = 1_000_000, 3_000, 10, 3
START = 1656885900
# Share of messages by type; a ship sends static data every 6 minutes, a position every 10 s.
POSITIONS = (1, 1, 1, 1, 3, 3, 18, 18)


def tagged(t_s, sentence):
    content = f"s:r003669945,c:{t_s}"
    return f"\\{content}*{checksum(content.encode()):02X}\\{sentence}"


def generate(path, lines, static_share):
    """Write a log of tag-blocked sentences; 0.2 % of the lines have a wrong checksum."""
    dice = random.Random(7)  # noqa: S311 - not for secrets
    ships = [
        {
            "mmsi": 200_000_000 + 150_001 * n,
            "lon": dice.uniform(120, 130),
            "lat": dice.uniform(20, 30),
        }
        for n in range(SHIPS)
    ]
    for n, ship in enumerate(ships):
        fields = {
            "mmsi": ship["mmsi"],
            "shipname": f"SHIP {n}",
            "callsign": f"C{n}",
            "ship_type": 70,
        }
        ship["static"] = [
            str(part)
            for part in pyais.encode_dict(
                {"type": 5, "imo": 9000000 + n, **fields}, talker_id="AI", seq_id=n % 10
            )
        ]
    written = 0
    with path.open("w", newline="\n") as file:
        while written < lines:
            ship = ships[written % SHIPS]
            t_s = START + written // 50
            if dice.random() < static_share:
                sentences = ship["static"]
            else:
                ship["lon"] += dice.uniform(-0.001, 0.001)
                ship["lat"] += dice.uniform(-0.001, 0.001)
                report = {
                    "type": dice.choice(POSITIONS),
                    "mmsi": ship["mmsi"],
                    "lon": ship["lon"],
                    "lat": ship["lat"],
                    "speed": dice.uniform(0, 20),
                    "course": dice.uniform(0, 359),
                    "heading": dice.randrange(360),
                    "second": t_s % 60,
                }
                sentences = [str(part) for part in pyais.encode_dict(report, talker_id="AI")]
                if dice.random() < 0.002:
                    sentences[0] = sentences[0][:-2] + "00"
            for sentence in sentences:
                file.write(tagged(t_s, sentence) + "\n")
                written += 1
    return written


def some(path, target):
    """Every tenth run of 1,000 lines."""
    with path.open() as file, target.open("w") as out:
        kept = 0
        for number, line in enumerate(file):
            if number // 1000 % PART == 0:
                out.write(line)
                kept += 1
    return kept


def with_pyais(path):
    """What pyais makes of a log: messages with their times, wrong checksums counted."""
    good = 0
    with FileReaderStream(str(path)) as stream:
        for message in stream:
            block = message.tag_block
            if block is not None:
                block.init()
            if message.is_valid and (block is None or block.is_valid):
                message.decode().asdict()
                good += block is not None and block.receiver_timestamp is not None
    return good


def cpu_s(function, *arguments):
    before = time.process_time()
    result = function(*arguments)
    return time.process_time() - before, result


def run():
    return [
        compare("AIVDM, 3 % static messages", 0.03),
        compare("AIVDM, 12 % static messages", 0.12),
    ]


def compare(name, static_share):
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole.nmea"), Path(folder, "part.nmea")
        lines = generate(whole, LINES, static_share)
        share = some(whole, part) / lines
        ours, theirs = [], []
        for _ in range(RUNS):
            spent, imported = cpu_s(read_file, whole, ImportOptions(), Quiet())
            ours.append(spent)
            spent, good = cpu_s(with_pyais, part)
            theirs.append(spent / share)
        assert imported.records == lines, (imported.records, lines)
        assert good > 0.8 * lines * share, good
    ours_s, theirs_s = statistics.median(ours), statistics.median(theirs)
    return {
        "name": name,
        "ratio": theirs_s / ours_s,
        "against": "pyais",
        "medians": f"{ours_s:.2f} s against {theirs_s:.2f} s of CPU for {lines} lines",
    }

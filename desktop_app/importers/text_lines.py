"""The lines of a plain text log, numbered from 1, whatever their line ends."""

import io
from collections.abc import Iterator

from desktop_app.domain.errors import Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.words import say
from desktop_app.importers.source_file import SourceFile

LONGEST_LINE = 10_000


def numbered_lines(source: SourceFile, options: ImportOptions) -> Iterator[tuple[int, str]]:
    """Each line with its number, without its end; Refused where it is no text or too long."""
    encoding = options.encoding or "utf-8-sig"
    try:
        with io.TextIOWrapper(source.open(), encoding=encoding, newline=None) as text:
            for number, line in enumerate(iter(lambda: text.readline(LONGEST_LINE + 1), ""), 1):
                if len(line) > LONGEST_LINE:
                    raise Refused(
                        say("A line is longer than {n} characters", n=LONGEST_LINE),
                        say("line {line}", line=number),
                    )
                yield number, line.rstrip("\n")
    except LookupError as error:
        raise UsageError(say("There is no encoding {name}", name=repr(encoding))) from error
    except UnicodeError as error:
        raise Refused(
            say("The file is not text in {name}", name=encoding),
            source.name,
            say("Say its encoding, such as --encoding cp1252"),
        ) from error

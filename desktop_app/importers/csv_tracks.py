"""CSV files of tracks: provider layouts, mapped columns, and offing-track.

One row is one fix of one vessel. All fields are taken as text and read by their kind; a row that
cannot be read is rejected with its line and the reason. The header is ignored as "header". Large
files are read a block of columns at a time, small ones and what is unusual row by row; both ways
give the same.
"""

from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Imported
from desktop_app.domain.words import say
from desktop_app.importers.block_columns import NotPlain
from desktop_app.importers.csv_column_reader import may_read_columns, read_columns
from desktop_app.importers.csv_layout import open_text
from desktop_app.importers.csv_plan import CsvPlan, plan_csv
from desktop_app.importers.csv_row_reader import Beside, RowReader
from desktop_app.importers.csv_survey import text_rows
from desktop_app.importers.raw_lines import with_raw_lines
from desktop_app.importers.source_file import SourceFile

_BETWEEN_STEPS = 4096
_SMALL_BYTES = 1 << 20  # below this, loading the parser of columns takes longer than reading rows


def read_csv(source: SourceFile, options: ImportOptions, progress: Progress) -> Imported:
    """Read the file; DecisionNeeded with every open question at once, before anything is read."""
    plan = plan_csv(source, options, progress, columns=source.content_bytes > _SMALL_BYTES)
    if source.content_bytes > _SMALL_BYTES and may_read_columns(plan):
        try:
            return _with_texts(read_columns(plan, source, options, progress), plan, source)
        except NotPlain:
            progress.step(0.1, 1.0, say("Reading row by row"))
    return _with_texts(read_rows(plan, source, options, progress), plan, source)


def read_rows(
    plan: CsvPlan, source: SourceFile, options: ImportOptions, progress: Progress
) -> Imported:
    """Read the file row by row."""
    reader = RowReader(plan, source, options)
    with open_text(source, plan.layout.encoding) as text:
        rows = text_rows(plan.layout, text)
        for number, row in enumerate(rows):
            reader.take(row)
            if number % _BETWEEN_STEPS == 0:
                share = row.line * max(len(row.raw), 1) / max(source.content_bytes, 1)
                progress.step(0.1 + 0.85 * min(1.0, share), 1.0, say("Reading"))
        beside = Beside(rows.lines, rows.blank, rows.comment_lines, rows.comments)
    return reader.close(beside)


def _with_texts(imported: Imported, plan: CsvPlan, source: SourceFile) -> Imported:
    with open_text(source, plan.layout.encoding) as text:
        return with_raw_lines(imported, text)

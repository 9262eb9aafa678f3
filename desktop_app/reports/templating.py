"""Text from a template: sandboxed, with names as text, and with the line of every mistake.

A template sees ``summary`` (reports.summary.Summary), ``notes`` (reports.footnotes.Footnotes),
``pictures`` (ready drawings by name; HTML only), ``language``, and the function ``say``. It can
read no file and include no other template.
"""

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from desktop_app.domain.errors import OffingError
from desktop_app.domain.words import say
from desktop_app.reports.columns import plain

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$])|^(\s*)([-+=])")
_STARTS_A_LIST = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Template:
    """A template's text, and the name under which its mistakes are told."""

    name: str
    text: str


def fill(template: Template, values: Mapping[str, object], *, html: bool) -> str:
    """The filled template. A broken one raises OffingError that names the line."""
    environment = SandboxedEnvironment(
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(plain=plain, markdown=markdown)
    environment.globals["say"] = say
    try:
        return environment.from_string(template.text).render(**values)
    except TemplateSyntaxError as error:
        raise _broken(template, error.message or "", error.lineno) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise _broken(template, str(error), _line_of(error)) from error


def markdown(text: object) -> str:
    """Text on one line that Markdown shows as it is: no emphasis, link, table or HTML."""
    told = _MARKDOWN.sub(
        lambda found: rf"\{found[1]}" if found[1] else rf"{found[2]}\{found[3]}", plain(str(text))
    )
    return _STARTS_A_LIST.sub(r"\1\\\2", told)


def _broken(template: Template, message: str, line: int | None) -> OffingError:
    where = say("{name}, line {line}", name=template.name, line=line) if line else template.name
    return OffingError(
        say("The template cannot be used: {message}", message=message),
        where,
        say("Correct the template, or print without one."),
    )


def _line_of(error: BaseException) -> int | None:
    """The template's line in which an error arose: its last frame in the template."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    return lines[-1] if lines else None

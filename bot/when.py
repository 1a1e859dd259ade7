"""What Gavel understands of texts, for whoever wants to try its due dates: `gavel when`."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import TextIO
from zoneinfo import ZoneInfo

import click

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.localtime import UnknownZoneError, zone_info
from bot.domain.workdays import Workdays

_YEARS = range(2000, 2099)


def tell(
    texts: tuple[str, ...],
    now: str | None,
    tz: str,
    country: str | None,
    locale: str,
    lines: TextIO | None,
    as_json: bool,
) -> None:
    """Print what is understood of each text, and of each line of a file as it is read.

    Empty lines have no answer. `now` is ISO 8601, a local time of `tz` unless it says another; None
    is the present. Raises click's UsageError, which says what was wrong.
    """
    moment, workdays = _instant(now, _zone(tz)), _workdays(country)
    if not texts and lines is None:
        raise click.UsageError('Give a text in quotes, e.g. gavel when "by Friday", or --file.')
    for text in chain(texts, _texts_of(lines)):
        found = understand(
            text, now=moment, zone=tz, workdays=workdays, languages=(locale, "en", "zh")
        )
        click.echo(in_json(text, found) if as_json else "\n".join(in_lines(text, found)))


def _zone(tz: str) -> ZoneInfo:
    try:
        return zone_info(tz)
    except UnknownZoneError as error:
        message = f"unknown time zone {tz!r}: use a name such as Asia/Shanghai"
        raise click.BadParameter(message, param_hint="--tz") from error


def _workdays(country: str | None) -> Workdays:
    try:
        return Workdays(country.upper() if country else None)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--country") from error


def _instant(iso: str | None, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(iso) if iso else datetime.now(zone)
    except ValueError as error:
        message = f"{iso!r} is no date and time: write it as 2026-11-23T10:00"
        raise click.BadParameter(message, param_hint="--now") from error
    if moment.year not in _YEARS:
        message = f"the year must be {_YEARS[0]} to {_YEARS[-1]}"
        raise click.BadParameter(message, param_hint="--now")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _texts_of(lines: TextIO | None) -> Iterator[str]:
    try:
        for line in lines or ():
            if text := line.strip():
                yield text
    except UnicodeDecodeError as error:
        raise click.BadParameter("the file is not UTF-8 text", param_hint="--file") from error


def in_lines(text: str, found: Due | Ambiguous | None) -> Iterator[str]:
    """Yield the text, and a line for each thing that was understood of it.

    `date` was understood, `past` is one that is over and is asked about, `ask` is one to choose
    from; `none` stands alone.
    """
    yield " ".join(text.split())
    if found is None:
        yield "  none"
    elif isinstance(found, Ambiguous):
        yield from (f"  ask:   {_shown(choice)}" for choice in found.choices)
    else:
        yield f"  {'past' if found.past else 'date'}:  {_shown(found)}"
        yield f"  words: {' '.join(found.words)}"
        yield f"  rest:  {' '.join(found.rest.split())}"


def in_json(text: str, found: Due | Ambiguous | None) -> str:
    """Return the same as one line of JSON: `answer` is date, past, ask or none."""
    told: dict[str, object] = {"text": text, "answer": "none", "due": None, "choices": []}
    if isinstance(found, Ambiguous):
        told |= {"answer": "ask", "choices": [_fields(choice) for choice in found.choices]}
    elif found:
        told |= {"answer": "past" if found.past else "date", "due": _fields(found)}
    return json.dumps(told, ensure_ascii=False)


def _shown(due: Due) -> str:
    at = f" {due.at:%H:%M}" if due.at else ""
    return f"{due.day.isoformat()} {_weekday(due.day)}{at}"


def _fields(due: Due) -> dict[str, object]:
    return {
        "date": due.day.isoformat(),
        "weekday": _weekday(due.day),
        "time": f"{due.at:%H:%M}" if due.at else None,
        "past": due.past,
        "words": list(due.words),
        "rest": due.rest,
    }


def _weekday(day: date) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[day.weekday()]

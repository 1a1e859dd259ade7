"""Whatever is typed is read quickly, and what is printed is read back."""

from datetime import UTC, date, datetime, timedelta
from time import thread_time
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_datetime
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.localtime import local
from bot.domain.workdays import Workdays
from bot.i18n import translator
from bot.i18n.reader import Reader

NOW = datetime(2026, 11, 25, 4, tzinfo=UTC)
TODAY = NOW.date()
CHINA = Workdays("CN")
WORDS = """
    by before on Friday next this week end of month 15 December Dec 3pm EOD in 3 working days the
    15th 12/15 2026-12-15 周五 下周 前 月底 12月15日 三点半 明天 工作日内 第 号 年 月 日 天 内 后 的
    — ， （ ） ( ) < @ > ` * 0 99 十 廿 两 半 个
"""
MORE_WORDS = (
    "between |from | to |5-7 |the end of |half past |at |o'clock |week 49 |mid-|early |December "
    "|Christmas |Thanksgiving |weekend |fifteenth |15-Dec-26 |20261215|'26|至|上旬|节前|春节|国庆"
    "|上半年|第49周|周末|完成|农历|一二三|元月|下|十|半|年|24:00|点|UTC|CET|北京时间| |\t|.|/|-"
)
LANGUAGES = st.sampled_from(["en", "zh_Hans", "zh_Hant"])
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
WORD = st.sampled_from(WORDS.split())
SENTENCES = st.lists(WORD | st.text(max_size=4), max_size=25).map("".join) | st.lists(
    WORD, max_size=25
).map(" ".join)
FORMATS = [
    ("en", "full"),
    ("en", "long"),
    ("en", "medium"),
    ("en", "EEE, MMM d, y"),
    ("en_GB", "full"),
    ("en_GB", "EEE d MMM y"),
    ("zh_Hans", "full"),
    ("zh_Hans", "long"),
    ("zh_Hans", "y年M月d日 EEE"),
    ("zh_Hans", "medium"),
    ("zh_Hant", "full"),
    ("zh_Hant", "long"),
    ("zh_Hant_HK", "full"),
]
# How Slack shows `<!date^…^{date_long} {time}>`, and how people copy it back.
SLACK_FORMATS = [
    ("en_US", "EEEE, MMMM d'{}', y h:mm a"),
    ("en_US", "MMMM d'{}', y 'at' h:mm a"),
    ("en_US", "MMM d'{}', y h:mm a"),
    ("en_US", "y-MM-dd HH:mm"),
    ("zh_Hans", "y年M月d日 EEEE ah:mm"),
    ("zh_Hans", "y年M月d日 HH:mm"),
    ("zh_Hant", "y年M月d日 EEEE ah:mm"),
]


def _understood(text: str, now: datetime = NOW) -> Due | Ambiguous | None:
    return understand(text, now=now, zone="Asia/Shanghai", workdays=CHINA)


@given(SENTENCES, st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the zone is given beside
def test_anything_can_be_typed_at_any_time(text: str, now: datetime) -> None:
    """The words are where they are said to be, and past dates are never passed off as coming."""
    found = _understood(text, now)
    choices = found.choices if isinstance(found, Ambiguous) else (found,) if found else ()
    today = (now + timedelta(hours=8)).date()
    for due in choices:
        assert tuple(text[start:end] for start, end in due.spans) == due.words
        assert due.past or due.day >= today


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS))
def test_a_printed_date_is_read_back(day: date, format_: tuple[str, str]) -> None:
    """With its year, in every format and language."""
    locale, pattern = format_
    due = _understood(format_date(day, pattern, locale=locale))
    assert isinstance(due, Due)
    assert (due.day, due.past, due.rest) == (day, day < TODAY, "")


@given(st.integers(-100, 200), st.sampled_from([("en", "EEEE, MMMM d"), ("zh", "M月d日EEEE")]))
def test_a_printed_date_near_by_needs_no_year(days: int, format_: tuple[str, str]) -> None:
    """Neither just past nor in the coming months."""
    day = TODAY + timedelta(days=days)
    locale, pattern = format_
    due = _understood(format_date(day, pattern, locale=locale))
    assert isinstance(due, Due)
    assert (due.day, due.past) == (day, days < 0)


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.dates(date(2001, 1, 1), date(2098, 12, 31)),
    LANGUAGES,
)
def test_a_date_that_the_product_prints_is_read_back(day: date, today: date, locale: str) -> None:
    """With the year, or without it on a day of the same one."""
    now = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    due = _understood(translator(locale).date(day, today=today), now)
    assert isinstance(due, Due)
    assert (due.day, due.past, due.rest) == (day, day < today, "")


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.dates(date(2001, 1, 1), date(2098, 12, 31)),
    LANGUAGES,
)
def test_this_years_dates_are_printed_without_the_year(day: date, today: date, locale: str) -> None:
    """And read back all the same, far off or long past."""
    day = date(today.year, day.month, min(day.day, 28))
    now = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    due = _understood(translator(locale).date(day, today=today), now)
    assert isinstance(due, Due)
    assert (due.day, due.past, due.rest) == (day, day < today, "")


@given(
    st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 31)),  # noqa: DTZ001 - the zone is given beside
    st.dates(date(2001, 1, 1), date(2098, 12, 31)),
    LANGUAGES,
    ZONES,
)
def test_a_moment_that_the_product_prints_is_read_back(
    moment: datetime, today: date, locale: str, zone: str
) -> None:
    """Date and time."""
    when = moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    now = datetime(today.year, today.month, today.day, 17, tzinfo=UTC)
    printed = translator(locale).datetime(when, zone, today=local(now, zone).date())
    due = understand(printed, now=now, zone=zone, workdays=CHINA)
    assert isinstance(due, Due)
    local_time = when.astimezone(ZoneInfo(zone))
    expected = (local_time.date(), local_time.time().replace(second=0, microsecond=0), "")
    assert (due.day, due.at, due.rest) == expected


@given(
    st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 31)),  # noqa: DTZ001 - the zone is given beside
    st.dates(date(2001, 1, 1), date(2098, 12, 31)),
    LANGUAGES,
    ZONES,
)
def test_what_slack_shows_when_it_knows_no_dates_is_read_back(
    moment: datetime, today: date, locale: str, zone: str
) -> None:
    """With the zone that a channel's people are told."""
    now = datetime(today.year, today.month, today.day, 17, tzinfo=UTC)
    reader = Reader(translator(locale), zone, now)
    when = moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    due = understand(reader.datetime(when), now=now, zone=zone, workdays=CHINA)
    assert isinstance(due, Due)
    local_time = when.astimezone(ZoneInfo(zone))
    expected = (local_time.date(), local_time.time().replace(second=0, microsecond=0), "")
    assert (due.day, due.at, due.rest) == expected


@given(
    st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 31)),  # noqa: DTZ001 - the time of a clock on the wall
    st.sampled_from(SLACK_FORMATS),
)
def test_what_slack_itself_shows_is_read_back(moment: datetime, format_: tuple[str, str]) -> None:
    """In English with st, nd, rd and th."""
    locale, pattern = format_
    assume(moment.hour or "a" not in pattern or locale == "en_US")  # 上午12:00 is asked about
    ending = {1: "st", 2: "nd", 3: "rd"}.get(
        moment.day % 10 if moment.day not in {11, 12, 13} else 0
    )
    printed = format_datetime(moment, pattern.format(ending or "th"), locale=locale)
    due = _understood(printed)
    assert isinstance(due, Due)
    expected = (moment.date(), moment.time().replace(second=0, microsecond=0), "")
    assert (due.day, due.at, due.rest) == expected


@given(st.integers(0, 90), LANGUAGES)
def test_how_far_off_is_read_back(days: int, locale: str) -> None:
    """Today, tomorrow, in 3 days."""
    told = translator(locale).relative_day(TODAY + timedelta(days=days), TODAY)
    due = _understood(told)
    assert isinstance(due, Due)
    assert (due.day, due.past, due.rest) == (TODAY + timedelta(days=days), False, "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 15 December 2026", date(2026, 12, 15)),
        ("12月15日之前交付", date(2026, 12, 15)),
        ("before the end of next week", date(2026, 12, 4)),
    ],
)
def test_a_date_in_a_long_text_is_read_whole_or_not_at_all(words: str, day: date) -> None:
    """Where reading ends (600, 1,000 characters), no piece of a date is taken for another one."""
    found = [
        _understood(f"{'w' * ahead} {words} {'w' * 500}")
        for ahead in (*range(0, 1_000, 90), *range(570, 600), *range(970, 1_000))
    ]
    assert {due.day for due in found if isinstance(due, Due)} == {day}
    assert not any(isinstance(due, Ambiguous) for due in found)
    assert found[0]
    assert not found[-1]


NOISE = st.builds(
    lambda words, times: "".join(words) * times,
    st.lists(WORD | st.text(max_size=3) | st.sampled_from(MORE_WORDS.split("|")), max_size=6),
    st.integers(1, 400),
)


@settings(deadline=None)
@given(NOISE)
def test_no_repetition_takes_long(text: str) -> None:
    """Whatever is repeated however often: under 50 ms of a processor."""
    _seconds(text)  # holidays of a year and the like are looked up once
    assert _takes_no_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "between 5 " * 200,
        "Dec 5 - 7 " * 200,
        "".join(f"{day}-Dec-{year} " for year in range(26, 40) for day in range(1, 31)),
        "2026 Dec " * 200,
        "the twenty first of " * 100,
        "节前" * 1_000,
        "元旦前五一前中秋前" * 500,
        "before Thanksgiving " * 100,
        "by 5 on " * 200,
        "half past " * 200,
        "12月5日至" * 300,
        "by Friday " * 1_000,
        "by Friday " * 4_000,
        "x" * 40_000 + " by Friday",
        "by Friday, " * 4_000,
        '"by Friday' * 4_000,
        "before Christmas and after Easter " * 1_000,
        "the first working day after the Spring Festival " * 800,
        "农历八月十五前" * 6_000,
        "节后第一个工作日" * 5_000,
        "下午2点到" * 8_000,
        "between 2 and " * 3_000,
        "3-5天内" * 8_000,
        "周三到周五" * 8_000,
        "“" * 40_000,
        "Asia/" * 8_000,
        "把" * 40_000,
        "𠀀" * 40_000,
        "by Friday " + "( ) " * 10_000,
        "a" + " " * 40_000 + "b by Friday",
        "by Friday" + " ," * 20_000,
        "".join(f"by {day} December, " for day in range(1, 32)) * 80,
        "周五前" * 3_000,
        "1" * 10_000,
        "12/15 " * 2_000,
        " " * 10_000 + "Friday",
        "the end of " * 1_000,
        "十" * 10_000,
        "下" * 10_000,
        "年底春节国庆前" * 1_000,
        "in a " * 2_000,
        "(" * 10_000,
        "<@U1" * 2_500,
        "3:" * 5_000,
        "a@b" * 3_000,
        "by Friday" + "\t" * 1_000 + "x",
        "周五前" + " " * 1_000 + "x",
        "1 - 2 - " * 300,
        "两 -" * 300,
        "2.21恢复上班" + "需要" * 300,
        "周五前" + "谁都" * 300,
        "today," + " Ann & the team &" * 60,
        "in12月15日北京时间工作日内end三点半" * 400,
        "w明天明天" * 400,
        "周五ËV…明天" * 400,
        "12/15…农历三点半 to 第49周" * 400,
    ],
)
def test_reading_takes_no_time(text: str) -> None:
    """Not even on long noise: under 50 ms."""
    _understood("周五前")  # the calendars are loaded once
    _understood("春节前")
    assert _takes_no_time(text)


def _takes_no_time(text: str) -> bool:
    """Whether it is read within 50 ms when the machine does nothing else on that processor."""
    return any(_seconds(text) < 0.05 for _ in range(10))


def _seconds(text: str) -> float:
    begin = thread_time()
    _understood(text)
    return thread_time() - begin

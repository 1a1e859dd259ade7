"""The translator: dates, numbers, lists and rules as each language says them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.domain.localtime import UnknownZoneError
from bot.domain.mrkdwn import Mrkdwn, mention
from bot.domain.recurrence import Frequency, Recurrence
from bot.i18n import translator
from bot.i18n.reader import Reader

EN = translator("en-US")
ZH = translator("zh-CN")
TW = translator("zh-TW")
FRIDAY = dt.date(2026, 11, 27)
TEN = dt.time(10)
ANCHOR = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (dt.date(2026, 11, 23), "Mon 23 Nov 2026", "2026年11月23日 周一"),
        (dt.date(2026, 11, 24), "Tue 24 Nov 2026", "2026年11月24日 周二"),
        (dt.date(2026, 11, 25), "Wed 25 Nov 2026", "2026年11月25日 周三"),
        (dt.date(2026, 11, 26), "Thu 26 Nov 2026", "2026年11月26日 周四"),
        (dt.date(2026, 11, 27), "Fri 27 Nov 2026", "2026年11月27日 周五"),
        (dt.date(2026, 11, 28), "Sat 28 Nov 2026", "2026年11月28日 周六"),
        (dt.date(2026, 11, 29), "Sun 29 Nov 2026", "2026年11月29日 周日"),
        # Years by ISO weeks would be wrong in these days.
        (dt.date(2026, 12, 31), "Thu 31 Dec 2026", "2026年12月31日 周四"),
        (dt.date(2027, 1, 1), "Fri 1 Jan 2027", "2027年1月1日 周五"),
        (dt.date(2027, 1, 3), "Sun 3 Jan 2027", "2027年1月3日 周日"),
        (dt.date(2028, 2, 29), "Tue 29 Feb 2028", "2028年2月29日 周二"),
    ],
)
def test_a_date_always_has_its_weekday(day: dt.date, english: str, chinese: str) -> None:
    """Every date is shown with its weekday, and with its year when no day is known to be today."""
    assert (EN.date(day), ZH.date(day)) == (english, chinese)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (dt.date(2026, 11, 27), "Fri 27 Nov", "11月27日 周五"),
        (dt.date(2026, 1, 2), "Fri 2 Jan", "1月2日 周五"),
        (dt.date(2027, 1, 1), "Fri 1 Jan 2027", "2027年1月1日 周五"),
        (dt.date(2025, 12, 31), "Wed 31 Dec 2025", "2025年12月31日 周三"),
    ],
)
def test_a_date_of_this_year_is_shorter(day: dt.date, english: str, chinese: str) -> None:
    """The year is said when it is not this one, even when it is a week away."""
    today = dt.date(2026, 12, 30)
    assert (EN.date(day, today=today), ZH.date(day, today=today)) == (english, chinese)


def test_weekdays_have_names() -> None:
    """As they stand alone, in a menu say."""
    assert [EN.weekday(day) for day in range(7)] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    assert "".join(ZH.weekday(day) for day in range(7)) == "周一周二周三周四周五周六周日"


def test_an_instant_is_shown_in_the_zone_of_the_reader() -> None:
    """The last hour of the year in Berlin is already next year in Shanghai."""
    when = dt.datetime(2026, 12, 31, 22, 30, tzinfo=dt.UTC)
    assert EN.datetime(when, "Europe/Berlin") == "Thu 31 Dec 2026, 23:30"
    assert ZH.datetime(when, "Asia/Shanghai") == "2027年1月1日 周五 06:30"


def test_an_instant_of_this_year_is_shorter() -> None:
    """`today` is the day where the reader is; the zone may be an object, too."""
    when = dt.datetime(2026, 11, 27, 2, 0, tzinfo=dt.UTC)
    zone = ZoneInfo("Asia/Shanghai")
    assert ZH.datetime(when, zone, today=dt.date(2026, 11, 26)) == "11月27日 周五 10:00"


def test_summer_time_goes_on_after_2037() -> None:
    """The tables of zones that end there are not used."""
    when = dt.datetime(2040, 7, 1, 10, tzinfo=dt.UTC)
    assert EN.datetime(when, "Europe/Berlin") == "Sun 1 Jul 2040, 12:00"
    assert EN.datetime(when, "America/New_York") == "Sun 1 Jul 2040, 06:00"


def test_an_unknown_zone_is_told_kindly() -> None:
    """It may have been typed by somebody."""
    with pytest.raises(UnknownZoneError):
        EN.datetime(dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC), "Mars/Olympus")


def test_a_team_s_zone_is_named_behind_the_time() -> None:
    """In the brackets of the language; a single person reads his own times without."""
    when = dt.datetime(2026, 11, 27, 2, 0, tzinfo=dt.UTC)
    said = [
        Reader(t, "Asia/Shanghai", when, who).datetime(when)
        for t in (EN, ZH, TW)
        for who in (None, "U1")
    ]
    assert said == [
        "Fri 27 Nov, 10:00 (Asia/Shanghai)",
        "Fri 27 Nov, 10:00",
        "11月27日 周五 10:00（Asia/Shanghai）",
        "11月27日 周五 10:00",
        "11月27日 週五 10:00（Asia/Shanghai）",
        "11月27日 週五 10:00",
    ]


def test_traditional_chinese_has_dates_and_lists_of_its_own() -> None:
    """By CLDR for zh_Hant, whether somebody sits in Taipei or in Hong Kong."""
    assert TW is translator("zh-HK")
    assert TW.date(FRIDAY) == "2026年11月27日 週五"
    assert "".join(TW.weekday(day) for day in range(7)) == "週一週二週三週四週五週六週日"
    now = dt.datetime(2026, 11, 27, 2, 0, tzinfo=dt.UTC)
    assert TW.relative(now + dt.timedelta(hours=2), now) == "2 小時後"
    assert TW.duration(dt.timedelta(minutes=90)) == "1 小時 30 分鐘"
    assert TW.list(["張偉", "李娜", "王芳"]) == "張偉、李娜和王芳"
    assert TW.recurrence(rule(0, nth=1), TEN) == "每月第一個週一 10:00"


def test_an_instant_without_a_zone_is_a_mistake() -> None:
    """Nobody knows when that is."""
    with pytest.raises(ValueError, match="time zone"):
        EN.datetime(dt.datetime(2026, 11, 27, 2, 0), "UTC")  # noqa: DTZ001 - the mistake itself


@pytest.mark.parametrize(
    ("days", "english", "chinese"),
    [
        (0, "today", "今天"),
        (1, "tomorrow", "明天"),
        (2, "in 2 days", "还有 2 天"),
        (40, "in 40 days", "还有 40 天"),
        (-1, "1 day overdue", "已逾期 1 天"),
        (-3, "3 days overdue", "已逾期 3 天"),
    ],
)
def test_a_due_date_is_so_far_off(days: int, english: str, chinese: str) -> None:
    """Counted in calendar days, over the end of the year as well."""
    today = dt.date(2026, 12, 30)
    day = today + dt.timedelta(days=days)
    assert (EN.relative_day(day, today), ZH.relative_day(day, today)) == (english, chinese)


@pytest.mark.parametrize(
    ("away", "english", "chinese"),
    [
        (dt.timedelta(seconds=-20), "just now", "刚刚"),
        (dt.timedelta(minutes=5), "in 5 minutes", "5分钟后"),
        (dt.timedelta(hours=-2), "2 hours ago", "2小时前"),
        (dt.timedelta(days=-1), "1 day ago", "1天前"),
    ],
)
def test_an_instant_is_so_far_off(away: dt.timedelta, english: str, chinese: str) -> None:
    """Roughly, in the largest fitting unit."""
    now = dt.datetime(2026, 11, 27, 2, 0, tzinfo=dt.UTC)
    assert (EN.relative(now + away, now), ZH.relative(now + away, now)) == (english, chinese)


@pytest.mark.parametrize(
    ("minutes", "english", "chinese"),
    [
        (0, "0 min", "0分钟"),
        (45, "45 min", "45分钟"),
        (60, "1 hr", "1小时"),
        (90, "1 hr, 30 min", "1小时30分钟"),
        (2 * 24 * 60 + 60, "2 days, 1 hr", "2天1小时"),
    ],
)
def test_a_duration_is_exact(minutes: int, english: str, chinese: str) -> None:
    """Days, hours and minutes, without those that are nought."""
    length = dt.timedelta(minutes=minutes)
    assert (EN.duration(length), ZH.duration(length)) == (english, chinese)


def test_items_are_listed_as_the_language_does() -> None:
    """CLDR knows the commas and the word before the last item."""
    assert [EN.list(["a", "b", "c"][:count]) for count in range(4)] == [
        "",
        "a",
        "a and b",
        "a, b, and c",
    ]
    assert ZH.list(["张伟", "李娜", "王芳"]) == "张伟、李娜和王芳"


def test_a_list_of_mentions_stays_live() -> None:
    """Mentions are kept, names that somebody typed are escaped."""
    assert EN.md_list([mention("U012ABCDEF"), "<!here>"]) == "<@U012ABCDEF> and &lt;!here&gt;"


def test_numbers_have_their_separators() -> None:
    """Numbers and rates as CLDR writes them."""
    assert [EN.number(12345.5), ZH.number(12345)] == ["12,345.5", "12,345"]
    assert [EN.percent(0.856), ZH.percent(1)] == ["86%", "100%"]


def rule(*weekdays: int, every: int = 1, nth: int | None = None) -> Recurrence:
    """Return a weekly rule, or with `nth` a monthly one."""
    return Recurrence(
        frequency=Frequency.MONTHLY if nth else Frequency.WEEKLY,
        weekdays=weekdays,
        anchor=ANCHOR,
        interval=every,
        week_of_month=nth,
    )


@pytest.mark.parametrize(
    ("series", "english", "chinese"),
    [
        (rule(0), "Every Monday at 10:00", "每周一 10:00"),
        (rule(0, 3), "Every Monday and Thursday at 10:00", "每周一和周四 10:00"),
        (rule(0, 1, 2, 3, 4), "Monday to Friday at 10:00", "每周一至周五 10:00"),
        (rule(*range(7)), "Every day at 10:00", "每天 10:00"),
        (rule(0, every=2), "Every 2 weeks on Monday at 10:00", "每 2 周的周一 10:00"),
        (rule(0, nth=1), "On the first Monday of the month at 10:00", "每月第一个周一 10:00"),
        (rule(4, nth=-1), "On the last Friday of the month at 10:00", "每月最后一个周五 10:00"),
        (
            rule(1, every=3, nth=2),
            "Every 3 months, on the second Tuesday at 10:00",
            "每 3 个月的第二个周二 10:00",
        ),
    ],
)
def test_a_rule_is_said_in_words(series: Recurrence, english: str, chinese: str) -> None:
    """When a series meets, as people would say it."""
    assert (EN.recurrence(series, TEN), ZH.recurrence(series, TEN)) == (english, chinese)


def test_parameters_may_be_values() -> None:
    """Errors carry dates, lists and numbers; the text writes them as its language does."""
    said = [
        EN("common.error.unknown_command", text=value, example="x")
        for value in (
            FRIDAY,
            TEN,
            dt.timedelta(hours=1),
            ["a", "b"],
            1.5,
            1024,
            dt.datetime(2026, 11, 27, 10, tzinfo=dt.UTC),
        )
    ]
    assert [words.removeprefix("I do not know “").removesuffix("”. Try x") for words in said] == [
        "Fri 27 Nov 2026",
        "10:00",
        "1 hr",
        "a and b",
        "1.5",
        "1024",
        "Fri 27 Nov 2026, 10:00",
    ]


def test_values_in_mrkdwn_are_escaped() -> None:
    """A list of names is escaped one by one, and mentions in it stay."""
    names = ["<a>", mention("U012ABCDEF")]
    said = EN.md("common.error.unknown_command", text=names, example="x")
    assert said == "I do not know “&lt;a&gt; and <@U012ABCDEF>”. Try x"
    assert isinstance(said, Mrkdwn)


def test_a_language_calls_itself_by_its_own_name() -> None:
    """So that whoever reads it finds it in a list."""
    assert [one.name for one in (EN, ZH, TW)] == ["English", "简体中文", "繁體中文"]

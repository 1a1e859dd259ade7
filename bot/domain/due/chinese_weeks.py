"""Chinese words for days near by: 周五, 明天, 下周三, 本周内."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due import days
from bot.domain.due.chinese_terms import (
    BEFORE,
    CLAUSE_BEGINS,
    IS_DONE,
    SURNAMES,
    WEEK,
    WEEKDAY,
    WHICH,
    ahead_of,
    nothing,
    table,
    weekday_of,
)
from bot.domain.due.chinese_verbs import TO_DO, VERB
from bot.domain.due.values import NO_DATE, Firmness, Half, Moment, Reading

_DAY = timedelta(days=1)


def _weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 周五; behind 老 and 小 it may be that somebody named 周 does something."""
    old_zhou = _OLD_ZHOU.search(match.string, 0, match.start())
    if old_zhou and _HE_DOES.match(match.string, match.end()):
        return None
    return replace(_coming(match, moment), asked=bool(old_zhou))


def _coming(match: re.Match[str], moment: Moment) -> Reading:
    firmness = Firmness.WEAK if match[0].startswith("周") else Firmness.SURE  # 周 is a surname
    weekday = weekday_of(match)
    return Reading(days.coming(weekday, moment.today), firmness=firmness, weekday=weekday)


def _first_thing(match: re.Match[str], moment: Moment) -> Reading:
    """Read 周一一早, at which things are to be done: nobody tells so what he did."""
    return replace(_coming(match, moment), weekday=None, half=Half.MORNING)


def _weekday_of_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading((days.of_week(weekday_of(match), ahead_of(match), moment.today),))


def _two_weekdays(match: re.Match[str], moment: Moment) -> Reading:
    """Read 周四、五前 as either, asked about."""
    weekdays = (weekday_of(match), "一二三四五六日".index(match["second"].replace("天", "日")))
    if match["which"]:
        found = [days.of_week(weekday, ahead_of(match), moment.today) for weekday in weekdays]
    else:
        found = [days.coming(weekday, moment.today)[-1] for weekday in weekdays]
    return Reading(tuple(sorted(found)), asked=True)


def _neighbours(match: re.Match[str], moment: Moment) -> Reading:
    """Read 下周三四 as either, asked about; 周一三, and 周六日, are habits."""
    first, second = weekday_of(match), "一二三四五六日".index(match["second"].replace("天", "日"))
    if second != first + 1 or first > _THURSDAY:
        return NO_DATE
    return _two_weekdays(match, moment)


def _days_ahead(count: int) -> Callable[[re.Match[str], Moment], Reading]:
    def read(_: re.Match[str], moment: Moment) -> Reading:
        firmness = Firmness.SURE if count else Firmness.WEAK  # 今天 is mostly told, not set
        return Reading((moment.today + _DAY * count,), firmness=firmness)

    return read


def _day_after(_: re.Match[str], moment: Moment) -> Reading:
    """Read 次日, which may be the day after another."""
    return Reading((moment.today + _DAY,), firmness=Firmness.MARKED, asked=True)


def _tomorrow_or_after(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.today + _DAY, moment.today + _DAY * 2))


def _next_weekday(match: re.Match[str], moment: Moment) -> Reading:
    """Read 下一个周五: the coming one, or that of the next week."""
    weekday = weekday_of(match)
    coming = days.coming(weekday, moment.today)[-1]
    return Reading(tuple(sorted({coming, days.of_week(weekday, 1, moment.today)})))


def _today_in_years(match: re.Match[str], moment: Moment) -> Reading:
    years = "今明后".index(match["ahead"])
    return Reading((moment.today + relativedelta(years=years),), asked=True)


def _next_workday(_: re.Match[str], moment: Moment) -> Reading:
    return Reading((moment.workdays.next_workday(moment.today),))


def _last_week(match: re.Match[str], moment: Moment) -> Reading:
    """Read 上周五前, which is over."""
    day = days.of_week(weekday_of(match), -match["last"].count("上"), moment.today)
    return Reading((day,), firmness=Firmness.MARKED)


def _ago(count: int) -> Callable[[re.Match[str], Moment], Reading]:
    def read(_: re.Match[str], moment: Moment) -> Reading:
        return Reading((moment.today - _DAY * count,), firmness=Firmness.MARKED)

    return read


def _perhaps_a_name(_: re.Match[str], moment: Moment) -> Reading:
    """Read 黄明日报销, in which 黄明 may be somebody."""
    return Reading((moment.today + _DAY,), asked=True)


def _end_of_week(match: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(ahead_of(match), moment))


def _end_of_this_week(_: re.Match[str], moment: Moment) -> Reading:
    return Reading(days.end_of_week(0, moment))


def _before_week(match: re.Match[str], moment: Moment) -> Reading:
    """Read 下周前: by the end of this week, or some time in the next."""
    weeks = ahead_of(match)
    return Reading((*days.end_of_week(weeks - 1, moment), *days.end_of_week(weeks, moment)))


def _during_week(match: re.Match[str], moment: Moment) -> Reading:
    weeks = ahead_of(match)
    return Reading(days.workdays_of_week(weeks, moment) if weeks else days.end_of_week(0, moment))


_OLD_ZHOU = re.compile(r"(?<![养敬元古遗衰陈缩弱窄微渺大最较])[老小阿]$")
_HE_DOES = re.compile(  # 老周一直没回我, 小周五点到, 老周三天内给
    r"(?<=一)(?:直|会儿?|个|下|般|起|家|定|样|边|次|人|句|份|张|条|说|走|来|到|回|看|听|问|拿)|(?<=[一二三四五六])(?:点|天(?!津)|个|年|周|月|号|小时|[\d一二三四五六七八九十]+[点天])|(?<=日)(?:常|均|夜)|(?<=天)(?:天|津)"
)
_COUNTED = "[一二两三四五六七八九十几半]"
_ANOTHER = (
    r"(?:[二三四五六]|一(?![早起同并定直次些下致律])|日(?![报程常志期历班记])|天(?![津气天]))"
)
_THURSDAY = 3
_SOME_TIME_THEN = rf"(?:找|抽|约|挑|安排|[把将]|给|{VERB})"
_EITHER_WILL_DO = r"\s*(?:都行|都可以?|均可|都成|任选)"
_NO_TASK_THEN = (  # 下周和上周一样, 下周我不在: how it is then
    r"(?![^,.;，。；]{0,4}(?:[不没]|放假|休息|休假|请假|出差)|去[^,.;，。；]{1,8}(?:开会|出差|旅游|度假|学习|培训)|的|都|比较|有|[跟和与](?:[上下本这往]|团|平))"
)
_WITH_THEM = (  # 下周和物业谈一下续租
    r"[跟和与同找约请陪带叫催问帮给去][^,.;，。；的]{1,12}?"
    rf"(?:{VERB}|[谈聊碰对吃见看说讲核办取拿送签领盖买改要过](?:一?[下遍]|[谈聊清好完到回]|个?[饭面]|[\u4e00-\u9fff]{{2}}))"
)
_SOMEBODY_DOES = (
    rf"[^,.;，。；的]{{0,5}}?(?:(?:把(?!关)|将)|[给发](?:我|他|她|大家)|{VERB}[好完])"
    r"|[^,.;，。；的]{0,8}?[\u4e00-\u9fff]一[下遍趟](?!子)"
)
_TASK_THEN = rf"(?=\s*{_NO_TASK_THEN}(?:再|要|得|记得)?(?:{_WITH_THEM}|{_SOMEBODY_DOES}))"
_NO_NAME = (
    r"(?!之(?![前内后])|系|集团|公司|股份|科技|控股|新闻|天(?!气|津)|因素|学校|酒店|大厦|广场)"
)

_TITLES = (  # of games, films, papers and firms that begin with a day
    r"明日(?:方舟|之后|之星|帝国|边缘|世界|黄花|香(?!港)|复明日|传奇|之子|之丸|巨星)|今日(?:头条|说法|之星|资本|影评|看点|看盘|热榜|美术馆|早报|晚报|油条|水印相机|校园)"
    r"|昨日(?:重现|青空|之歌|世界|之星|派)|今晚(?:报(?=[的社版上]|记者|广告|头版)|八零后|80后)|今夜百乐门|明天(?:过后|会更好|你好|系|控股|集团)|后天(?:之后|影业)|周末画报|周六夜现场|星期[日天]音乐会|星星星期[一二三四五六日天]"
)

_ACQUIRED = (  # 后天 as what nobody is born with
    r"(?:[依全]?靠|取决于|归于|属于?|先天(?!性)[^.;。；]{0,8}?)后天|后天(?:努力|勤奋|养成|习得|形成|因素|环境(?=[的和与及影因])"
    r"|获得(?!奖|通过|批准)|性(?!能|质)|[失致][明聪盲聋残语]|残疾(?!人)|耳聋|免疫(?!科|组|接种)|发育|塑造|培养(?=[的出比])|感染(?!科|管)|缺陷(?=[的和与])|条件(?=[的和与不]))"
)

TABLE = table(
    (
        (rf"(?<=[线楼])下{WEEK}{WEEKDAY}", _next_weekday),
        (WEEK + WEEKDAY, _weekday),
        ("(?<![下本这上个])" + WEEK + WEEKDAY + "一大?早", _first_thing),
        (WHICH + WEEK + rf"(?:的?\s*{WEEK})?" + WEEKDAY, _weekday_of_week),
        (rf"(?:每个?|每隔?|逢|隔)\s*(?:{WEEK}的?)?\s*{WEEK}\s*{WEEKDAY}", nothing),
        (rf"(?:\d{{1,3}}|{_COUNTED}{{1,4}})\s*个?{WEEK}[一二三四]", nothing),
        (
            rf"(?:第[一二三四五\d]个?(?:周|星期)?|(?:{CLAUSE_BEGINS}|(?<=[逢每隔是按双]))[双单]周?)的?\s*{WEEK}?\s*{WEEKDAY}",
            nothing,
        ),
        (
            rf"{WHICH}?(?<!每){WEEK}{WEEKDAY}[、,和及或]?{WEEK}?(?P<second>{_ANOTHER})(?=\s*{_SOME_TIME_THEN})",
            _neighbours,
        ),
        (
            rf"{WHICH}?{WEEK}{WEEKDAY}(?:[、,和及与]?\s*{WEEK}?{_ANOTHER})+(?!点|\s*{BEFORE}|{_EITHER_WILL_DO})",
            nothing,
        ),
        (
            (
                rf"{WHICH}?{WEEK}{WEEKDAY}[、,和及或]?{WEEK}?"
                rf"(?P<second>[一二三四五六日天])(?=\s*{BEFORE}|{_EITHER_WILL_DO})"
            ),
            _two_weekdays,
        ),
        (r"[再大]下个?(?:周|星期|礼拜|月)", nothing),
        (rf"下一个?\s*{WEEK}\s*{WEEKDAY}", _next_weekday),
        (r"今(?:天|日|儿个?|(?=[晚早夜]))", _days_ahead(0)),
        (
            rf"(?:(?<=^[{SURNAMES}])|(?<=[^小老阿][{SURNAMES}]))明[天日]{_NO_NAME}",
            _perhaps_a_name,
        ),
        (rf"(?<!赶)明(?:天|日|儿个?|(?=[晚早夜])){_NO_NAME}", _days_ahead(1)),
        (rf"(?<![先和]天和)(?<!先天)后(?:天|儿个?)(?!性(?!能|质)|的){_NO_NAME}", _days_ahead(2)),
        (rf"大后(?:天|儿个?){_NO_NAME}", _days_ahead(3)),
        (r"(?:下|(?<!最)后)一?个?工作日", _next_workday),
        (r"最后一个工作日", nothing),
        (rf"(?:(?<=[日号\d]\()|(?<=[日号\d]\s\()){WEEKDAY}(?=\))", _weekday),
        (rf"{CLAUSE_BEGINS}听日(?![语本常报志])", _days_ahead(1)),
        (rf"{CLAUSE_BEGINS}后日(?=\s*(?:[上下中]午|[早晚交前]|之前|以前|内))", _days_ahead(2)),
        (r"今明两?[天日](?:之内|以内|内)?", _days_ahead(1)),
        (rf"[次翌]日(?=[^,.;，。；]{{1,8}}{BEFORE})", _day_after),
        (r"(?P<ahead>[明后])年的?今[天日]", _today_in_years),
        (r"[去前往][年月]的?今[天日]", nothing),
        (r"明后两?天", _tomorrow_or_after),
        (r"昨(?:天|日|晚|儿个?)", _ago(1)),
        (r"前天", _ago(2)),
        (r"大前天", _ago(3)),
        (rf"(?P<last>上上个?|上个?)\s*{WEEK}(?:的?\s*{WEEK})?{WEEKDAY}", _last_week),
        (rf"{WEEK}一行[\d一二三四五六七八九十几数多]+[人名位]", nothing),
        (rf"今日[事毕]|大大后天|{_ACQUIRED}|{_TITLES}", nothing),
        (
            r"黑色星期五|周六福|星期五餐厅|星期[日天]工程师|周[一二三四五六日]时报|星期八|周[一二三四五六日]下午茶",
            nothing,
        ),
        (WHICH + WEEK + r"\s*(?:之内|以内|内|结束之?前|底|最后一个工作日)", _end_of_week),
        (rf"(?<!{_COUNTED})(?<!\d)(?<![个双单])周内(?!外)", _end_of_this_week),
        (WHICH + rf"周末(?=\s*{BEFORE})", _end_of_week),
        (rf"周末(?=\s*{BEFORE})", _end_of_this_week),
        (WHICH + WEEK + r"末", nothing),
        (rf"(?P<which>下下个?|下个?)\s*{WEEK}(?=\s*{BEFORE})", _before_week),
        (WHICH + WEEK + TO_DO, _during_week),
        (WHICH + WEEK + _TASK_THEN, _during_week),
        (WHICH + WEEK + IS_DONE, _during_week),
        (
            WHICH + WEEK + r"一(?:定(?=[要得把会能给])|次性|并|同)",
            _during_week,
        ),  # 下周一定要完成: no Monday
    )
)

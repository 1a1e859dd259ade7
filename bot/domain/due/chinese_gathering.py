"""A time at which people come together, and what they are to bring or to have ready then.

11点开标，张工把CA锁带上 has no other end than the time; 下午三点开会 alone asks nothing of anybody.
Something that shuts at a time sets an end for those who are urged: 总账16:30锁期间，没过账的抓紧.
"""

import re

_EVENT = r"(?:(?![把将给请让])[^,.;，。；了的把将给])"
_WHO = r"(?:(?![没未])[^,.;，。；\d了的把将给]){0,8}?"
_BRINGS = (
    r"(?:[把将](?![来要近会])[^,.;，。；]{2,24}(?<![了过])"
    r"|(?:都|要|得|请|务必|记得|别忘了?)*(?:带(?:[上好齐着]|[A-Z])|备[好齐]|准备好)[^,.;，。；]{0,16}(?<!了))"
)
IS_BROUGHT = re.compile(
    rf"\s*{_EVENT}{{1,12}}(?:\s*[,，]\s*{_EVENT}{{2,8}})?\s*[,;，；]\s*{_WHO}{_BRINGS}\s*(?:$|[,.;!，。；！])"
    rf"|\s*[,，]\s*{_EVENT}{{2,10}}\s*[,;，；]\s*{_WHO}{_BRINGS}\s*(?:$|[,.;!，。；！])"
)
_SHUTS = (
    r"(?:准时|正式|统一|就|要)*(?:锁|关|封|停|截|收|闭|结|断|下班|打烊|熄灯|发车|开船|走车|出车)"
)
_URGED = (
    r"[,;，；]\s*[^,.;，。；]{0,12}"
    r"(?:抓紧|抓点紧|赶紧|尽快|赶快|从速|快点|麻利|[速快](?:[来交报提办填补领取]|登记|处理|确认))"
)
URGED = re.compile(rf"\s*{_URGED}")
SHUTS_THEN = rf"(?={_SHUTS}[^,.;，。；把将给]{{0,6}}{_URGED})"

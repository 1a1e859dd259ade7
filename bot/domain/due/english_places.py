"""Addresses that hold a month or a weekday: *the fence at 12 March Street*, *3 April Gardens*.

Words that say what is done as well, *from 14 June close the books*, are of a street only where no
object stands behind them.
"""

from bot.domain.due.english_terms import MONTH, WEEKDAY, nothing, table

_ALWAYS = (
    r"(?-i:(?:Street|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln|Gardens|Gdns|Crescent|Terrace|Square|Boulevard|Blvd|Mews|Grove|Parade"
    r"|Apartments|Cottages?|House|Court|Heights|Plaza|Wharf)|St(?!\.?\s+[A-Z]|\.\s+[a-z])\.?)"
)
_OBJECT = (
    r"(?:the|an?|all|both|my|our|your|his|her|their|its|it|this|that|these|those"
    r"|up|down|out|off|in|on|to)"
)
_SOMETIMES = (
    rf"(?-i:Drive|Dr|Close|Way|Place|Park|Walk|Row|Hill|Rise|View|Green)(?!\s+{_OBJECT}(?![a-z]))"
)
_NO_STREET = (  # the 12 June street party
    r"(?!\s+(?:party|parties|food|fair|market|lighting|lights|closures?|works|sweep|cleaning|art|team|safety|race))"
)
_DATE_MARKED = r"(?<!by\s)(?<!before\s)(?<!until\s)(?<!till\s)(?<!due\s)"

TABLE = table(
    (
        (
            rf"{_DATE_MARKED}(?:\d{{1,5}}[a-z]?,?\s+|(?<!\d\s))(?:{MONTH}|{WEEKDAY})\s+(?:{_ALWAYS}|{_SOMETIMES}){_NO_STREET}",
            nothing,
        ),
    )
)

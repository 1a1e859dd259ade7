"""People with a title whose name is a weekday: *Alderman Friday to sponsor the ordinance*.

Some titles are jobs as well, *see the judge Monday*: of these it is a name where it begins a clause
and is told what the person does.
"""

from bot.domain.due.english_terms import nothing, table

_TITLE = (
    r"(?-i:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Fr|Alderman|Alderwoman|Ald"
    r"|Councillor|Cllr|Councilman|Councilwoman|Councilor|Congressman|Congresswoman|Senator|Sen|Sgt|Sergeant|Lt|Lieutenant|Capt"
    r"|Col|Cpl|PC|DC|DI|DS|DCI|WO|Sister|Brother|Pastor|Rabbi|Imam|Auntie|Uncle)"
)
_JOB = (
    r"(?-i:Judge|Rep|Justice|Mayor|Governor|Coach|Chief|Captain|Major|Colonel|General|Nurse|Matron|Doctor|Father|Mother|Principal|Dean"
    r"|Chancellor|Chair|Officer|Constable|Inspector|Detective|Commissioner|Deputy|Trustee|Minister|Bishop|Canon|Chef|Marshal|Sheriff|Warden)"
)
_NAMED = r"(?:(?-i:[A-Z])\.?\s+){0,2}(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_A_DAY = r"(?!,?\s+(?:at\s|@|\d|morning|afternoon|evening|night|next|week|the\s+\d))"
_DOES = (
    r"(?=['’]s\s|\s+(?:to\s+[a-z]|will\s|has\s|is\s|was\s|wants\s|needs\s"
    r"|asks\s|says\s|said\s|asked\s|wanted\s|requests\s|[a-z]+ed\s))"
)

TABLE = table(
    (
        (rf"{_TITLE}\.?\s+{_NAMED}{_A_DAY}", nothing),
        (rf"(?<!\w\s){_JOB}\.?\s+{_NAMED}{_DOES}", nothing),
    )
)

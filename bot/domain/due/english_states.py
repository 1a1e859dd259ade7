"""Sentences that say how things are on a day: *nobody has time on Friday*, *it will rain then*.

They ask nothing of anybody, yet are built like those that do, *Tom sends the list on Friday*, so it
is asked. Who or what they are said of, or what is said of it, tells them: the weather, nobody, what
runs or opens without anything done to it, what there is, what people think or say. What is marked
by a word such as *by* is not judged here.
"""

import re

from bot.domain.due.english_verbs import DOES

_CLAUSE_BEGINS = re.compile(r".*(?:[.:](?!\d)|[;!?,\n(“”]|\s[-–—]\s|\s(?:but|so)\s)", re.DOTALL)
_CLAUSE_ENDS = re.compile(r"[.;:!?,\n)“”]|\s[-–—]\s|\s(?:but|so)\s")
_ON = re.compile(r"\s*(?:(?<![a-z])(?:on|at|from|over)\s+)?(?:the\s+)?$", re.IGNORECASE)
_TO_DO = re.compile(  # a clause in which something is to be done after all
    r"(?<![a-z])(?:must|needs?|ought|shall|should|ha(?:s|ve)\s+(?:got\s+)?to|please|pls|make\s+sure|ensure|let['’]?s"
    r"|to\s+be|in\s+advance|needed|required|due|ready|done|(?:I|we|he|she|you)\s+(?:will|can)|(?:I|we|he|she|you)['’]ll)(?![a-z])"
    rf"|^\s*(?:(?:and|then|also|so)\s+)?{DOES}|\sand\s+{DOES}",
    re.IGNORECASE,
)
_MAY = r"(?:will|won['’]?t|may|might|should|could|would|is\s+going\s+to|['’]ll|is|was)"
_WEATHER = re.compile(
    rf"(?:it|there)(?:\s+{_MAY}|['’](?:s|ll))*(?:\s+(?:not|probably|be|get|also|still|very|quite|really|rather|too))*\s+"
    r"(?:(?:rain|snow|freez|thaw|storm|hail|pour|drizzl)[a-z]*"
    r"|dry|wet|cold|warm|hot|mild|sunny|cloudy|windy|foggy|icy|stormy|frosty|dark|light|slippery|cool|fine|humid)(?![a-z])"
    r"|(?:(?:the|a)\s+)?(?:storm|rain|snow|frost|sun|moon|tide|wind|weather|forecast|heat|fog|thunder[a-z]*)"
    r"\s+(?:is|was|will|won['’]?t|may|might|could|should|has|at|on|in|until|from|all|over|again|expected|forecast|likely|due|[a-z]+s)(?![a-z])",
    re.IGNORECASE,
)
_NOBODY = r"(?:nobody|no\s?-?one|none\s+of\s+[a-z]+|hardly\s+any(?:one|body)|not\s+everyone)"
_SOMEBODY = (
    r"(?:(?!(?:to|please|pls|when|if|who|that|before|after|once|until|while|as|because|by)\s)"
    r"[\w'’&.-]+\s+){1,5}?"
)
_IS = (
    r"(?:is|are|am|will\s+be|would\s+be|won['’]?t\s+be|isn['’]?t|aren['’]?t|stays?|remains?|seems?|looks?(?!\s+(?:at|into|after|over|for|through|up))|feels?"
    r"|(?<=[a-z])['’](?:s|re|m))"
)
_NO_STATE = (  # the list is needed, sent, being written; Tom is to send it
    r"(?:to|going|being|about|responsible|up|expected|on\s+(?:it|this|that)|the\s+(?:one|deadline)|when|(?!(?:closed|crowded|packed|tired|bored|married|retired|delayed)(?![a-z]))[a-z]+(?:ed|ing)|sent|made|held|paid|built|taken|given|shown|drawn"
    r"|written|brought|bought|sold|set|put|cut|kept|found|said|told|back|live|out\s+(?:to|by|for)|in\s+place|complete|final|available)"
)
_STATE = re.compile(
    rf"{_SOMEBODY}(?<!there\s){_IS}\s+(?:(?:also|all|still|very|too|quite|really|not|so)\s+)*(?!{_NO_STATE}(?![a-z]))(?!.*\s(?:to\s+(?!the|a|an)[a-z]|if\s))[a-z“‘\d]",
    re.IGNORECASE,
)
_AS_A_RULE = re.compile(rf"{_SOMEBODY}(?:is|are)\s+(?:usually\s+)?(?:collected|emptied|served)\s*$")
_THERE = re.compile(
    r"there\s*(?:['’](?:s|ll)|(?:is|are|isn['’]?t|aren['’]?t|won['’]?t|will|may|might|could|would)(?![a-z]))",
    re.IGNORECASE,
)
_HOW = (
    r"(?:\s+(?:again|early|late|later|well|badly|home|out|in|away|normally|smoothly|as\s+(?:usual|normal|planned)|back|there|here|remotely|abroad|daily|full-time|part-time"
    r"|(?:at|in|from|for|to|until|till|near|off|via|after)\s+(?!be\s)(?:[\w'’-]+\s+){0,3}?[\w'’-]+)){0,4}\s*$"
)
_HOUSES = (
    r"(?:caf[eé]|canteen|museum|hotel|restaurant|gym|pool|pub|bar|library|cinema|theatre|theater|zoo|market"
    r"|choir|band|orchestra)"
)
_PLACES = rf"(?:{_HOUSES}|shops?|stores?|schools?|banks?|reception|surgery|(?<=the\s)office)"
_RUNS = re.compile(  # the driver leaves for Leeds, Tom works from home, Ana retires
    rf"(?:{_SOMEBODY}(?:(?:depart|sail|arrive|land|travel|commute|open|start|begin|resume|retire|return|sing|dance|perform|strike|work|play)s|visits(?:\s+us)?|stands\s+still"
    r"|flies|marries|breaks\s+up|turns\s+up|gets\s+(?:back|home|married)(?!\s+to\s)|comes\s+(?:back|home)(?!\s+to\s)|moves\s+(?:in|out|house|away)|goes\s+(?:home|away|down|well|wrong|dark|quiet)|turns\s+\d+"
    rf"|leaves(?=\s+(?:at|for|from)\s)|sets(?=\s+at\s)|leaves\s+early)"
    rf"|(?:he|she|(?-i:[A-Z][a-z]+))\s+leaves|(?:(?:the|our)\s+)?(?:[\w'’-]+\s+)?{_PLACES}\s+(?:closes?|shuts?|reopens?)"
    r"|(?:[\w'’-]+\s+){0,3}?(?:[a-z]+(?<!s)s|people|children)\s+(?:come(?:\s+in)?|start|begin|finish|arrive|land|return|visit(?:\s+us)?|strike|leave(?=\s+(?:at|for|from)\s)))"
    rf"{_HOW}",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"(?:(?:the|our|my|your|his|her|their|a|[A-Z][a-z]+['’]s)\s+)?(?:[\w'’-]+\s+){0,2}(?:flights?|trains?|bus(?:es)?|ferry|ferries|plane|boat|ship|coach|tram|shuttle)\s+"
    r"(?:to\s+[\w-]+\s+|from\s+[\w-]+\s+)?(?:goes|go|leaves?|departs?|runs?|stops?|takes\s+off|gets\s+in|calls)(?![a-z])",
    re.IGNORECASE,
)
_BEGINS_A_JOB = re.compile(
    rf"{_SOMEBODY}(?:starts|begins|takes\s+up|leaves|finishes)\s+(?:(?:as|at)\s+|(?:(?:her|his|their|a|the)\s+)?(?:(?:new|first|last|old|summer)\s+)*"
    r"(?:job|role|post|position|apprenticeship|internship|placement|course|studies|school|university|college|leave|maternity\s+leave|paternity\s+leave|parental\s+leave|sabbatical|retirement|holidays?)\s*$)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    rf"{_SOMEBODY}joins\s+(?:us|(?:the|our|their)\s+(?:team|company|firm|board|staff|department|group|business|family|school|club))\s*(?:as\s[^,]*)?$",
    re.IGNORECASE,
)
_OUTSIDERS = (
    r"(?:courts?|jury|judge|council|committee|board|parliament|government|ministry|minister|mayor|president|police|union|customers?|clients?|tenants?"
    r"|rivals?|competitors?|guests?|visitors?|public|press|neighbours?|neighbors?)"
)
_WAITED_FOR = (  # what a client does that others wait for
    r"(?:needs?|wants?(?!\s+to)|expects?(?!\s+to)|requires?|asks?|must|has|to|should|signs?|pays?|sends?"
    r"|approves?|confirms?|reviews?|gets?|receives?|is|are|will|can|may)"
)
_OTHERS_DO = re.compile(
    rf"(?:the|our|a|his|her|their|its|my|one)\s+(?:[\w'’-]+\s+)?(?:{_OUTSIDERS}|{_HOUSES})\s+(?!{_WAITED_FOR}(?![a-z]))[a-z]+s(?![a-z])",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"they\s+(?!(?:needs?|wants?|requires?|ask|must|should|will|can|may|are|have)(?![a-z]))[a-z]+|(?:that|this)\s+(?:leaves|means|makes|gives)\s",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"(?:(?:the|our)\s+)?(?:[\w'’-]+\s+)?(?:supplier|vendor|courier|baker|butcher|postman|milkman|DHL|UPS|FedEx)\s+"
    r"(?:delivers|comes|calls|collects)\s*$"
    r"|(?:we|they|I)\s+expect\s+(?!you)[^.;:!?,]*$",
    re.IGNORECASE,
)
_HAS = re.compile(  # we have visitors, Ana has an exam
    rf"{_SOMEBODY}(?:have|has|['’]ve\s+got|has\s+got)\s+(?!(?:a|an|another)\s+(?:look|go|word|chat|think|call|read|stab)(?![a-z])|to\s)"
    r"(?:(?:an?|no|some|few|many|lots|plenty|two|three|another|\d+)\s[^.;:!?,]*|[a-z]+s|jury\s+duty|training|surgery|school|leave)\s*$",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"(?:(?:many|so)\s+)?(?:thanks|thank\s+you|thx|cheers|sorry|apologies|congratulations|congrats|well\s+done)(?![a-z])"
    r"|(?:(?:I|we)(?:['’]m|['’]re|\s+am|\s+are)?\s+)?(?:(?:so|very|really|quite)\s+)?(?:happy|glad|pleased|good|great|nice|lovely|sad|sorry)\s+(?:that|to\s+(?:hear|know|see|learn|read))(?![a-z])"
    r"|(?:(?:I|we)(?:['’]m|['’]re|\s+am|\s+are)?\s+)?(?:(?:really|very\s+much)\s+)?look(?:ing)?\s+forward\s+to(?![a-z])"
    rf"|(?:(?:I|we|he|she|they)\s+(?:do\s+|don['’]?t\s+|really\s+|also\s+)?|[A-Z][a-z]+\s+)(?:think|hope|doubt|believe|guess|fear|heard|hear|wonder|suppose|bet|reckon|assume|thinks|hopes|doubts|believes|fears|says|reckons)\s+(?!to\s|(?:about|of|we|I|{DOES})(?![a-z]))",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?:see\s+you|good\s+luck|(?:great|nice|good)\s+(?:job|work)|enjoy|have\s+(?:fun|an?\s+(?:nice|good|great|safe|lovely)))(?![a-z])",
    re.IGNORECASE,
)
_IT_SEEMS = re.compile(  # according to Tom the hall is free
    r"(?:as\s+far\s+as\s+I\s+know|according\s+to\s+[\w'’-]+|rumou?r\s+has\s+it(?:\s+that)?|apparently|sadly|unfortunately)\s+",
    re.IGNORECASE,
)
_PERHAPS = re.compile(rf"{_SOMEBODY}(?:may|might)\s", re.IGNORECASE)
_WILL = re.compile(r"(?<![a-z])(?:will|can|could)(?![a-z])", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:is|are|am|isn['’]t|aren['’]t|does|doesn['’]t|do|don['’]t|did|has|have)\s+(?!(?:not|you\s+mind)\s)(?!.*(?<![a-z])(?:able|mind|possible|chance|can|could|ok|okay|alright)(?![a-z]))[\w'’]"
    r"|(?:could|can|will|would|may|might)\s+(?:it|there|that)\s",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[^.;:!,]*\?")
_ASKED_OF_IT = re.compile(r"(?:is|was|would|does|will)$", re.IGNORECASE)  # is Friday ok for you?
_CASE = re.compile(r"(?:should|were|had)\s+(?:the|it|there|any[a-z]*|[A-Z][a-z]+)\s", re.IGNORECASE)
_OF_THE_DAY = re.compile(  # tomorrow is too early, next Friday suits everyone
    r"\s+(?:(?:is|was|isn['’]?t|wasn['’]?t|would\s+be|might\s+be|may\s+be|looks|seems|feels|sounds)\s+(?!when|the\s+day|due)"
    r"(?!(?:[a-z]+\s+)?(?:fine|ok|okay|good|great|perfect|enough|doable|soon\s+enough)(?!\s+(?:by|with|for)\s+(?:me|us|all|everyone|everybody|them)\s*(?:$|[.,;!?])))"
    r"|(?:would\s+|will\s+|won['’]?t\s+|does\s?n['’]?t\s+)?(?:suits?(?![a-z])"
    r"|works?(?=\s+(?:(?:well|best|better|fine|great)\s+)?for\s+(?:me|us|all|everyone|everybody|them)\s*(?:$|[.,;!?]))))",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\s+or\s", re.IGNORECASE)  # tests are green on Friday or we roll back
_OFF = re.compile(r"\s+off(?![a-z])", re.IGNORECASE)
_TAKES = re.compile(r"(?<![a-z])(?:takes?|taking|has|have|having|booked)\s+$", re.IGNORECASE)


def perhaps_stated(before: str, after: str) -> bool:
    """Tell whether it may be said how things are on a day, and nothing is to be done."""
    ahead = _ON.sub("", _CLAUSE_BEGINS.sub("", before)).strip()
    behind = _CLAUSE_ENDS.split(after, 1)[0]
    if _TAKES.search(before) and _OFF.match(after):
        return True
    if _OF_THE_DAY.match(after) and (not before.strip() or _FEELING.match(ahead)):
        return True
    if not ahead:
        return _says_so(behind.strip())
    asks = _QUESTION.match(ahead) or _ASKED_OF_IT.match(ahead)
    asked = asks and _ASKED.match(after)
    case = _CASE.match(ahead) and after[:1] == ","
    return bool(asked or case) or (_says_so(ahead) and not _ELSE.match(after))


def _says_so(clause: str) -> bool:
    """Tell whether a clause without its date says how things are."""
    clause = _IT_SEEMS.sub("", clause)
    if _WEATHER.match(clause) or _WISH.match(clause):
        return True
    if _TO_DO.search(clause):
        return False
    if _FEELING.match(clause):
        return not _WILL.search(clause)
    return any(look.match(clause) for look in _LOOKS)


_LOOKS = (
    re.compile(rf"{_NOBODY}\s", re.IGNORECASE),
    _STATE,
    _AS_A_RULE,
    _THERE,
    _RUNS,
    _GOES,
    _BEGINS_A_JOB,
    _JOINS,
    _OTHERS_DO,
    _THEY,
    _SUPPLIED,
    _HAS,
    _PERHAPS,
)

"""What has happened is no deadline: *I told Ross on Thursday*, *on Monday we shipped the pumps*.

English tells it by a verb in the past with somebody before it. A participle looks the same, *get
the form signed on Friday*, *send revised drafts on Friday*: words that ask for something stand
before it, or no subject does. What was promised or agreed for a day may be to come, and is not
judged here.
"""

import re

_IRREGULAR = (
    r"(?:sent|said|met|spoke|wrote|gave|took|made|rang|came|went|saw|left|bought|brought|caught|did"
    r"|drove|ate|fell|flew|forgot|had|knew|ran|spent|stood|stole"
    r"|thought|threw|woke|broke|began|became|heard|called|emailed|phoned|texted|messaged"
    r"|visited|replied|chased|pinged|nudged|contacted|queried|arrived|happened|complained|attended|noticed|talked|resigned|started|stopped"
    r"|(?:told|asked|reminded|(?<!['’]ve\s)got)(?!\s+\S+\s+to\s))"
)
_NOT_YET = (  # verbs of what is still to come, and words that end like a verb and are none
    r"(?:asked|reminded|need|feed|speed|proceed|exceed|succeed|seed|embed|indeed|hundred|promised"
    r"|agreed|decided|scheduled|planned|booked|arranged|moved|postponed|preponed|pushed|rescheduled|delayed|invited|proposed|suggested"
    r"|confirmed|wanted|needed|required|hoped|expected|intended|offered|extended|shifted|announced)"
)
_REGULAR = (  # and those of which things are said as well: send the paid invoices
    rf"(?:(?!{_NOT_YET}(?![a-z]))[a-z]{{2,}}ed|paid|found|lost|built|held|kept|sold|taught|won)"
)
_PAST = (
    rf"(?:(?:also|just|already|only|finally|then|both|all)\s+)?(?:{_IRREGULAR}|{_REGULAR})(?![a-z])"
)
_ASKS = (
    r"(?:get|gets|have|has|having|need|needs|want|wants|ensure|make|keep|see|let|like|be|is|are|was|were"
    r"|being|been|needed|to|must|shall|should|will|would|can|could|may|might|please|pls|if|when|send|share)"
)
_SOMEBODY = (
    r"(?:(?:I|we|he|she|they|you|it|who|somebody|someone|nobody|everybody|everyone)"
    rf"|(?:(?!{_ASKS}\s)[\w'’&.-]+\s+){{0,3}}(?!{_ASKS}\s)[\w'’&.-]+)\s+"
)
_OBJECT = (
    r"(?:(?:the|an?|my|our|your|his|her|their|its|it|us|me|him|them|this|that|these|those|all|both|some"
    r"|no|to|into|with|in|on|at|up|out|off|round|through|from|about|for|down|over|back|last|again|twice|early|late|badly|overnight)(?![a-z])|\ue000)"
)
_TO_COME = (
    r"(?:will|would|going\s+to|can|could|should|must|shall|is|are|be"
    r"|but|so|make|(?:I|we|he|she|they|it)['’](?:ll|d))"
)
_CLAUSE = r"(?:^|[,.;:!?(–—]\s*|\s-\s|\s(?:and|but|that|as|because|since|so)\s+)"
_BEFORE = re.compile(
    rf"{_CLAUSE}(?:(?:I|we|he|she|they)\s+(?:{_PAST})|{_SOMEBODY}(?:{_IRREGULAR}(?![a-z])|{_PAST}\s+(?={_OBJECT})))"
    rf"(?!(?:[^.;:!?]*\s)?{_TO_COME}\s)[^.;:!?,]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*,?\s+(?:I|we|he|she|they|(?:the|an?|our|my|his|her|their)\s+[a-z]+|(?-i:[A-Z][a-z]+))\s+"
    rf"(?:{_IRREGULAR}(?![a-z])|{_PAST}\s+{_OBJECT})(?!\s+{_TO_COME}\s)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"(?<![a-z])(?:was|were|got)\s+(?:(?:not|never|already|all|also)\s+)?(?:{_REGULAR}|sent|made|done|paid|held"
    r"|built|lost|found|taken|given|seen|broken|stolen|written|drawn|chosen|put|shut|cut"
    r"|brought|bought|caught|left|thrown|driven|shown|worn|spent|sold|won)(?![a-z])(?:(?!\s+to\s)|(?<=informed)|(?<=sent)|(?<=given)|(?<=paid)|(?<=reported))[^,.;:!?]*$",
    re.IGNORECASE,
)
_BY_THE_WRITER = re.compile(  # retested on Monday, emailed the bank on the 12th
    rf"(?:^|[.;!?]\s+)(?:(?:{_IRREGULAR}|paid|sold)\s|{_REGULAR}\s+(?:$|{_OBJECT})|(?-i:[a-z])[a-z]+ed\s+(?-i:[A-Z][a-z]+)\s+on\s)(?![^.;:!?]*(?<=\s){_TO_COME}\s)[^.;:!?,]*$",
    re.IGNORECASE,
)
_DEEDS = (  # what is told when nobody is named; of most others a thing is said as well
    r"(?:called|emailed|rang|phoned|chased|visited|interviewed|checked|cleaned|fixed|repaired|replaced|swapped|tested"
    r"|retested|inspected|installed|uninstalled|reinstalled|fitted|mended|patched|deployed|migrated|rebooted|restarted|restocked"
    r"|uploaded|removed|deleted|renewed|refunded|trained|briefed|onboarded|informed|notified|discussed|escalated"
    r"|logged|posted|shipped|hired|met|paid|bought|sold|lost|moved|booked|asked|reminded|invited|cancelled|postponed|rescheduled|watered|painted|walked|audited|reconciled|reviewed)"
)
_KEPT_UP = (  # what is brought up to date and not handed over
    r"(?:(?-i:[A-Z]{2,6})|websites?|sites?|wiki|tracker|calendar|database|systems?|boards?|log|register|roster|intranet"
    r"|inventory|records|ledger|server|firmware|software|drivers)"
)
_DEED = re.compile(  # updated CRM on Friday
    rf"(?:^|[.;!?]\s+)(?:{_DEEDS}(?:\s+(?!to\s)[\w'’&-]+){{1,3}}|updated\s+(?:[\w'’&-]+\s+){{0,2}}{_KEPT_UP})"
    rf"\s+on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DEED_PERHAPS = re.compile(  # revised draft on Friday; in capitals it begins a task
    rf"(?:^|[.;!?]\s+)(?!shred){_REGULAR}(?:\s+(?!to\s)[\w'’&-]+){{1,2}}\s+on\s+(?:the\s+)?$"
)
_STOPS = re.compile(r"\s*(?:$|[.,;!)](?!\s*(?:please|pls|thanks|thx)))", re.IGNORECASE)
_SINCE = re.compile(
    r"(?<![a-z])since\s+(?:the|our|my|his|her|their|that)\s[^,.;:!?]*$", re.IGNORECASE
)
_DID = re.compile(rf"\s+(?:{_IRREGULAR}|{_REGULAR})\s+{_OBJECT}", re.IGNORECASE)
_AND_AGAIN = re.compile(  # it had been varied in 2021 and again on 4 March
    r"(?<![a-z])(?:was|were|been|ha[sd]|have)\s[^.;:!?]*\sand\s+(?:(?:then|once)\s+)?again\s+(?:(?:on|in|at)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LAST_TIME = re.compile(
    r"(?:^|[.;!?]\s*)last\s+(?:year|month|week|time|quarter|summer|winter|spring|autumn)[,\s]+"
    r"(?:I|we|he|she|they|it|the)\s[^.;!?]*$",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"(?:(?<![a-z])(?:has|have|hasn['’]?t|haven['’]?t)|['’](?:s|ve))\s+"
    r"(?:(?:not|never|already|just|only|yet|still|all|both|also)\s+)*"
    rf"(?:{_REGULAR}|done|been|seen|had|sent|heard|come|gone|made|taken|met|written|given|bought|brought)"
    r"(?![a-z])(?![^,.;:!?]*\sto\s)[^,.;:!?]*$",
    re.IGNORECASE,
)
_SET_FOR = (  # what was to come then: she was hoping to have it on Friday
    r"(?:going|hoping|thinking|wondering|planning|expecting|aiming|coming|leaving|starting|looking|trying|arriving|moving"
    r"|meeting|visiting|flying|returning|launching|opening|closing|shipping|delivering|doing|having|asking|wanting"
    r"|suggesting|offering|proposing|talking|saying|chasing|considering|counting|banking|sending|bringing|taking|getting)"
)
_TROUBLED = (
    r"(?:off|absent|missing|broken|empty|ill|sick|unwell|wet|dirty|cold|freezing|too\s+[a-z]+|unlocked|noisy|locked\s+out"
    r"|coming\s+(?:through|from|off)|going\s+off|(?:[£$€]?\d[\d.,]*\s+)?(?:short|down|over|out|late)(?:\s+of)?|low\s+on|in(?:\s+(?:late|early|at\s+all|the\s+office))?(?=\s+(?:on\s+)?$)|here|away|faulty|flooded|nobody|no\s+one|no)"
)
_WAS = re.compile(  # the bin was overflowing again on Wednesday
    rf"(?:(?<![a-z])(?:was|were|wasn['’]?t|weren['’]?t)\s+"
    r"(?:(?:not|still|again|also|already|all|both|really|very|so|completely|constantly|always)\s+)*"
    rf"(?:{_TROUBLED}|(?!{_SET_FOR}(?![a-z]))[a-z]{{2,}}ing)(?![a-z])"
    r"|(?<![a-z])there\s+(?:was|were|wasn['’]?t|weren['’]?t)\s"
    r"|(?:^|[a-z]\s+)(?:(?:didn|couldn)['’]?t|(?:did|could)\s+not)\s+(?!(?:I|we|you|he|she|it|they)\s|do|make|attend|come|join|be\s|want|say|know|confirm|agree|ask|tell|mean|plan|expect)[a-z]+)"
    r"(?![^,.;:!?]*\s(?:to|if|whether|that|when|can|could|will|would|should|must|needs?|please|pls|so|and|but|then|[-–—])\s)[^,.;:!?]*$",
    re.IGNORECASE,
)
_DID_A_THING = re.compile(  # IT replaced the disk, support answered 200 mails, they built it
    rf"(?:^|\s(?:and|but|that|as|because|since|so)\s+|[-–—]\s*)(?:(?:I|we|he|she|they)\s+{_PAST}"
    rf"|{_SOMEBODY}{_PAST}\s+(?:the|an?|my|our|your|his|her|their|its|it|us|me|him|them|this|that|these|those|all|both|some|\d[\d.,]*)(?![a-z]))"
    rf"(?!(?:[^.;:!?]*\s)?{_TO_COME}\s)",
    re.IGNORECASE,
)
_SAID = re.compile(  # what is said may be to come
    r"(?<![a-z])(?:said|told|asked|wrote|heard|thought|promised|agreed|decided|called|emailed|replied|offered|expected|wanted)(?![a-z])",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"(?<![a-z])(?:next|tom[a-z]+|tmr?w?|coming|in(?!\s+(?-i:[A-Z]))|within|from\s+now)(?![a-z])",
    re.IGNORECASE,
)


def told(before: str, said: str, after: str) -> bool:
    """Tell whether the words around a date that no *by* marks tell what happened on it."""
    if _COMING.search(said):
        return False
    if _DEED.search(before) and _STOPS.match(after):
        return True
    looks = (_BEFORE, _BY_THE_WRITER, _PASSIVE, _WAS, _PERFECT, _SINCE, _LAST_TIME, _AND_AGAIN)
    return any(look.search(before) for look in looks) or bool(
        _AFTER.match(after) or _DID.match(after)
    )


def perhaps_told(before: str, after: str) -> bool:
    """Tell whether it may be told what was done, or what there is: *revised draft on Friday*."""
    return bool(_DEED_PERHAPS.search(before) and _STOPS.match(after))


def did(clause: str) -> bool:
    """Tell whether a clause before a length of time tells what somebody did, or what was done."""
    looks = (_DID_A_THING, _PASSIVE, _PERFECT, _LAST_TIME)
    return not _SAID.search(clause) and any(look.search(clause) for look in looks)

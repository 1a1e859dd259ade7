"""What a business does as a rule: *supplier pays within 30 days*, *orders ship in 3 days*.

So terms of contracts and promises to customers are told, and are no tasks: of anybody and anything
of a kind, in the present. A party that does something with a thing, *the supplier sends the parts
within 5 days*, may be what is waited for.
"""

import re

_PARTY = (
    r"(?:(?:sub)?contractor|supplier|vendor|seller|buyer|purchaser|customer|consumer|client|tenant|landlord|lessee|lessor"
    r"|licensee|licensor|borrower|lender|employer|insurer|bank|carrier|courier|manufacturer|distributor|retailer"
    r"|franchisee|agency|council|authority|court|provider|shop|warehouse|support|help\s?desk|DHL|UPS|FedEx|Royal\s+Mail|member|subscriber|guest|patient|applicant)"
)
_ALL = (
    r"(?:you|employees|staff|residents|anyone|anybody|everyone|people|users|students|parents"
    r"|visitors|holders)"
)
_MACHINE = r"(?:system|app|server|platform|warranty|guarantee|policy|software)"
_GOODS = (
    r"(?:orders|returns|refunds|invoices|bills|parcels|packages|deliveries|complaints|claims|tickets|requests"
    r"|enquiries|queries|applications|payments|deposits|samples|spares|repairs|replacements|cards|vouchers)"
)
_CLAUSE = (
    r"(?:^|[.;:!?(]\s*|[,–—-]\s+)"
    r"(?:(?:all|any|every|each|most|new|online|first|standard|international|domestic)\s+)*"
)
_DOES = r"(?:(?:usually|normally|always|then|also)\s+)?(?!(?:needs|has|wants|is|was|does)\s)[a-z]+s"
_ASKS_FOR = (  # what a party wants of us: the landlord expects the invoice in 3 business days
    r"(?:(?:requires|demands|requests|insists\s+on)\s"
    r"|(?:expects|is\s+expecting)\s(?:[\w'’-]+\s+){0,4}?(?:invoices?|repl(?:y|ies)|answers?|responses?|payments?|quotes?|quotation|estimate"
    r"|forms?|reports?|feedback|figures|numbers|lists?|drafts?|documents?|docs|papers|paperwork|timesheets?|decision|comments|photos"
    r"|certificates?|proposal|contracts?|statements?|accounts|receipts|signatures?|details)\s)"
)
_DO = (
    r"(?:are\s+(?!to\s|due\s|needed\s)[a-z]+|get|receive|pay|return|ship|arrive|go\s+out|reply|respond|expire|lapse|clear|leave"
    r"|reach\s+\w+|take)"
)
_THING = r"(?:\s+(?!(?:the|this|that|these|those|our|my|your|his|her|to|so|and)\s)[\w'’-]+){0,3}"
_A_RULE = re.compile(
    rf"{_CLAUSE}(?:(?:the|an?)\s+)?(?:{_PARTY}\s+{_DOES}|{_MACHINE}\s+{_DOES}{_THING})\s+$"
    rf"|{_CLAUSE}(?:{_GOODS}|{_PARTY}s)\s+{_DO}{_THING}\s+$"
    rf"|{_CLAUSE}(?:{_GOODS}|{_PARTY}s|{_ALL})\s+(?:can|may)\s[^,.;:!?]*$",
    re.IGNORECASE,
)
_LAW = (
    r"(?:law|policy|contract|lease|regulations?|agreement|terms|rules?|act|code|clause|statute"
    r"|procedure|SLA|GDPR)"
)
_A_RULE_PERHAPS = re.compile(
    rf"{_CLAUSE}(?:(?:the|an?|our)\s+)?{_PARTY}\s+(?!{_ASKS_FOR}){_DOES}\s[^,.;:!?]*$"
    rf"|{_CLAUSE}(?:{_GOODS}(?!\s+(?:must|should|need|to|have)\s)|(?!please|pls|so\s|and\s)(?:[\w'’-]+\s+){{0,2}}[\w'’-]+\s+(?:can|may|aims?\s+to|promises?\s+to))\s[^,.;:!?]*$"
    rf"|{_CLAUSE}(?:(?:the|our)\s+)?(?:[\w'’-]+\s+)?{_LAW}\s+(?:[\d.]+\s+)?(?:requires?|demands?|says?|states?|allows?|gives?|asks?\s+for)\s[^,.;:!?]*$"
    rf"|{_CLAUSE}(?:{_PARTY}s|{_ALL})\s+(?:expect|want|need|like|demand)\s[^,.;:!?]*$"
    rf"|{_CLAUSE}(?:payment|delivery|settlement|cancellation|turnaround|response)\s+$",
    re.IGNORECASE,
)
_ONCE = re.compile(  # once the stock lands, Abbie prices it within two days
    r"(?:^|[.;:!?]\s*)(?:when|once|as\s+soon\s+as|if)\s[^.;:!?]*,\s[^.;:!?]*$", re.IGNORECASE
)
_LENGTH = re.compile(r"(?:in|within|w/in)\s", re.IGNORECASE)
_ANYBODY = re.compile(  # customers have 14 days to return goods, he has 3 days to answer
    rf"(?:^|[.;:!?(,–—-]\s*|\s)(?:{_PARTY}s|{_ALL}|I|you|he|she|they|it|who|that|which|everybody|everyone|nobody|those|children|men|women"
    r"|(?:new|all|any|each|every)\s+[a-z]+|(?:buyer|seller|claimant|appellant|defendant|consumer|tenant|borrower|licensee|applicant|guest))"
    r"\s+(?:(?:then|usually|normally|always|still|only|now)\s+)?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"(?<![a-z])(?:{_LAW}|letter|notice|email)\s+(?:says?|states?|reads)(?![a-z])|(?<![a-z])(?:once|after|from|if|when|usually|normally)\s",
    re.IGNORECASE,
)


def may_be_counted_from_elsewhere(before: str) -> bool:
    """Tell whether days that somebody has to do a thing may not be counted from now.

    So it is of anybody of a kind, of *she* and *they*, of whom more was told, and of quotations.
    """
    return bool(_ANYBODY.search(before) or _SAYS.search(before))


def is_rule(before: str, said: str) -> bool:
    """Tell whether a length of time says how fast things are done as a rule."""
    return bool(_LENGTH.match(said) and (_A_RULE.search(before) or _ONCE.search(before)))


def perhaps_rule(before: str, said: str) -> bool:
    """Tell whether it may say so, or what somebody outside is to do now."""
    return bool(_LENGTH.match(said) and _A_RULE_PERHAPS.search(before))

"""Parts and sizes that look like dates: *3/4 inch plywood*, *1/2 price*, *short on 5/8 bolts*."""

import re

_SIZE = re.compile(  # said behind it, it measures a thing whatever the numbers are
    r"(?:\s*-?\s*(?:inch(?:es)?|in\.|ft|feet|foot|mm|miles?|yards?|lbs?|pounds?|ounces?|oz|tons?|tonnes?|cups?|pints?|gallons?|gal"
    r"|quarts?|lit(?:re|er)s?|tsp|tbsp|teaspoons?|tablespoons?|acres?|kilos?|kg|hp|NPT|BSP|scale|stars?)(?![a-z])"
    r"|[”″](?=\s*[a-z])|\"(?=\s+[a-z]))",
    re.IGNORECASE,
)
_WARE = re.compile(  # and so it does of what is sold by such sizes
    r"\s+(?:plywood|ply|mdf|osb|drywall|plasterboard|sheetrock|decking|deck\s+boards?|lumber|timber|rebar|conduit|tubing"
    r"|pip(?:es?|ing)|hoses?|copper|dowels?|bolts?|screws?|nuts|nails|washers?|anchors?|rivets?|elbows?|couplings?|fittings?"
    r"|sockets?|ratchets?|wrench(?:es)?|spanners?|(?:drill\s+)?bits?|holes|threads?|valves?|joists?|planks?|gravel)(?![a-z])",
    re.IGNORECASE,
)
_PART = re.compile(  # how much of a thing
    r"\s*-?\s*(?:price|priced|majority|turns?|strength|speed|hours?|days?|years?|length|width|size|sized|share|shares|way\s+(?:through|there|done|up|down)"
    r"|(?:full|empty|done|finished|completed?|staffed|built|booked|sold|gone|paid|capacity)(?=\s*(?:$|[,.;:!?)]|(?:and|but|so|with|by|at)\s)))(?![a-z-])",
    re.IGNORECASE,
)
_RUNS_SHORT = re.compile(  # words behind which *on* sets no day
    r"(?<![a-z])(?:short|low|light|heavy|stuck|keen|(?:stock|load)(?:s|ed|ing)?\s+up)\s+on\s+\Z",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"(?<![a-z])(?:(?:reduc|increas|cut(?!\s+over)|rais|lift|grow|drop|lower|shrink|trim|shorten|widen|extend|scal|slow)[a-z]*"
    r"|grew|rose|rises?|fell|falls?|go(?:es)?\s+(?:up|down)|went\s+(?:up|down))\s[^,.;:!?]*(?<![a-z])by\s+\Z|(?<![a-z])(?:up|down)\s+by\s+\Z",
    re.IGNORECASE,
)
_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10})
_INCHES = frozenset({2, 4, 8, 16})
_NEAR = 60  # characters before it that can tell


def measures(match: re.Match[str]) -> bool:
    """Tell whether two numbers measure what stands behind them."""
    first, second = int(match["a"]), int(match["b"])
    text, end = match.string, match.end()
    quoted = text[end : end + 1] == '"' and text.count('"', 0, end) % 2
    if _SIZE.match(text, end) and not quoted:
        return True
    if second in _INCHES and _WARE.match(text, end):
        return True
    return first < second and second in _PARTS and bool(_PART.match(text, end))


def runs_short(match: re.Match[str]) -> bool:
    """Tell whether the word *on* before them is one of another phrase: *short on 5/8 bolts*."""
    return bool(_RUNS_SHORT.search(_before(match)))


def perhaps_how_much(match: re.Match[str]) -> bool:
    """Tell whether they may say by how much: *reduce the order by 1/2*."""
    first, second = int(match["a"]), int(match["b"])
    simple = first < second and second in _PARTS
    return simple and bool(_BY_HOW_MUCH.search(_before(match)))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _NEAR) : match.start()]

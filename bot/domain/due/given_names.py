"""Given names behind which a weekday may be a surname: *Joe Friday from Facilities*."""

import re

_NAME = (
    r"(?:Adam|Alan|Alex|Alice|Amy|Andrea|Andrew|Andy|Angela|Anita|Ann|Anna|Anne|Anthony|Barbara"
    r"|Ben|Bernie|Beth|Bill|Billy|Bob|Bobby|Brian|Carl|Carla|Carol|Carole|Caroline|Cath"
    r"|Catherine|Charles|Charlie|Charlotte|Chris|Christine|Claire|Colin|Craig|Dan|Dana"
    r"|Daniel|Dave|David|Dawn|Dean|Debbie|Denise|Derek|Diana|Diane|Don|Donna|Dorothy|Doug|Ed"
    r"|Eddie|Edward|Eileen|Elaine|Elizabeth|Ellen|Emily|Emma|Eric|Erica|Eva|Fiona|Frances"
    r"|Francis|Frank|Fred|Gabriel|Gail|Gareth|Gary|Gavin|Geoff|George|Gill|Gina|Gloria"
    r"|Gordon|Graham|Greg|Hannah|Harold|Harry|Hazel|Heather|Helen|Henry|Howard|Hugh|Ian"
    r"|Irene|Isaac|Jack|Jackie|Jacob|James|Jamie|Jane|Janet|Jason|Jay|Jean|Jeff|Jennifer"
    r"|Jenny|Jerry|Jessica|Jill|Jim|Jimmy|Jo|Joan|Joanna|Joe|Joel|John|Johnny|Jon|Jonathan"
    r"|Jordan|Joseph|Josh|Joyce|Juan|Judith|Judy|Julia|Julian|Julie|Justin|Karen|Kate"
    r"|Katherine|Kathy|Keith|Kelly|Ken|Kenneth|Kevin|Kim|Larry|Laura|Lauren|Lee|Leo|Leon"
    r"|Leonard|Leslie|Liam|Linda|Lisa|Liz|Louis|Louise|Lucy|Luke|Lynn|Malcolm|Margaret|Maria"
    r"|Marie|Martha|Martin|Mary|Matt|Matthew|Maureen|Max|Melissa|Michael|Michelle|Mike|Mo"
    r"|Molly|Monica|Nancy|Natalie|Nathan|Neil|Nicholas|Nick|Nicola|Nigel|Nina|Noah|Nora"
    r"|Norman|Oliver|Olivia|Oscar|Owen|Pam|Pamela|Pat|Patricia|Patrick|Paul|Paula|Pauline"
    r"|Peter|Phil|Philip|Phyllis|Rachel|Ralph|Raymond|Rebecca|Richard|Rick|Rita|Robert|Robin"
    r"|Roger|Ron|Ronald|Rosa|Rosie|Ross|Roy|Russell|Ruth|Ryan|Sally|Sam|Samantha|Samuel"
    r"|Sandra|Sara|Sarah|Scott|Sean|Sharon|Sheila|Shirley|Simon|Sofia|Sophie|Stan|Stella"
    r"|Stephanie|Stephen|Steve|Steven|Stuart|Sue|Susan|Sydney|Sylvia|Tara|Ted|Teresa|Terry"
    r"|Theresa|Thomas|Tim|Timothy|Tina|Toby|Tom|Tommy|Toni|Tony|Tracy|Trevor|Ursula|Valerie"
    r"|Vera|Vic|Victor|Victoria|Vincent|Virginia|Walter|Wayne|Wendy|William|Yvonne|Zoe)"
)
_OF_SOMEBODY = re.compile(rf"(?:^|[\s,.;:!?(@]){_NAME}\s+$")
_BEGINS_A_CLAUSE = re.compile(rf"(?:^|[,.;:!?(]\s*)\s*{_NAME}\s+$")
_FROM = re.compile(  # Robert Monday from Legal to check the lease
    r"\s+from\s+(?:the\s+)?[A-Z][\w&-]*(?:\s+[\w&-]+){0,2}?\s+(?:to\s+[a-z]|(?:will|has|is|can|should|must|and|knows)\s)"
)
_DOES = re.compile(r"\s+(?:(?:to|will)\s+[a-z]|and\s+[A-Z][a-z]+\s+(?:to|will)\s)")
_SURNAMES = frozenset({4, 6})  # Joe Friday, Billy Sunday: Tom Tuesday to call may be a day


def is_full_name(before: str, said: str, after: str, weekday: int) -> bool:
    """Tell whether a weekday behind a given name is the surname of whoever does something."""
    if not said[:1].isupper() or not said.endswith("day"):
        return False
    if _OF_SOMEBODY.search(before) and _FROM.match(after):
        return True
    begins = weekday in _SURNAMES and _BEGINS_A_CLAUSE.search(before)
    return bool(begins and _DOES.match(after))

"""Numbers in digits and in words."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"廿": 20, "卅": 30}
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
HOURS = tuple(_TO_TWENTY.split()[1:13])
_ENGLISH = {word: value for value, word in enumerate(_TO_TWENTY.split())} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth"
)
ORDINALS = (
    {word: value for value, word in enumerate([*_UNITS, *_TEENS.split()], 1)}
    | {f"twenty {word}": value for value, word in enumerate(_UNITS, 21)}
    | {"thirtieth": 30, "thirty first": 31}
)

CHINESE = r"(?:\d{1,3}|[一二两三四五六七八九十廿卅]{1,3})"
ENGLISH = (
    "(?:\\d{1,3}|" + "|".join(sorted(_ENGLISH, key=len, reverse=True)).replace(" ", r"\s") + ")"
)


def english(word: str) -> int:
    """Return the number that digits or an English word say; KeyError for other words."""
    return int(word) if word.isdecimal() else _ENGLISH[" ".join(word.lower().split())]


def chinese(word: str) -> int | None:
    """Return the number, up to 99, that digits or Chinese numerals say; None when they say none."""
    if word.isdecimal():
        return int(word)
    tens, ten, units = word.rpartition("十")
    if ten:
        return _tens(tens) and _plus(_tens(tens), units)
    if word[:1] in _TENS:
        return _plus(_TENS[word[0]], word[1:])
    return _DIGITS.get(word)


def _tens(word: str) -> int | None:
    if not word:
        return 10
    digit = _DIGITS.get(word)
    return digit * 10 if digit else None


def _plus(tens: int | None, units: str) -> int | None:
    digit = _DIGITS.get(units, 0 if not units else None)
    return None if tens is None or digit is None else tens + digit

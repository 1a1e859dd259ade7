"""How people are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.letters import folded
from bot.domain.names import aliases, at, is_familiar, sequences


@pytest.mark.parametrize(
    ("name", "wholes", "parts"),
    [
        ("Ana García", {"ana garcia"}, {"ana", "garcia"}),
        ("Ana García (Finance)", {"ana garcia", "ana garcia (finance)"}, {"ana", "garcia"}),
        ("Ana García | Berlin", {"ana garcia", "ana garcia | berlin"}, {"ana", "garcia"}),
        ("王芳", {"王芳"}, {"王某"}),
        ("张晓明", {"张晓明"}, {"晓明", "张某"}),
        ("欧阳修", {"欧阳修"}, {"欧阳某"}),
        ("欧阳晓明", {"欧阳晓明"}, {"晓明", "欧阳某"}),
        ("王芳（财务部）", {"王芳(财务部)", "王芳"}, {"王某"}),
        ("王芳-财务", {"王芳-财务", "王芳"}, {"王某"}),
        ("Li Wei (李伟)", {"li wei (李伟)", "li wei", "李伟"}, {"li", "wei", "李某"}),
        ("李伟 Li Wei", {"李伟 li wei", "li wei", "李伟"}, {"li", "wei", "李某"}),
        ("Ana (财务部)", {"ana (财务部)", "ana"}, set()),
        ("ＡＮＡ", {"ana"}, set()),
        ("", set(), set()),
    ],
)
def test_a_name_is_called_whole_or_in_part(name: str, wholes: set[str], parts: set[str]) -> None:
    """What stands beside a name, such as a department, calls nobody."""
    called = aliases([name])

    assert {one for one, whole in called.items() if whole} == wholes
    assert {one for one, whole in called.items() if not whole} == parts


def test_a_handle_is_called_with_its_at() -> None:
    """A handle such as finance is no name in a sentence."""
    assert aliases(["Ana"], "finance") == {"@finance": True, "ana": True}


def test_phrases_that_begin_at_a_place_come_longest_first() -> None:
    """Up to four words in letters; up to four Chinese characters."""
    assert at("ana garcia to", 0) == [(13, "ana garcia to"), (10, "ana garcia"), (3, "ana")]
    assert at("王芳整理名单", 0) == [(4, "王芳整理"), (3, "王芳整"), (2, "王芳")]


LATIN = st.text(alphabet="abcé", min_size=2, max_size=8)
CHINESE = st.text(alphabet="王芳张晓明", min_size=2, max_size=4)


@given(st.lists(LATIN, min_size=1, max_size=3).map(" ".join) | CHINESE)
def test_everything_somebody_is_called_is_found_in_a_sentence_of_it(name: str) -> None:
    """What is stored of a name and what is looked up in a text agree."""
    called = {one for one in aliases([name]) if not is_familiar(one)}
    assert called <= sequences(folded(f"x, {name}: y"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("小王整理", {"王某"}),
        ("老欧阳", {"欧阳某", "欧某"}),
        ("王总经理", {"王某"}),
        ("找王芳经理", set()),
        ("欧阳副总经理", {"欧阳某"}),
        ("王某", {"王某"}),
    ],
)
def test_a_surname_is_called_with_what_stands_around_it(text: str, found: set[str]) -> None:
    """小王, 老王 and 王经理 are looked up as one: somebody whose surname is 王."""
    assert {one for one in sequences(text) if is_familiar(one) and one[0] in "王欧"} == found

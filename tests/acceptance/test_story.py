"""`gavel demo --story`: two weeks of the round, told on the terminal."""

import io
import subprocess
import sys
from dataclasses import replace

import pytest

from sandbox.demo import story, story_en
from sandbox.demo.plot import Expected, Plot
from sandbox.demo.script import How, Report, Sitting
from sandbox.demo.terminal import width
from sandbox.demo.watch import DidNotHappenError


async def told(plot: Plot) -> str:
    """The story as it is printed to a file."""
    stream = io.StringIO()
    await story.tell(plot, stream)
    return stream.getvalue()


async def test_the_english_story_tells_the_whole_round() -> None:
    """From set-up to digest: where it happens, who sees it, and what people do about it."""
    printed = await told(story_en.PLOT)

    for line in (
        "━━ Monday, 2 November 2026 ━",
        "09:30  Li Wei types in #operations: /meeting setup",
        "15:00  Gavel to 王芳 Wang Fang (direct message)",
        "22:00  Gavel to Anna Müller (direct message) (15:00 in Berlin)",
        "       [Give update] [I’m away]",
        "17:00  #operations · thread",
        "17:20  #operations · thread · only Anna Müller sees this",
        "17:45  Li Wei presses [Close meeting]",
        "17:45  #sales",
        "       Weekly digest · operations",
        "10:30  Li Wei opens Gavel’s Home",
    ):
        assert line in printed
    assert "The printer on floor 3" not in printed.partition("Zhao Lei deletes the message")[2]
    assert "12 minutes" not in printed.partition("presses [Close meeting]")[2]
    assert "<@" not in printed


async def test_it_fails_when_somebody_never_saw_what_he_should_have() -> None:
    """It is real: what is expected and does not come ends it."""
    plot = replace(story_en.PLOT, expected=(Expected("sam", "Your update for"),))

    with pytest.raises(DidNotHappenError, match="Sam Brooks never saw “Your update for”"):
        await told(plot)


async def test_it_fails_when_gavel_does_not_react(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is no entry gets no reaction, and the story says which."""
    monkeypatch.setattr("sandbox.demo.watch.PATIENCE", 0.5)
    talk = replace(story_en.FIRST.lines[1], text="decison: misspelt", captured=True)
    sitting = Sitting(reports={"liwei": Report(How.FORM, "a", "b")}, lines=(talk,))
    series = replace(story_en.PLOT.series, sittings=(sitting,))
    plot = replace(story_en.PLOT, series=series)

    with pytest.raises(DidNotHappenError, match="a reaction to liwei's “decison: misspelt”"):
        await told(plot)


def test_the_command_prints_the_chinese_story_and_nothing_else() -> None:
    """Nothing that Gavel says in it is English; no log disturbs it, and it ends well."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--story", "--lang", "zh"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    for line in (
        "━━ 2026年11月2日星期一 ━",
        "15:00  Gavel → 王芳（私信）",
        "22:00  Gavel → 刘洋（私信） （柏林时间 15:00）",
        "       [提交汇报] [请假]",
        "17:45  李伟点击 [结束会议]",
        "       督办通报 · 运营管理部",
        "10:30  李伟打开 Gavel 主页",
    ):
        assert line in done.stdout
    for english in ("update", "Follow-up", "overdue", "Minutes", "Done"):
        assert english not in done.stdout.replace("/update", "")
    assert max(width(line) for line in done.stdout.splitlines()) <= 104

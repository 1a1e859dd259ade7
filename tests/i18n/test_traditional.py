"""The Traditional Chinese texts: made from the Simplified ones, corrected, and kept in step."""

from pathlib import Path

import pytest

from bot.i18n import translator
from bot.i18n.catalogues import LOCALES, compiled
from bot.i18n.traditional import Corrections, faults, main, write

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: zh_Hans\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)
TITLE = 'msgid "home.title"\nmsgstr "汇报“{name}”的\\n消息列"\n'
ITEMS = 'msgid "home.items"\nmsgid_plural "home.items"\nmsgstr[0] "{count} 项"\n'


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """A folder of catalogues with a Simplified one, and nothing made of it."""
    for language in ("zh_Hans", "zh_Hant"):
        (tmp_path / language).mkdir()
    (tmp_path / "zh_Hans/home.po").write_text(HEADER + TITLE + "\n" + ITEMS, encoding="utf-8")
    corrections(tmp_path, "# Slack's own word\n訊息列\t討論串\n\n彙報\t匯報\n“\t「\n”\t」\n")
    return tmp_path


def corrections(locales: Path, lines: str) -> None:
    """Write the list of corrections."""
    (locales / "zh_Hant/corrections.tsv").write_text(lines, encoding="utf-8")


def test_the_texts_are_converted_and_corrected(locales: Path) -> None:
    """Characters and words by OpenCC, then what people corrected; keys and placeholders stay."""
    write(locales)
    texts = compiled(locales / "zh_Hant")
    assert texts.gettext("home.title") == "匯報「{name}」的\n討論串"
    assert texts.ngettext("home.items", "home.items", 3) == "{count} 項"


def test_what_was_just_made_is_in_step(locales: Path) -> None:
    """The check finds nothing after the command."""
    write(locales)
    assert faults(locales) == []


def test_a_changed_source_is_noticed(locales: Path) -> None:
    """Somebody changed the Simplified text and forgot the rest."""
    write(locales)
    source = locales / "zh_Hans/home.po"
    source.write_text(HEADER + TITLE.replace("汇报", "总结") + "\n" + ITEMS, encoding="utf-8")
    assert faults(locales) == [
        "zh_Hant/home.po is not what zh_Hans gives: run `make traditional`",
        "zh_Hant/corrections.tsv: 彙報 does not occur any more; remove it",
    ]


def test_a_text_edited_by_hand_is_noticed(locales: Path) -> None:
    """The next run would undo it, so it belongs among the corrections."""
    write(locales)
    made = locales / "zh_Hant/home.po"
    made.write_text(made.read_text("utf-8").replace("項", "條"), encoding="utf-8")
    assert faults(locales) == ["zh_Hant/home.po is not what zh_Hans gives: run `make traditional`"]


def test_a_catalogue_without_a_source_goes(locales: Path) -> None:
    """A noun that is gone takes its texts with it."""
    orphan = locales / "zh_Hant/gone.po"
    orphan.write_text(HEADER, encoding="utf-8")
    write(locales)
    assert not orphan.exists()


def test_the_longest_correction_wins() -> None:
    """What is corrected inside a word does not reach the whole word's own correction."""
    said = Corrections({"假日": "假期", "法定假日": "國定假日"})
    assert said("法定假日、假日") == "國定假日、假期"


def test_something_corrected_twice_is_refused(locales: Path) -> None:
    """Only one of them could be meant."""
    corrections(locales, "周\t週\n周\t周\n")
    with pytest.raises(ValueError, match="twice"):
        write(locales)


def test_the_shipped_texts_are_in_step(capsys: pytest.CaptureFixture[str]) -> None:
    """What is committed is what the command would make; it says so with its exit code."""
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_knows_no_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing mistake overwrites nothing."""
    before = (LOCALES / "zh_Hant/common.po").stat().st_mtime_ns
    assert main(["chekc"]) == 2
    assert "usage" in capsys.readouterr().err
    assert before == (LOCALES / "zh_Hant/common.po").stat().st_mtime_ns


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("series.default.title", "部門例會"),
        ("minutes.kind.decision", "決議"),
        ("minutes.kind.followup", "待辦"),
        ("minutes.add.title", "加入會議紀要"),
        ("series.field.facilitator", "主持人"),
        ("series.field.recorder", "記錄人"),
        ("series.field.informed", "抄送人員"),
        ("updates.modal.title", "工作匯報"),
        ("followups.state.in_review", "待辦結審核"),
    ],
)
def test_the_words_of_the_regulation_have_one_form(key: str, words: str) -> None:
    """Whoever reads the regulation in traditional characters finds its words again."""
    assert translator("zh-HK")(key) == words


def test_no_text_keeps_a_simplified_character() -> None:
    """A word that was not converted would stand out."""
    kept = [
        path.name
        for path in sorted((LOCALES / "zh_Hant").glob("*.po"))
        if set("这们时会议记录决员团队务办报请选择间编辑对应").intersection(
            path.read_text(encoding="utf-8")
        )
    ]
    assert kept == []

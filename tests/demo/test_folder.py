"""The folder of the demo's data."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sandbox.demo.folder import Folder, FolderInUseError


def test_only_one_process_at_a_time_has_the_folder(tmp_path: Path) -> None:
    """A second one is refused, until the first has gone."""
    with Folder(tmp_path).held(), pytest.raises(FolderInUseError), Folder(tmp_path).held():
        pass

    with Folder(tmp_path).held():
        pass


def test_clearing_forgets_the_demo_and_nothing_else(tmp_path: Path) -> None:
    """A folder may hold other people's files, whatever was meant by `--directory`."""
    folder = Folder(tmp_path)
    for name in ("gavel.db", "gavel.db-wal", "sandbox.db", "clock.json", "thesis.txt"):
        (tmp_path / name).touch()
    folder.make_ready()
    folder.leave_at(datetime(2026, 11, 23, 9, tzinfo=UTC))

    folder.clear()

    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    assert (folder.is_ready, folder.left_at) == (False, None)


def test_the_time_at_which_it_was_left_is_kept(tmp_path: Path) -> None:
    """Also when the process was killed right after; half a note counts as none."""
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    Folder(tmp_path).leave_at(moment)
    assert Folder(tmp_path).left_at == moment

    (tmp_path / "left-at").write_text("2026-1", "utf-8")
    assert Folder(tmp_path).left_at is None

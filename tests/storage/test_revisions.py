"""Revisions: which one a database is at, without the library that changes the schema."""

from pathlib import Path

from alembic.script import ScriptDirectory

from storage import migrations, revisions

ALEMBIC = ScriptDirectory(str(Path(migrations.__file__).parent))


def test_files_are_named_after_their_revisions() -> None:
    """What the names of the files say is what Alembic reads in them."""
    inside = {revision.revision for revision in ALEMBIC.walk_revisions()}

    assert inside == revisions.known()


def test_the_latest_revision_is_alembics_head() -> None:
    """Revisions are numbered in the order in which they follow one another."""
    assert ALEMBIC.get_current_head() == revisions.head()


def test_a_file_that_is_not_there_is_no_database(tmp_path: Path) -> None:
    """Asking does not make it."""
    path = tmp_path / "gavel.db"

    found = revisions.exists(f"sqlite:///{path}")

    assert (found, path.exists()) == (False, False)

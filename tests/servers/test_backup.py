"""A backup holds everything, and restoring it brings everything back; what goes wrong is told in a sentence."""

import os
import resource
import shutil
import stat

import pytest

from tests.servers.keeping import DAMAGE, execute, held, kind_of
from tests.servers.serving import manage, with_tables

OTHER_KIND = {"sqlite": b"PGDMP and more", "postgres": b"SQLite format 3\x00 and more"}


def backup(url: str, file, **how):
    return manage("backup", str(file), variables={"DATABASE_URL": url} | how.pop("variables", {}), **how)


def restore(url: str, file, *more: str, **how):
    return manage("restore", str(file), *more, variables={"DATABASE_URL": url}, **how)


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "monday.backup"


def refused(ended, *sentences: str) -> bool:
    """The command failed with these sentences and no traceback."""
    assert [sentence for sentence in sentences if sentence not in ended.stderr] == []
    return ended.returncode == 1 and "Traceback" not in ended.stderr


def test_what_was_damaged_is_as_it_was_after_restoring(database, file):
    before = held(database)
    kept = backup(database, file)

    execute(database, *DAMAGE)
    damaged = held(database)
    restored = restore(database, file, "--replace")

    everything = "contacts: 15, corrections: 1, link counts: 1, users: 1."
    assert (kept.returncode, kept.stderr, everything in kept.stdout) == (0, "", True)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert everything in restored.stdout and "The site can use it as it is." in restored.stdout
    assert damaged != before
    assert held(database) == before
    assert any("1-562-555-0100" in row for row in before["guidance_historicalcontact"])
    assert any("電話" in row for row in before["guidance_correction"])


def test_a_new_server_has_everything_and_can_go_on_from_there(database, new_database, file):
    backup(database, file)
    other = new_database()

    restored = restore(other, file)

    assert (restored.returncode, restored.stderr) == (0, "")
    assert held(other) == held(database)
    execute(other, "INSERT INTO guidance_plan (slug) VALUES ('new')")  # takes a number that no row has


def test_a_backup_is_for_its_owner_alone_and_nothing_is_left_beside_it(database, file):
    backup(database, file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_database_that_is_not_empty_is_not_replaced_unless_told_to(database, file):
    backup(database, file)
    execute(database, "UPDATE guidance_linkcount SET count = 8")
    before = held(database)

    ended = restore(database, file)

    assert refused(ended, "The database is not empty (contacts: 15,", "Nothing was changed.", "Give --replace")
    assert held(database) == before


def test_a_backup_is_never_written_over_another(database, file):
    file.write_text("of last week")

    ended = backup(database, file)

    assert refused(ended, "exists, and a backup is never written over another.")
    assert file.read_text() == "of last week"


def test_a_database_without_tables_is_not_taken_for_the_site_s(new_database, file):
    ended = backup(new_database(), file)

    assert refused(ended, "The database has no tables", "Is DATABASE_URL set?")
    assert not file.exists()


# Room for the journal of the database itself, but not for all of a backup.
ROOM = {"sqlite": 200_000, "postgres": 30_000}


def test_on_a_full_disk_there_is_no_backup_and_no_part_of_one(database, file):
    limit = ROOM[kind_of(database)]

    ended = backup(database, file, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

    assert refused(ended, "The backup was not written")
    assert list(file.parent.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(database, file):
    ended = backup(database, file.parent / "missing" / "file")

    assert refused(ended, "Nothing can be written to", "No such file or directory")


def test_a_database_that_is_away_is_told(file):
    ended = backup("postgres://site@127.0.0.1:1/site", file)

    assert refused(ended, "The database does not answer")
    assert list(file.parent.iterdir()) == []


def cut_short(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])


def overwritten(file):
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 6000] = b"\xff" * 6000
    file.write_bytes(whole)


def empty(file):
    file.write_bytes(b"")


def a_text(file):
    file.write_text("These are not the rows that you look for.")


@pytest.mark.parametrize("spoil", [cut_short, overwritten, empty, a_text], ids=lambda spoil: spoil.__name__)
def test_a_file_that_is_not_a_whole_backup_changes_nothing(database, file, spoil):
    backup(database, file)
    spoil(file)
    before = held(database)

    ended = restore(database, file, "--replace")

    assert refused(ended, str(file))
    assert held(database) == before


def test_a_backup_of_the_other_kind_of_database_is_told_by_its_name(database, file):
    file.write_bytes(OTHER_KIND[kind_of(database)])

    ended = restore(database, file, "--replace")

    assert refused(ended, "is not a backup of a", "which DATABASE_URL names.")


def test_a_file_that_is_not_there_is_told(database, file):
    assert refused(restore(database, file, "--replace"), "cannot be read: No such file or directory")


def test_a_backup_of_an_older_version_tells_to_migrate_which_then_works(database, new_database, file):
    manage("migrate", "guidance", "0002", "-v0", variables={"DATABASE_URL": database})
    backup(database, file)
    other = new_database()

    restored = restore(other, file)

    assert restored.returncode == 0, restored.stderr
    assert "older version of the site. Now run: manage.py migrate" in restored.stdout
    assert "guidance_linkcount" not in held(other)
    assert "guidance_linkcount" in held(with_tables(other))


def test_a_backup_of_a_newer_version_is_told(database, new_database, file):
    row = "('guidance', '9999_later', CURRENT_TIMESTAMP)"
    execute(database, f"INSERT INTO django_migrations (app, name, applied) VALUES {row}")
    backup(database, file)

    restored = restore(new_database(), file)

    assert "newer version of the site" in restored.stdout


def test_the_password_is_on_no_command_line_and_in_no_message(postgres_database, file, tmp_path):
    """A program of the same name in front of the real one notes how it was called."""
    url = postgres_database.replace("site@", "site:word-of-the-day@")
    noted, front = tmp_path / "noted", tmp_path / "front"
    front.mkdir()
    for name in ("pg_dump", "pg_restore", "psql"):
        script = f'#!/bin/sh\necho "{name} $*; ${{PGPASSWORD:+known}}" >> {noted}\nexec {shutil.which(name)} "$@"\n'
        (front / name).write_text(script)
        (front / name).chmod(0o700)
    known = {"PATH": f"{front}:{os.environ['PATH']}"}

    ended = backup(url, file, variables=known)
    again = manage("restore", str(file), "--replace", variables=known | {"DATABASE_URL": url})

    called = noted.read_text()
    assert (ended.returncode, again.returncode) == (0, 0), ended.stderr + again.stderr
    assert {line.split()[0] for line in called.splitlines() if line.endswith("known")} == {"pg_dump", "psql"}
    assert "word-of-the-day" not in called + ended.stdout + ended.stderr + again.stdout + again.stderr


def test_a_missing_pg_dump_is_told_with_the_package_it_is_in(postgres_database, file, tmp_path):
    ended = backup(postgres_database, file, variables={"PATH": str(tmp_path)})

    assert refused(ended, "pg_dump is not installed. It is in PostgreSQL's client package.")
    assert list(file.parent.iterdir()) == []

"""Commands in Django's transactions, on Django's own connection."""

from collections.abc import Iterator
from dataclasses import replace

import django
import pytest
from django.conf import settings
from django.db import connections, transaction
from django.db.transaction import TransactionManagementError
from sqlalchemy import make_url

from debt_adapters.assembly import debt_collection
from debt_adapters.django import connection_in_atomic
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import DebtCollection
from debt_domain.application.policies import Policies
from debt_domain.case.commands import AcceptCase
from debt_domain.kernel.errors import ConcurrencyError, RejectedError, StoreBusyError
from debt_domain.testing import submit_case
from tests.contracts.host_support import PAUSE, Interrupted, send

ACCEPT = AcceptCase(case_id="C-1")
ENGINES = {
    "sqlite": "django.db.backends.sqlite3",
    "postgresql": "django.db.backends.postgresql",
}


@pytest.fixture(scope="module", autouse=True)
def _django() -> None:
    """Configure Django, once for the process: it takes its databases by name."""
    databases: dict[str, dict[str, str]] = {"default": {}}
    databases |= {name: {"ENGINE": engine} for name, engine in ENGINES.items()}
    settings.configure(DATABASES=databases, USE_TZ=True, LOGGING_CONFIG=None)
    django.setup()


@pytest.fixture
def using(store_url: str) -> Iterator[str]:
    """Django's name of the store's database, with a table of Django's in it."""
    url = make_url(store_url)
    name = url.get_backend_name()
    connections[name].settings_dict.update(
        NAME=url.database,
        USER=url.username,
        PASSWORD=url.password,
        HOST=url.query.get("host", url.host),
        PORT=url.port,
    )
    with connections[name].cursor() as cursor:
        cursor.execute("CREATE TABLE office_note (id integer PRIMARY KEY)")
    yield name
    connections[name].close()


@pytest.fixture
def office(sql_log: SqlEventLog, using: str) -> "Office":
    return Office(sql_log, using)


class Office:
    """A Django project with a table of notes, beside the log."""

    def __init__(self, log: SqlEventLog, using: str) -> None:
        self.log, self.using = log, using
        self.collection = debt_collection(log)

    def inside(self, collection: DebtCollection | None = None) -> DebtCollection:
        """Open the door in Django's transaction."""
        joined = self.log.joining(connection_in_atomic(self.using))
        return (collection or self.collection).inside(joined)

    def write_note(self, number: int = 1) -> None:
        """Write a row of Django's."""
        with connections[self.using].cursor() as cursor:
            cursor.execute("INSERT INTO office_note VALUES (%s)", [number])

    def counted(self) -> tuple[int, int]:
        """Count the events and the notes that are committed."""
        with connections[self.using].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM office_note")
            (notes,) = cursor.fetchone()
        return self.log.head().position, notes


def test_atomic_commits_both(office: Office) -> None:
    with transaction.atomic(using=office.using):
        office.write_note()
        receipt = send(office.inside(), submit_case("C-1"), "submit")
        send(office.inside(), ACCEPT, "accept")
        assert office.log.head().position == 0
    events, notes = office.counted()
    assert events > receipt.position
    assert notes == 1
    assert office.collection.verify().sound


def test_an_error_in_atomic_takes_both_back(office: Office) -> None:
    def fail() -> None:
        with transaction.atomic(using=office.using):
            office.write_note()
            send(office.inside(), submit_case("C-1"), "submit")
            raise OSError("out of paper")

    with pytest.raises(OSError, match="out of paper"):
        fail()
    assert office.counted() == (0, 0)


def test_a_command_before_any_row_is_taken_back_too(office: Office) -> None:
    """The first thing that SQLAlchemy does on a database ends with a rollback."""
    with transaction.atomic(using=office.using):
        send(office.inside(), submit_case("C-1"), "submit")
        transaction.set_rollback(True, using=office.using)
    assert office.counted() == (0, 0)


def test_a_nested_atomic_takes_ours_back_with_it(office: Office) -> None:
    with transaction.atomic(using=office.using):
        office.write_note(1)
        with transaction.atomic(using=office.using):
            office.write_note(2)
            send(office.inside(), submit_case("C-1"), "submit")
            transaction.set_rollback(True, using=office.using)
        receipt = send(office.inside(), submit_case("C-2"), "other")
    assert office.counted() == (receipt.position, 1)
    assert office.collection.verify().sound


def test_a_refusal_leaves_atomic_usable(office: Office) -> None:
    with transaction.atomic(using=office.using):
        with pytest.raises(RejectedError):
            send(office.inside(), ACCEPT, "accept")
        office.write_note()
        receipt = send(office.inside(), submit_case("C-1"), "submit")
    assert office.counted() == (receipt.position, 1)


def test_reads_inside_see_what_is_not_committed(office: Office) -> None:
    with transaction.atomic(using=office.using):
        office.write_note()
        send(office.inside(), submit_case("C-1"), "submit")
        assert office.inside().questions().case("C-1") is not None
        assert office.collection.questions().case("C-1") is None


def test_a_conflict_is_not_tried_again(office: Office) -> None:
    """On SQLite what has been read may not be written on: both are sent again."""
    send(office.collection, submit_case("C-1"), "submit")
    policy = Interrupted(lambda: send(office.collection, PAUSE, "pause"))
    unlucky = replace(office.collection, policies=Policies(acceptance=(policy,)))

    def accept() -> None:
        with transaction.atomic(using=office.using):
            send(office.inside(unlucky), ACCEPT, "accept")

    with pytest.raises((ConcurrencyError, StoreBusyError), match="send the same"):
        accept()
    assert policy.asked == 1
    accept()
    assert office.collection.verify().sound


@pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
def test_djangos_own_functions_stay(office: Office) -> None:
    """SQLAlchemy would put its own REGEXP, for text only, in the place of Django's."""
    with transaction.atomic(using=office.using):
        send(office.inside(), submit_case("C-1"), "submit")
    with connections[office.using].cursor() as cursor:
        cursor.execute("SELECT 5 REGEXP '5'")
        assert cursor.fetchone() == (1,)


def test_without_atomic_there_is_nothing_to_join(office: Office) -> None:
    with pytest.raises(TransactionManagementError, match=r"inside transaction\.atomic"):
        office.inside()

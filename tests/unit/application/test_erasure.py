"""A person is erased with its record: the key is gone, everything else is as it was."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from typing_extensions import override

from debt_adapters.cipher import AesGcmCipher
from debt_adapters.keys_apart import KeysApart
from debt_adapters.memory import MemoryEventLog
from debt_adapters.memory.log import MemorySubjectKeys
from debt_domain.case.commands import CloseCase, RejectCase, ReopenCase
from debt_domain.case.model import CloseCode, RejectionReason
from debt_domain.kernel.errors import SubjectErasedError
from debt_domain.kernel.ports import LogTransaction
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.errors import LegalHoldError
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, TODAY, actor, submit_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.personal import Erased, Personal
from tests.application_support import PLATFORM, Platform, rows_of

REJECT = RejectCase(
    case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Below our minimum."
)
CLOSE = CloseCase(case_id="C-1", code=CloseCode.EXHAUSTED)
REOPEN = ReopenCase(
    case_id="C-1",
    reason="The debtor has moved back.",
    consent_reference="mail-17",
    consented_on=TODAY,
)


def erase(subject_id: str = "D-1") -> EraseSubject:
    return EraseSubject(
        subject_id=subject_id, reason=ErasureReason.OBJECTION, requested_at=NOW
    )


@pytest.fixture
def closed(platform: Platform) -> Platform:
    """A platform with the case C-1 of the debtor D-1, closed."""
    platform.accept(submitter_id=None)
    platform.do(CLOSE)
    return platform


def states(platform: Platform) -> Sequence[bytes]:
    return [logged.event.state for logged in platform.log.contents.events]


def test_the_key_goes_with_the_record(closed: Platform) -> None:
    before, rows = states(closed), rows_of(closed.log.read_models)
    receipt = closed.do(erase())
    assert closed.of(receipt) == ["subject.subject_erased"]
    assert closed.log.keys.get(("D-1", "CL-C-1-contact")).keys() == {"CL-C-1-contact"}
    assert states(closed)[: len(before)] == before
    assert rows_of(closed.log.read_models) == rows
    assert closed.door.verify().sound


def test_reading_gives_erased(closed: Platform) -> None:
    closed.do(erase())
    asked = closed.door.questions()
    row = asked.case("C-1")
    assert row is not None
    assert asked.revealed(row).debtor_name == Erased(subject_id="D-1")


def test_an_open_case_refuses_it(platform: Platform) -> None:
    platform.submit()
    with pytest.raises(LegalHoldError, match="C-1"):
        platform.do(erase())
    assert platform.log.keys.get(("D-1",))
    platform.do(REJECT)
    platform.do(erase())
    assert not platform.log.keys.get(("D-1",))


def test_an_erased_person_is_in_no_new_case(closed: Platform) -> None:
    closed.do(erase())
    with pytest.raises(SubjectErasedError):
        closed.submit("C-2")


def test_an_erased_person_s_case_is_not_reopened(closed: Platform) -> None:
    closed.do(erase())
    with pytest.raises(SubjectErasedError):
        closed.do(REOPEN)


def test_a_new_text_about_an_erased_contact_is_refused(platform: Platform) -> None:
    platform.submit(submitter_id=None)
    platform.do(erase("CL-C-1-contact"))
    head = platform.log.head()
    with pytest.raises(SubjectErasedError, match="CL-C-1-contact"):
        platform.do(submit_case("C-2", client_id="CL-C-1", debtor_id="D-2"))
    assert platform.log.head() == head


def test_a_person_never_heard_of_gets_no_key_later(platform: Platform) -> None:
    platform.do(erase("D-1"))
    with pytest.raises(SubjectErasedError):
        platform.submit()


class Interrupted(KeysApart):
    """The platform's log, in which a case is submitted before the first write."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(platform.log, platform.log.keys)
        self.platform = platform
        self.waiting = True

    @override
    def transaction(self) -> AbstractContextManager[LogTransaction]:
        if self.waiting:
            self.waiting = False
            self.platform.submit("C-2")
        return super().transaction()


def test_a_case_submitted_meanwhile_wins(closed: Platform) -> None:
    paused: list[int] = []
    meanwhile = Interrupted(closed)
    door = replace(closed.door, log=meanwhile, pause=paused.append)
    with pytest.raises(LegalHoldError, match="C-2"):
        door.execute(erase(), by=PLATFORM, command_id="erase-1")
    assert paused == [1]
    assert closed.log.keys.get(("D-1",))


class UnpluggedError(Exception):
    """The key store cannot be reached."""


class KeyStore(MemorySubjectKeys):
    """Keys in a store of their own, which can be out of reach."""

    def __init__(self) -> None:
        super().__init__(MemoryEventLog())
        self.unplugged = False

    @override
    def destroy(self, subjects: Sequence[str], /) -> None:
        if self.unplugged:
            raise UnpluggedError
        super().destroy(subjects)


@pytest.fixture
def keys() -> KeyStore:
    return KeyStore()


@pytest.fixture
def apart(platform: Platform, keys: KeyStore) -> Platform:
    """A platform whose keys are elsewhere, with the case C-1 of D-1, rejected."""
    platform.door = replace(platform.door, log=KeysApart(platform.log, keys))
    platform.submit()
    platform.do(REJECT)
    return platform


def test_keys_apart_are_not_in_the_log_s_store(apart: Platform, keys: KeyStore) -> None:
    assert not apart.log.contents.keys
    assert keys.get(("D-1",))
    row = apart.door.questions().case("C-1")
    assert row is not None
    assert isinstance(apart.door.questions().revealed(row).debtor_name, Personal)


def test_a_key_made_for_a_command_that_failed_is_left_over(
    apart: Platform, keys: KeyStore
) -> None:
    refused = submit_case("C-9", debtor_id="D-9", submitter_id="P-3")
    head = apart.log.head()
    cipher = FailingCipher()
    with pytest.raises(UnpluggedError):
        replace(apart.door, cipher=cipher).execute(refused, by=PLATFORM, command_id="c")
    assert keys.get(("D-9",))
    assert apart.log.head() == head
    apart.do(refused)
    assert apart.door.verify().sound


class FailingCipher(AesGcmCipher):
    """Fails when it is to encrypt."""

    @override
    def encrypt(self, key: bytes, text: bytes, context: bytes, /) -> bytes:
        raise UnpluggedError


def test_a_key_apart_is_destroyed_after_the_commit(
    apart: Platform, keys: KeyStore
) -> None:
    apart.do(erase())
    assert not keys.get(("D-1",))
    assert apart.door.verify().sound
    assert apart.door.finish_erasures() == ()


def test_a_refused_erasure_destroys_no_key(apart: Platform, keys: KeyStore) -> None:
    with pytest.raises(RoleNotAllowedError):
        apart.do(erase(), by=actor(Role.FINANCE))
    assert keys.get(("D-1",))


def test_an_erasure_that_a_crash_cut_short_is_finished(
    apart: Platform, keys: KeyStore
) -> None:
    keys.unplugged = True
    with pytest.raises(UnpluggedError):
        apart.do(erase())
    keys.unplugged = False
    (fault,) = apart.door.verify().faults
    assert (fault.code, fault.event) == ("subject.key_exists", "subject:D-1@3")
    assert apart.door.finish_erasures() == ("D-1",)
    assert apart.door.verify().sound
    with pytest.raises(SubjectErasedError):
        keys.obtain(("D-1",))


class Joined(KeysApart):
    """A log in a host's transaction, which the host may still roll back."""

    @property
    @override
    def joined(self) -> bool:
        return True


def test_in_a_host_s_transaction_the_key_apart_stays_until_it_is_finished(
    apart: Platform, keys: KeyStore
) -> None:
    door = apart.door.inside(Joined(apart.log, keys))
    door.execute(erase(), by=PLATFORM, command_id="erase-1")
    assert keys.get(("D-1",))
    assert apart.door.finish_erasures() == ("D-1",)

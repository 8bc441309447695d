import pytest

from debt_adapters.cipher import AesGcmCipher
from debt_domain.case.events import (
    ActivityLogged,
    CaseSubmitted,
    PaymentRecorded,
    PaymentReversed,
)
from debt_domain.case.model import Address, ClientParty
from debt_domain.kernel.errors import SealBrokenError
from debt_domain.kernel.message import Message
from debt_domain.values.personal import Erased, Personal, PersonalText, Sealed
from debt_domain.wire import prepare, read, reveal, subjects_of
from debt_domain.wire.errors import NotInTheClearError, SubjectKeyMissingError
from debt_domain.wire.personal import personal_fields
from tests.unit.wire.golden_events import ACTIVITY_LOGGED, CASE_SUBMITTED
from tests.unit.wire.writing import CIPHER, KEYS, RECORDED_AT, TENANT, drafts, written


class Row(Message, frozen=True):
    key: str
    names: tuple[PersonalText, ...]
    newest: Address | None


def stored_case() -> CaseSubmitted:
    event = read(written(CASE_SUBMITTED)[0]).event
    assert isinstance(event, CaseSubmitted)
    return event


def test_personal_fields_follow_from_the_annotations() -> None:
    assert personal_fields(CaseSubmitted) == ("client", "debtor")
    assert personal_fields(ClientParty) == ("contact", "billing")
    assert personal_fields(PaymentRecorded) == ("reference",)
    assert personal_fields(PaymentReversed) == ()


def test_no_personal_text_stands_in_the_stored_bytes() -> None:
    state = written(CASE_SUBMITTED)[0].state.decode()
    for text in ("Nowák", "Lange Gasse", "1080", "Wien", "@example.com", "Jana"):
        assert text not in state


def test_a_sealed_text_knows_the_event_and_the_field_it_was_sealed_in() -> None:
    debtor = stored_case().debtor
    street, second = debtor.addresses[0].street, debtor.emails[1]
    assert isinstance(street, Sealed)
    assert isinstance(second, Sealed)
    assert street.origin == "case:C-1@1#debtor.addresses.0.street"
    assert second.origin == "case:C-1@1#debtor.emails.1"


def test_revealing_gives_the_event_back() -> None:
    assert reveal(stored_case(), KEYS, CIPHER) == CASE_SUBMITTED


def test_without_a_key_the_text_is_erased_and_the_others_stay() -> None:
    kept = {"contact-1": KEYS["contact-1"]}
    event = reveal(stored_case(), kept, CIPHER)
    assert event.debtor.name == Erased(subject_id="debtor-1")
    assert event.client == CASE_SUBMITTED.client


def test_revealing_twice_changes_nothing() -> None:
    once = reveal(stored_case(), {}, CIPHER)
    assert reveal(once, KEYS, CIPHER) == once


def test_a_row_of_a_read_model_is_revealed_like_an_event() -> None:
    debtor = stored_case().debtor
    row = Row(key="C-1", names=(debtor.name,), newest=debtor.addresses[0])
    read_again = Row.model_validate_json(row.model_dump_json())
    shown = reveal(read_again, KEYS, CIPHER)
    assert shown.names == (CASE_SUBMITTED.debtor.name,)
    assert shown.newest == CASE_SUBMITTED.debtor.addresses[0]


def test_subjects_are_found_in_the_clear_and_sealed() -> None:
    assert subjects_of(CASE_SUBMITTED) == {"debtor-1", "contact-1"}
    assert subjects_of(stored_case()) == {"debtor-1", "contact-1"}
    assert subjects_of(ACTIVITY_LOGGED.model_copy(update={"note": None})) == set()


@pytest.mark.parametrize(
    "text",
    [
        Sealed(subject_id="debtor-1", sealed="aa", origin="case:C-1@1#note"),
        Erased(subject_id="debtor-1"),
    ],
)
def test_what_is_sealed_or_erased_is_not_written(text: PersonalText) -> None:
    event = ACTIVITY_LOGGED.model_copy(update={"note": text})
    with pytest.raises(NotInTheClearError, match="note is") as refused:
        written(event)
    assert refused.value.field == "note"
    assert refused.value.found == type(text).__name__


def test_a_subject_without_a_key_is_refused() -> None:
    note = Personal(subject_id="debtor-9", text="x")
    with pytest.raises(SubjectKeyMissingError, match="debtor-9") as refused:
        written(ACTIVITY_LOGGED.model_copy(update={"note": note}))
    assert refused.value.field == "note"


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "case:C-1@1#debtor.emails.0"},
        {"sealed": "AAAA" * 12},
        {"sealed": "no base64"},
    ],
)
def test_a_text_that_was_moved_or_changed_does_not_open(change: dict[str, str]) -> None:
    seal = prepare(
        drafts(ACTIVITY_LOGGED),
        tenant=TENANT,
        previous={},
        keys=KEYS,
        cipher=AesGcmCipher(),
    )
    event = read(seal(RECORDED_AT)[0]).event
    assert isinstance(event, ActivityLogged)
    assert isinstance(event.note, Sealed)
    assert reveal(event, KEYS, AesGcmCipher()) == ACTIVITY_LOGGED
    changed = event.model_copy(update={"note": event.note.model_copy(update=change)})
    with pytest.raises(SealBrokenError):
        reveal(changed, KEYS, AesGcmCipher())

"""Personal fields: encrypted before the hash, revealed with their subject's key.

Destroying a key changes no hash. The encryption is bound to the event and the field,
so that a sealed text cannot be moved to another place.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar, cast

from pydantic import JsonValue

from debt_domain.kernel.errors import SealBrokenError
from debt_domain.kernel.message import Message
from debt_domain.kernel.ports import Cipher
from debt_domain.values.event_id import EventId
from debt_domain.values.personal import Erased, Personal, Sealed
from debt_domain.wire.annotations import classes_in
from debt_domain.wire.canonical import Plain
from debt_domain.wire.errors import NotInTheClearError, SubjectKeyMissingError

M = TypeVar("M", bound=Message)

_SEALED_KEYS: Final = {"sealed", "subject_id"}


@cache
def personal_fields(kind: type[Message]) -> tuple[str, ...]:
    """Give the fields of a class that are, or lead to, personal texts."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if any(_leads_there(found) for found in classes_in(field.annotation))
    )


def _leads_there(kind: type[object]) -> bool:
    if not issubclass(kind, Message):
        return False
    return kind in (Personal, Sealed, Erased) or bool(personal_fields(kind))


def subjects_of(message: Message) -> frozenset[str]:
    """Give the people whose personal texts a message holds."""
    if not personal_fields(type(message)):
        return frozenset()
    return frozenset(found.subject_id for found in _texts_in(message))


def _texts_in(value: object) -> Iterator[Personal | Sealed | Erased]:
    match value:
        case Personal() | Sealed() | Erased():
            yield value
        case tuple():
            for item in cast("tuple[object, ...]", value):
                yield from _texts_in(item)
        case Message():
            for name in personal_fields(type(value)):
                yield from _texts_in(getattr(value, name))
        case _:
            pass


@dataclass(frozen=True, slots=True)
class Sealing:
    """Encrypts the personal fields of one event.

    Attributes:
        event_id: The event that holds them.
        keys: The subjects' keys.
        cipher: What encrypts.
    """

    event_id: EventId
    keys: Mapping[str, bytes]
    cipher: Cipher

    def seal(self, value: object, path: str = "") -> object:
        """Give a value with its personal texts as they are stored.

        Raises:
            NotInTheClearError: A text is sealed or erased already.
            SubjectKeyMissingError: A subject has no key.
        """
        match value:
            case Personal():
                return self._sealed(value, path)
            case Sealed() | Erased():
                raise NotInTheClearError(
                    event_id=self.event_id, field=path, found=type(value).__name__
                )
            case tuple():
                items = cast("tuple[object, ...]", value)
                return [self.seal(x, f"{path}.{i}") for i, x in enumerate(items)]
            case Message():
                names = personal_fields(type(value))
                prefix = f"{path}." if path else ""
                sealed = {n: self.seal(getattr(value, n), prefix + n) for n in names}
                return {**value.__dict__, **sealed} if sealed else value
            case _:
                return value

    def _sealed(self, text: Personal, path: str) -> Mapping[str, str]:
        subject_id = text.subject_id
        key = self.keys.get(subject_id)
        if key is None:
            raise SubjectKeyMissingError(
                event_id=self.event_id, field=path, subject_id=subject_id
            )
        context = f"{self.event_id}#{path}".encode()
        sealed = self.cipher.encrypt(key, text.text.encode(), context)
        return {"sealed": b64encode(sealed).decode(), "subject_id": subject_id}


def with_origins(stored: Plain, event_id: EventId) -> Plain:
    """Give an event's stored data with the place of each sealed text.

    The place is not stored; it is that of the version that was written, so it is
    given before an upcast moves the text.
    """
    return {name: _placed(item, f"{event_id}#{name}") for name, item in stored.items()}


def _placed(stored: JsonValue, place: str) -> JsonValue:
    match stored:
        case dict() if stored.keys() == _SEALED_KEYS:
            return {**stored, "origin": place}
        case dict():
            return {name: _placed(x, f"{place}.{name}") for name, x in stored.items()}
        case list():
            return [_placed(x, f"{place}.{index}") for index, x in enumerate(stored)]
        case _:
            return stored


def reveal(message: M, keys: Mapping[str, bytes], cipher: Cipher) -> M:
    """Give a message with its personal texts in the clear, or erased without a key.

    Args:
        message: An event as it was read, or a row of a read model.
        keys: The subjects' keys that exist.
        cipher: What decrypts.

    Raises:
        SealBrokenError: A text was changed, moved, or sealed with another key.
    """
    changed = {
        name: _revealed(getattr(message, name), keys, cipher)
        for name in personal_fields(type(message))
    }
    return message.model_copy(update=changed) if changed else message


def _revealed(value: object, keys: Mapping[str, bytes], cipher: Cipher) -> object:
    match value:
        case Personal() | Erased():
            return value
        case Sealed():
            key = keys.get(value.subject_id)
            if key is None:
                return Erased(subject_id=value.subject_id)
            sealed, context = _decoded(value), value.origin.encode()
            text = cipher.decrypt(key, sealed, context).decode()
            return Personal(subject_id=value.subject_id, text=text)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return tuple(_revealed(item, keys, cipher) for item in items)
        case Message():
            return reveal(value, keys, cipher)
        case _:
            return value


def _decoded(text: Sealed) -> bytes:
    try:
        return b64decode(text.sealed, validate=True)
    except ValueError as error:
        raise SealBrokenError(context=text.origin) from error

"""The platform, a client or a named partner has money in hand."""

import pytest
from pydantic import ValidationError

from debt_domain.values.holder import Holder, HolderKind, HolderPartyError


@pytest.mark.parametrize(
    ("holder", "written"),
    [
        (Holder.platform(), "PLATFORM"),
        (Holder.client("CL-1"), "CLIENT:CL-1"),
        (Holder.partner("P-1"), "PARTNER:P-1"),
    ],
)
def test_a_holder_is_written_with_its_party(holder: Holder, written: str) -> None:
    assert str(holder) == written
    assert Holder.model_validate_json(holder.model_dump_json()) == holder


@pytest.mark.parametrize(
    ("kind", "party_id"),
    [
        (HolderKind.PLATFORM, "P-1"),
        (HolderKind.CLIENT, None),
        (HolderKind.PARTNER, None),
    ],
)
def test_a_party_goes_with_client_and_partner(
    kind: HolderKind, party_id: str | None
) -> None:
    with pytest.raises(ValidationError) as refusal:
        Holder(kind=kind, party_id=party_id)
    error: object = refusal.value.errors()[0].get("ctx", {}).get("error")
    assert isinstance(error, HolderPartyError)
    assert (error.kind, error.party_id) == (kind, party_id)

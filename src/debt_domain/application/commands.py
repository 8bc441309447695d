"""Every command that the library takes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, get_args

from debt_domain.agreement.commands import AgreementCommand
from debt_domain.approval.commands import ApprovalCommand
from debt_domain.authority.commands import AuthorityCommand
from debt_domain.books.commands import ClosePeriod
from debt_domain.case.commands import CaseDoorCommand
from debt_domain.case_ledger.commands import (
    PassOnToClient,
    RefundOverpayment,
    TransferHeldMoney,
)
from debt_domain.kernel.message import Command
from debt_domain.partner_case.commands import (
    AdjustSplit,
    ApproveReturn,
    ChangeHandling,
    RefuseReturn,
    RequestReturn,
    SettlePartnerCase,
    WithdrawReturn,
)
from debt_domain.party_ledger.commands import PartyLedgerDoorCommand
from debt_domain.platform_ledger.commands import PlatformLedgerCommand
from debt_domain.subject.commands import EraseSubject

PartnerCaseDoorCommand: TypeAlias = (
    ChangeHandling
    | RequestReturn
    | ApproveReturn
    | RefuseReturn
    | WithdrawReturn
    | AdjustSplit
    | SettlePartnerCase
)
"""What a host asks of a partner case; processes ask the rest."""

CaseLedgerDoorCommand: TypeAlias = (
    TransferHeldMoney | RefundOverpayment | PassOnToClient
)
"""What a host asks of a case's ledger: where its money went."""

DomainCommand: TypeAlias = (
    CaseDoorCommand
    | AgreementCommand
    | ApprovalCommand
    | AuthorityCommand
    | PartnerCaseDoorCommand
    | CaseLedgerDoorCommand
    | PartyLedgerDoorCommand
    | PlatformLedgerCommand
    | ClosePeriod
    | EraseSubject
)
"""What `DebtCollection.execute` takes."""


COMMANDS: Final[Mapping[str, type[Command]]] = MappingProxyType(
    {kind.command_name: kind for kind in get_args(DomainCommand)}
)
"""The same by their recorded names."""

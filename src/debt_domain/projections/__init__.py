"""One read model a file, each a pure fold."""

from typing import Final

from debt_domain.projections.case_timeline import CASE_TIMELINE
from debt_domain.projections.case_view import CASE_VIEW
from debt_domain.projections.partner_case_dashboard import PARTNER_CASE_DASHBOARD
from debt_domain.projections.projection import AnyProjection
from debt_domain.projections.revenue_split import REVENUE_SPLIT
from debt_domain.projections.trial_balance import TRIAL_BALANCE

ALL: Final[tuple[AnyProjection, ...]] = (
    CASE_VIEW,
    CASE_TIMELINE,
    PARTNER_CASE_DASHBOARD,
    REVENUE_SPLIT,
    TRIAL_BALANCE,
)
"""The read models that are kept; the audit history is computed when asked for."""

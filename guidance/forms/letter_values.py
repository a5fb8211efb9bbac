"""The domain's own type for each answer of the letter form that is chosen, not typed."""

from guidance.domain.answers import Role, YesNo
from guidance.domain.programs import Requester
from guidance.domain.requests import Completion, Enrolled, Services, Urgency

VALUE_TYPES = {
    "requested_by": Requester,
    "services": Services,
    "urgency": Urgency,
    "your_role": Role,
    "accepts_rate": YesNo,
    "accepts_plan_rules": YesNo,
    "no_quality_concern": Enrolled,
    "medi_cal_enrolled": Enrolled,
    "completion_category": Completion,
}

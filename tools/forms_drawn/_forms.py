"""様式の一覧: ファイルの名と、描く関数。"""

from collections.abc import Callable, Mapping
from typing import Final

from forms_drawn._funeral import latter_funeral, nhi_funeral
from forms_drawn._head import head_change
from forms_drawn._heirs import heir_representative
from forms_drawn._loss import care_loss, nhi_loss
from forms_drawn._moving import resident_move
from forms_drawn._request import certificate_request
from forms_drawn._seal import seal_registration

FORMS: Final[Mapping[str, Callable[[], bytes]]] = {
    "care_loss.xlsx": care_loss,
    "certificate_request.xlsx": certificate_request,
    "head_change.xlsx": head_change,
    "heir_representative.xlsx": heir_representative,
    "latter_funeral.xlsx": latter_funeral,
    "nhi_funeral.xlsx": nhi_funeral,
    "nhi_loss.xlsx": nhi_loss,
    "resident_move.xlsx": resident_move,
    "seal_registration.xlsx": seal_registration,
}

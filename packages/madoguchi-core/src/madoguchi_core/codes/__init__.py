"""例外と指摘の番号（``MDGnnn``）の説明。番号は一度使ったら別の意味に使い回さない。"""

from madoguchi_core.codes._page import CodePage
from madoguchi_core.codes.calendar import PAGES as _calendar
from madoguchi_core.codes.certificates import PAGES as _certificates
from madoguchi_core.codes.cli import PAGES as _cli
from madoguchi_core.codes.forms import PAGES as _forms
from madoguchi_core.codes.outputs import PAGES as _outputs
from madoguchi_core.codes.plugins import PAGES as _plugins
from madoguchi_core.codes.residents import PAGES as _residents
from madoguchi_core.codes.rules import PAGES as _rules
from madoguchi_core.codes.store import PAGES as _store
from madoguchi_core.codes.tickets import PAGES as _tickets

CODES: dict[str, CodePage] = {
    **_calendar,
    **_residents,
    **_rules,
    **_certificates,
    **_plugins,
    **_forms,
    **_tickets,
    **_outputs,
    **_store,
    **_cli,
}

__all__ = ["CODES", "CodePage"]

"""芽室町の様式のひな形を描く。町が Excel で方眼に描いた物の、作り直しの記録。"""

from forms_drawn._forms import FORMS

__all__ = ["FORMS"]

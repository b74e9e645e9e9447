"""様式の定義と、欄への当てはめ。ファイルの形式（.xlsx など）は知らない。"""

from madoguchi_core.forms._address import CellAddress, parse_addresses
from madoguchi_core.forms._bind import BoundCell, BoundForm, bind
from madoguchi_core.forms._fields import FIELD_WORDS, FORM_FIELDS, FieldKind, FormField
from madoguchi_core.forms._load import LoadedForm, check_fields, check_form, load_form, read_definition
from madoguchi_core.forms._spec import CellStyle, DigitAlign, FormCell, FormSpec
from madoguchi_core.forms._values import BLANK, Blank, FormValue, FormValues, settled

__all__ = [
    "BLANK",
    "FIELD_WORDS",
    "FORM_FIELDS",
    "Blank",
    "BoundCell",
    "BoundForm",
    "CellAddress",
    "CellStyle",
    "DigitAlign",
    "FieldKind",
    "FormCell",
    "FormField",
    "FormSpec",
    "FormValue",
    "FormValues",
    "LoadedForm",
    "bind",
    "check_fields",
    "check_form",
    "load_form",
    "parse_addresses",
    "read_definition",
    "settled",
]

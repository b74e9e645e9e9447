"""様式の定義と、欄への当てはめ。ファイルの形式（.xlsx など）は知らない。"""

from madoguchi_core.forms._address import CellAddress, parse_addresses
from madoguchi_core.forms._bind import FormLists, bind
from madoguchi_core.forms._bound import BoundCell, BoundForm, BoundMark, CellValue
from madoguchi_core.forms._characters import invisible, uncertain_characters, width
from madoguchi_core.forms._check import check_fields, check_form
from madoguchi_core.forms._fields import FieldKind, FieldSubject, FormField
from madoguchi_core.forms._handwriting import Handwriting, handwriting
from madoguchi_core.forms._load import LoadedForm, load_form, read_definition
from madoguchi_core.forms._names import MARKER, cell_from_marker, cells_from_names, with_bindings
from madoguchi_core.forms._spec import FormCell, FormList, FormSpec, ListCell, Overflow
from madoguchi_core.forms._styles import CellStyle, DigitAlign, Fit
from madoguchi_core.forms._values import BLANK, Blank, FormValue, FormValues, settled
from madoguchi_core.forms._vocabulary import FIELD_WORDS, FIELDS_BY_WORD, FORM_FIELDS, LISTS

__all__ = [
    "BLANK",
    "FIELDS_BY_WORD",
    "FIELD_WORDS",
    "FORM_FIELDS",
    "LISTS",
    "MARKER",
    "Blank",
    "BoundCell",
    "BoundForm",
    "BoundMark",
    "CellAddress",
    "CellStyle",
    "CellValue",
    "DigitAlign",
    "FieldKind",
    "FieldSubject",
    "Fit",
    "FormCell",
    "FormField",
    "FormList",
    "FormLists",
    "FormSpec",
    "FormValue",
    "FormValues",
    "Handwriting",
    "ListCell",
    "LoadedForm",
    "Overflow",
    "bind",
    "cell_from_marker",
    "cells_from_names",
    "check_fields",
    "check_form",
    "handwriting",
    "invisible",
    "load_form",
    "parse_addresses",
    "read_definition",
    "settled",
    "uncertain_characters",
    "width",
    "with_bindings",
]

"""試験の中で LibreOffice を使う道具。無い機械では、何を入れるかを一行で言う（CI では失敗、手元では飛ばす）。"""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from madoguchi_core.errors import FormError
from madoguchi_excel.preview._fonts import choose_fonts, fonts_conf, installed_fonts
from madoguchi_excel.preview._office import convert as office_convert
from madoguchi_excel.preview._office import find_office


def require_soffice() -> Path:
    """LibreOffice の場所。"""
    try:
        return find_office()
    except FormError as missing:
        _give_up(str(missing))


def require_mincho() -> str:
    """ＭＳ 明朝の代わりになる、この機械の明朝体。"""
    aliases = choose_fonts(["ＭＳ 明朝"], installed_fonts()).aliases
    if not aliases:
        _give_up("明朝体がありません（Debian なら fonts-ipaexfont を入れてください）")
    return aliases[0].used


def convert(content: bytes, target: str = "xlsx", *, suffix: str = ".xlsx", timeout: float = 120.0) -> bytes:
    """ブックの式を LibreOffice にすべて計算し直させ、*target*（``xlsx``・``csv``・``pdf``）にする。"""
    office = require_soffice()
    (made,) = office_convert(
        [(suffix, content)], target=target, fonts_conf=fonts_conf([]), office=office, timeout=timeout
    )
    assert made is not None, f"LibreOffice が {target} にできません"
    return made


def _give_up(missing: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)

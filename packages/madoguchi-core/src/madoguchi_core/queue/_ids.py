"""番号札の出来事に書いてよい符号。人を表す番号が紛れ込まないための形の約束。"""

import re
from functools import lru_cache
from typing import Annotated, Final

from msgspec import Meta
from pydantic import AfterValidator, Field

_SHAPE: Final = r"^[A-Za-z0-9][A-Za-z0-9._:-]*$"
_PERSONAL: Final = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
# でたらめな UUID の三百に一つは、終わりの 12 字がすべて数字になる。UUID は人の番号ではない
_UUID: Final = re.compile(
    r"(?<![0-9A-Za-z])[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_CODE: Final = re.compile(rf"{_SHAPE[1:-1]}\Z")


def _opaque(text: str) -> str:
    # 個人番号は 12 桁の数字。受け取ってから消すのではなく、入れない
    if _looks_personal(text):
        raise ValueError("12桁の数字は符号に使えません")
    return text


def _looks_personal(text: str) -> bool:
    return (
        len(text) >= 12
        and _PERSONAL.search(text) is not None
        and _PERSONAL.search(_UUID.sub("", text)) is not None
    )


@lru_cache(maxsize=256)
def is_code(text: str, *, longest: int) -> bool:
    """
    符号の形か。

    >>> is_code("kiosk-1", longest=64), is_code("窓口1", longest=64), is_code("123456789012", longest=64)
    (True, False, False)
    """
    return len(text) <= longest and _CODE.match(text) is not None and not _looks_personal(text)


Code = Annotated[str, Field(pattern=_SHAPE, max_length=64), AfterValidator(_opaque)]
"""端末・窓口・件・操作の符号。半角の英数字と ``.`` ``_`` ``:`` ``-`` で 64 字まで。12 桁の数字は拒む。"""

Key = Annotated[str, Field(pattern=_SHAPE, max_length=80), AfterValidator(_opaque)]
"""操作の鍵。端末は 64 字までで作る（一度に多くを起こす操作は、その後に番号を付ける）。"""

_CATEGORY: Final = r"^[a-z0-9][a-z0-9_-]*$"
# 前は設定のモデル、後は出来事の JSON を読むときの約束
CategoryId = Annotated[
    str,
    Field(pattern=_CATEGORY, max_length=64),
    AfterValidator(_opaque),
    Meta(pattern=rf"^(?!.*{_PERSONAL.pattern}){_CATEGORY[1:-1]}\Z", max_length=64),
]
"""区分の id。"""

"""札の QR の印を作る秘密の数。発券簿の隣に置き、本人だけが読める。"""

import os
from pathlib import Path
from typing import Final

from madoguchi_core.cli._files import folder_secret
from madoguchi_core.cli._queue._desk import file_of
from madoguchi_core.errors import StoreError

FILE_VARIABLE: Final = "MADOGUCHI_QUEUE_SECRET"
"""PostgreSQL のとき、秘密の数のファイルの場所を置く環境変数。どの端末でも同じ中身にする。"""


def store_secret(address: str) -> bytes | None:
    """
    その発券簿の秘密の数。PostgreSQL で、ファイルの場所が決まっていなければ ``None``（QR を刷らない）。

    Raises:
        StoreError: 作れないか、読めないとき（MDG803・MDG804）。
    """
    path = file_of(address)
    if path is not None:
        return folder_secret(path.with_name(f"{path.name}.key"))
    named = os.environ.get(FILE_VARIABLE)
    return folder_secret(Path(named)) if named else None


def needed_secret(address: str) -> bytes:
    """
    その発券簿の秘密の数。無ければ、できることが無い仕事で使う。

    Raises:
        StoreError: PostgreSQL で、ファイルの場所が決まっていない（MDG575）。作れないか、読めない（MDG803・MDG804）。
    """
    secret = store_secret(address)
    if secret is None:
        hint = f"環境変数 {FILE_VARIABLE} に、どの端末でも同じ秘密の数のファイルを置いてください"
        raise StoreError("MDG575", "札の QR の印と予約の符号を作る秘密の数がありません", hint=hint)
    return secret

"""ブックの入れ物（zip）。開けるかを確かめ、同じ中身なら同じバイト列にまとめる。"""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from madoguchi_core.errors import FormError, InvalidValue

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ZIP_FIRST: Final = datetime(1980, 1, 1, tzinfo=UTC)


def read_parts(content: bytes) -> dict[str, bytes]:
    """
    ブックの部品をすべて読む。

    Raises:
        FormError: 鍵がかかっているか古い形式のとき（MDG421）。ブックとして読めないとき（MDG420）。
    """
    if content.startswith(_OLE):
        raise FormError(
            "MDG421", "ひな形に鍵がかかっているか、古い .xls です", hint=".xlsx で保存し直してください"
        )
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise unreadable() from error
    if _CONTENT_TYPES not in parts:
        raise unreadable()
    return parts


def unreadable() -> FormError:
    """ブックとして読めないときの例外。中身は書かない。"""
    return FormError(
        "MDG420", "ひな形を .xlsx として開けません", hint="Excel で .xlsx に保存し直してください"
    )


def pack(parts: dict[str, bytes], *, modified_at: datetime) -> bytes:
    """
    部品をひとつの zip にまとめる。部品の並びと時刻を固定するので、同じ引数なら同じバイト列になる。

    Args:
        parts: 部品の名と中身。
        modified_at: 書き込んだ時刻。時差付き。zip は 1980 年より前を書けないので、その前は 1980 年にする。
    """
    stamp = max(modified_at.astimezone(UTC), _ZIP_FIRST).timetuple()[:6]
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = ZipInfo(name, stamp)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def utc(at: datetime) -> datetime:
    """
    時刻を協定世界時にそろえる。

    Raises:
        InvalidValue: 時差が付いていないとき（MDG428）。
    """
    if at.utcoffset() is None:
        raise InvalidValue("MDG428", "作成日時に時差がありません", hint="時差付きの時刻を渡してください")
    return at.astimezone(UTC)

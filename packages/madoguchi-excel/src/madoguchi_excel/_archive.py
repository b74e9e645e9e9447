"""ブックの入れ物（zip）。部品を読むことと、変えた部品だけを差し替えて、残りを圧縮されたまま写すこと。"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from madoguchi_core.errors import FormError

LARGEST_PART: Final = 64 * 2**20
"""開いてよい部品の大きさ（バイト）。様式の部品は大きくても数 MB で、それより大きい物は壊れているか、わざと膨らむ物。"""

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MOST_PARTS: Final = 10_000
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_END_MARK, _CENTRAL_MARK = b"PK\x05\x06", b"PK\x01\x02"
_STORED, _DEFLATED = 0, 8
_IS_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 0x0001, 0x0008, 0x0800
_IN_EXTRA: Final = 0xFFFF_FFFF
_ZIP64_EXTRA: Final = 1
_LEVEL: Final = 1
"""圧縮の強さ。シートの XML は軽い圧縮でも十分に縮み、重い圧縮は書く時間の半分を占める。"""


@dataclass(frozen=True, slots=True)
class _Entry:
    """目録の一行。長さと位置の単位はバイト。"""

    record: memoryview
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int


class Archive:
    """
    開いた zip。部品は使うときに読み、一度読んだ物は覚えておく。

    Args:
        content: ブックの中身。

    Raises:
        FormError: 鍵がかかっているか古い形式のとき（MDG421）。zip として読めないとき（MDG420）。
    """

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLE):
            raise _locked()
        self._content = content
        self._read: dict[str, bytes] = {}
        try:
            self._start, count, self._comment = _end_of(content)
            self._entries = dict(_entries(content, self._start))
        except (struct.error, UnicodeDecodeError, ValueError) as error:
            raise unreadable() from error
        # 同じ名の部品が二つあると、読む道具によって中身が違う
        if len(self._entries) != count or _CONTENT_TYPES not in self._entries:
            raise unreadable()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """
        部品ひとつの中身。

        Raises:
            FormError: 部品が無いか壊れているとき（MDG420）、大きすぎるとき（MDG429）。
        """
        if name not in self._read:
            self._read[name] = self._inflated(name)
        return self._read[name]

    def _inflated(self, name: str) -> bytes:
        entry = self._entries.get(name)
        if entry is None:
            raise unreadable()
        if entry.flags & _IS_ENCRYPTED:
            raise _locked()
        if entry.size > LARGEST_PART:
            raise FormError(
                "MDG429",
                "ひな形の中の部品が大きすぎます",
                hint="Excel で開き、要らないシートや画像を除いてください",
            )
        part = _inflate(entry, self._packed(entry))
        # 大きさを偽る部品も、壊れた部品も、ここで分かる
        if len(part) != entry.size or zlib.crc32(part) != entry.crc:
            raise unreadable()
        return part

    def _packed(self, entry: _Entry) -> memoryview:
        try:
            fields = _LOCAL.unpack_from(self._content, entry.offset)
        except struct.error as error:
            raise unreadable() from error
        start = entry.offset + _LOCAL.size + fields[9] + fields[10]
        return memoryview(self._content)[start : start + entry.packed_size]

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """
        部品を差し替えたブック。ほかの部品は、圧縮されたバイト列のまま、元の順に写す。

        Args:
            parts: 部品の名と新しい中身。元に無い名の部品は、最後に足す。
        """
        if not parts:
            return self._content
        output = _Output(self._content)
        ordered = sorted(self._entries.items(), key=lambda item: item[1].offset)
        # 部品の見出しから次の見出しまでを写す。見出しの後ろに付く検査値も含む
        ends = [*(entry.offset for _, entry in ordered[1:]), self._start]
        for (name, entry), end in zip(ordered, ends, strict=True):
            if name in parts:
                output.add(name, parts[name], entry.record)
            else:
                output.copy(name, entry, end)
        added = [name for name in parts if name not in self._entries]
        for name in added:
            output.add(name, parts[name], _new_record(name))
        return output.finish([*self._entries, *added], comment=self._comment)


def unreadable() -> FormError:
    """ブックとして読めないときの例外。中身は書かない。"""
    return FormError(
        "MDG420", "ひな形を .xlsx として開けません", hint="Excel で .xlsx に保存し直してください"
    )


def _locked() -> FormError:
    hint = "パスワードを外し、.xlsx で保存し直してください"
    return FormError("MDG421", "ひな形に鍵がかかっているか、古い .xls です", hint=hint)


def _end_of(content: bytes) -> tuple[int, int, bytes]:
    """目録の始まり、部品の数、終わりの言葉。"""
    place = content.rfind(_END_MARK, max(0, len(content) - _END.size - 0xFFFF))
    if place < 0:
        raise unreadable()
    fields = _END.unpack_from(content, place)
    count, size, start = fields[4], fields[5], fields[6]
    if _IN_EXTRA in (size, start) or count > _MOST_PARTS or start + size > place:
        raise unreadable()
    return start, count, content[place + _END.size :]


def _entries(content: bytes, position: int) -> Iterator[tuple[str, _Entry]]:
    view = memoryview(content)
    while content.startswith(_CENTRAL_MARK, position):
        fields = _CENTRAL.unpack_from(content, position)
        names_end = position + _CENTRAL.size + fields[10]
        end = names_end + fields[11] + fields[12]
        name = content[position + _CENTRAL.size : names_end].decode(
            "utf-8" if fields[3] & _IS_UTF8 else "cp437"
        )
        if ".." in name:
            _refuse_outside(name)
        size, packed_size, offset = fields[9], fields[8], fields[16]
        if _IN_EXTRA in (size, packed_size, offset):
            extra = content[names_end : names_end + fields[11]]
            size, packed_size, offset = _large(extra, size, packed_size, offset)
        yield name, _Entry(view[position:end], fields[3], fields[4], fields[7], packed_size, size, offset)
        position = end


def _refuse_outside(name: str) -> None:
    """フォルダーの外を指す名は、表計算ソフトは書かない。"""
    if ".." in name.replace("\\", "/").split("/"):
        raise unreadable()


def _large(extra: bytes, *values: int) -> Iterator[int]:
    """32 ビットに入らない値の置き場所（zip64）から、大きさと位置を読む。"""
    found = b""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        found = extra[4 : 4 + length] if kind == _ZIP64_EXTRA else found
        extra = extra[4 + length :]
    for value in values:
        if value == _IN_EXTRA:
            yield from struct.unpack_from("<Q", found)
            found = found[8:]
        else:
            yield value


def _inflate(entry: _Entry, packed: memoryview) -> bytes:
    """名乗った大きさより先は広げない。"""
    if entry.method == _STORED:
        return bytes(packed)
    if entry.method != _DEFLATED:
        raise unreadable()
    try:
        return zlib.decompressobj(wbits=-15).decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise unreadable() from error


def _new_record(name: str) -> memoryview:
    raw = name.encode()
    first_day = 0x21  # 1980年1月1日。zip が書ける、いちばん古い日
    fields = (_CENTRAL_MARK, 20, 20, _IS_UTF8, _DEFLATED, 0, first_day, 0, 0, 0, len(raw), 0, 0, 0, 0, 0, 0)
    return memoryview(_CENTRAL.pack(*fields) + raw)


class _Output:
    """書き出すあいだの zip。"""

    def __init__(self, content: bytes) -> None:
        self._source = memoryview(content)
        self._chunks: list[bytes | memoryview] = []
        self._position = 0
        self._run = (0, 0)
        self._records: dict[str, bytes] = {}

    def copy(self, name: str, entry: _Entry, end: int) -> None:
        """圧縮されたまま写す。続いた部品は、まとめて一度に写す。"""
        record = entry.record
        self._records[name] = b"".join((record[:42], self._position.to_bytes(4, "little"), record[46:]))
        if self._run[1] == entry.offset:
            self._run = (self._run[0], end)
        else:
            self._end_run()
            self._run = (entry.offset, end)
        self._position += end - entry.offset

    def add(self, name: str, part: bytes, record: memoryview) -> None:
        """新しい中身を圧縮して置く。時刻と属性は元のまま。"""
        self._end_run()
        fields = list(_CENTRAL.unpack_from(record))
        raw = bytes(record[_CENTRAL.size : _CENTRAL.size + fields[10]])
        packed, fields[4] = _deflated(part)
        fields[3] &= ~_HAS_DESCRIPTOR
        fields[7:10] = [zlib.crc32(part), len(packed), len(part)]
        fields[11] = fields[12] = 0
        fields[16] = self._position
        self._records[name] = _CENTRAL.pack(*fields) + raw
        added = (_LOCAL.pack(b"PK\x03\x04", *fields[2:10], len(raw), 0), raw, packed)
        self._chunks += added
        self._position += sum(map(len, added))

    def finish(self, order: list[str], *, comment: bytes) -> bytes:
        """目録を付けて閉じる。"""
        self._end_run()
        directory = b"".join([self._records[name] for name in order])
        count = len(self._records)
        end = _END.pack(_END_MARK, 0, 0, count, count, len(directory), self._position, len(comment))
        return b"".join((*self._chunks, directory, end, comment))

    def _end_run(self) -> None:
        first, end = self._run
        if end > first:
            self._chunks.append(self._source[first:end])
        self._run = (0, 0)


def _deflated(part: bytes) -> tuple[bytes, int]:
    press = zlib.compressobj(level=_LEVEL, wbits=-15)
    packed = press.compress(part) + press.flush()
    return (packed, _DEFLATED) if len(packed) < len(part) else (part, _STORED)

"""ブックの入れ物（zip）。部品を読むことと、変えた部品だけを差し替えて、残りを圧縮されたまま写すこと。"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from madoguchi_core.errors import FormError

LARGEST_PART: Final = 64 * 2**20
"""開いてよい部品の大きさ（バイト）。様式の部品は大きくても数 MB で、それより大きい物は壊れているか、わざと膨らむ物。"""

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MOST_PARTS: Final = 10_000
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_READ: Final = struct.Struct("<8x2H4x3I3H8xI")
"""目録の一行のうち、読むもの: 旗・圧縮の仕方・検査値・圧縮後と元の大きさ・名と付け足しと注の長さ・位置。"""
_END: Final = struct.Struct("<4s4H2IH")
_END_MARK, _CENTRAL_MARK = b"PK\x05\x06", b"PK\x01\x02"
_STORED, _DEFLATED = 0, 8
_IS_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 0x0001, 0x0008, 0x0800
_IN_EXTRA: Final = 0xFFFF_FFFF
_ZIP64_EXTRA: Final = 1
_MOST_GROWTH: Final = 1032
"""圧縮（deflate）が広がる限り。一バイトから 1,032 バイトより大きくはならない。"""
_LEVEL: Final = 1
"""圧縮の強さ。シートの XML は軽い圧縮でも十分に縮み、重い圧縮は書く時間の半分を占める。"""


class _Entry(NamedTuple):
    """目録の一行。長さと位置の単位はバイト。何百も作るので、いちばん軽い形にする。"""

    name: str
    record: int
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
            self._start, self._end, count = _end_of(content)
            self._entries = dict(_entries(content, self._start, self._end))
        except (struct.error, UnicodeDecodeError, ValueError) as error:
            raise unreadable() from error
        # 同じ名の部品が二つあると、読む道具によって中身が違う
        if len(self._entries) != count or _CONTENT_TYPES not in self:
            raise unreadable()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """部品の名。目録の順。"""
        return tuple(entry.name for entry in self._entries.values())

    def read(self, name: str) -> bytes:
        """
        部品ひとつの中身。

        Raises:
            FormError: 部品が無いか壊れているとき（MDG420）、大きすぎるとき（MDG429）。
        """
        key = _key(name)
        if key not in self._read:
            part, entry = self.glance(name), self._entries[key]
            # 大きさを偽る部品も、壊れた部品も、ここで分かる
            if len(part) != entry.size or zlib.crc32(part) != entry.crc:
                raise unreadable()
            self._read[key] = part
        return self._read[key]

    def glance(self, name: str) -> bytes:
        """
        部品ひとつの中身を、覚えず、壊れていないかも確かめずに見る。変えない部品に目印を探すときに使う。

        Raises:
            FormError: 部品が無いとき（MDG420）、大きすぎるとき（MDG429）。
        """
        key = _key(name)
        entry = self._entries.get(key)
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
        return self._read[key] if key in self._read else _inflate(entry, self._packed(entry))

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
        changed = {_key(name): part for name, part in parts.items()}
        output = _Output(self._content, self._start, self._end)
        ordered = sorted(self._entries.items(), key=_by_offset)
        # 部品の見出しから次の見出しまでを写す。見出しの後ろに付く検査値も含む
        ends = [*(entry.offset for _, entry in ordered[1:]), self._start]
        for (key, entry), end in zip(ordered, ends, strict=True):
            if key in changed:
                output.replace(entry, changed[key])
            else:
                output.copy(entry, end)
        added = [name for name in parts if name not in self]
        for name in added:
            output.add(name, parts[name])
        return output.finish(count=len(self._entries) + len(added))


def _key(name: str) -> str:
    """部品の名は、大文字と小文字を分けない。"""
    return name.lower()


def _by_offset(item: tuple[str, _Entry]) -> int:
    return item[1].offset


def unreadable() -> FormError:
    """ブックとして読めないときの例外。中身は書かない。"""
    return FormError(
        "MDG420", "ひな形を .xlsx として開けません", hint="Excel で .xlsx に保存し直してください"
    )


def _locked() -> FormError:
    hint = "パスワードを外し、.xlsx で保存し直してください"
    return FormError("MDG421", "ひな形に鍵がかかっているか、古い .xls です", hint=hint)


def _end_of(content: bytes) -> tuple[int, int, int]:
    """目録の始まりと終わり、部品の数。"""
    place = content.rfind(_END_MARK, max(0, len(content) - _END.size - 0xFFFF))
    if place < 0:
        raise unreadable()
    fields = _END.unpack_from(content, place)
    count, size, start = fields[4], fields[5], fields[6]
    if _IN_EXTRA in (size, start) or count > _MOST_PARTS or start + size > place:
        raise unreadable()
    return start, start + size, count


def _entries(content: bytes, position: int, end: int) -> Iterator[tuple[str, _Entry]]:
    read, may_leave = _READ.unpack_from, b".." in content[position:end]
    while position < end:
        flags, method, crc, packed, size, names, extras, notes, offset = read(content, position)
        start = position + _CENTRAL.size
        raw = content[start : start + names]
        name = raw.decode() if flags & _IS_UTF8 or raw.isascii() else raw.decode("cp437")
        if may_leave:
            _refuse_outside(name)
        if _IN_EXTRA in (size, packed, offset):
            extra = content[start + names : start + names + extras]
            size, packed, offset = _large(extra, size, packed, offset)
        yield _key(name).lstrip("/"), _Entry(name, position, flags, method, crc, packed, size, offset)
        position = start + names + extras + notes


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
        if len(packed) * _MOST_GROWTH <= LARGEST_PART:
            # どう偽っても大きくなれない部品は、置き場所を初めから取って一度に広げる。倍ほど速い
            return zlib.decompress(packed, wbits=-15, bufsize=entry.size or 1)
        return zlib.decompressobj(wbits=-15).decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise unreadable() from error


class _Output:
    """書き出すあいだの zip。目録は元の物を写し、変わった所だけを書き替える。"""

    def __init__(self, content: bytes, start: int, end: int) -> None:
        self._source = memoryview(content)
        self._start = start
        self._directory = bytearray(self._source[start:end])
        self._tail = self._source[end:]
        self._chunks: list[bytes | memoryview] = []
        self._position = 0
        self._run = (0, 0)

    def copy(self, entry: _Entry, end: int) -> None:
        """圧縮されたまま写す。続いた部品は、まとめて一度に写す。"""
        _OFFSET.pack_into(self._directory, entry.record - self._start + 42, self._position)
        if self._run[1] == entry.offset:
            self._run = (self._run[0], end)
        else:
            self._end_run()
            self._run = (entry.offset, end)
        self._position += end - entry.offset

    def replace(self, entry: _Entry, part: bytes) -> None:
        """新しい中身を圧縮して置く。時刻と属性は元のまま。"""
        record = entry.record - self._start
        fields = list(_CENTRAL.unpack_from(self._directory, record))
        fields[3] &= ~_HAS_DESCRIPTOR
        encoded = entry.name.encode("utf-8" if fields[3] & _IS_UTF8 else "cp437")
        _CENTRAL.pack_into(self._directory, record, *self._placed(fields, encoded, part))

    def add(self, name: str, part: bytes) -> None:
        """新しい部品を最後に置く。"""
        first_day = 0x21  # 1980年1月1日。zip が書ける、いちばん古い日
        encoded = name.encode()
        fields = [_CENTRAL_MARK, 20, 20, _IS_UTF8, 0, 0, first_day, 0, 0, 0, len(encoded), 0, 0, 0, 0, 0, 0]
        self._directory += _CENTRAL.pack(*self._placed(fields, encoded, part)) + encoded

    def _placed(self, fields: list[Any], encoded: bytes, part: bytes) -> list[Any]:
        """中身を置き、目録の一行を書き替えたもの。"""
        self._end_run()
        packed, fields[4] = _deflated(part)
        fields[7:10] = [zlib.crc32(part), len(packed), len(part)]
        fields[16] = self._position
        chunks = (_LOCAL.pack(b"PK\x03\x04", *fields[2:10], len(encoded), 0), encoded, packed)
        self._chunks += chunks
        self._position += sum(map(len, chunks))
        return fields

    def finish(self, *, count: int) -> bytes:
        """目録を付けて閉じる。"""
        self._end_run()
        place = bytes(self._tail).rfind(_END_MARK)
        comment = self._tail[place + _END.size :]
        size = len(self._directory)
        end = _END.pack(_END_MARK, 0, 0, count, count, size, self._position, len(comment))
        return b"".join((*self._chunks, self._directory, end, comment))

    def _end_run(self) -> None:
        first, end = self._run
        if end > first:
            self._chunks.append(self._source[first:end])
        self._run = (0, 0)


_OFFSET: Final = struct.Struct("<I")


def _deflated(part: bytes) -> tuple[bytes, int]:
    press = zlib.compressobj(level=_LEVEL, wbits=-15)
    packed = press.compress(part) + press.flush()
    return (packed, _DEFLATED) if len(packed) < len(part) else (part, _STORED)

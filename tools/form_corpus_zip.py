"""難しいブックの入れ物: 部品を足し、並べ方や圧縮の仕方の違う zip にまとめる。どれも同じ引数なら同じバイト列。"""

import io
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAMP = (1980, 1, 1, 0, 0, 0)
_EMPTY_RELS = f'{XML}<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'

Parts = dict[str, bytes]
Edit = Callable[[Parts], None]


def unpacked(book: bytes) -> Parts:
    """ブックの部品を、並びのまま取り出す。"""
    with ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def entry(name: str, *, method: int = ZIP_DEFLATED, extra: bytes = b"", comment: bytes = b"") -> ZipInfo:
    """時刻を固定した zip の項目。"""
    info = ZipInfo(name, _STAMP)
    info.compress_type = method
    info.create_system = 0
    info.extra = extra
    info.comment = comment
    return info


def packed(parts: Mapping[str, bytes]) -> bytes:
    """部品をふつうの zip にまとめる。"""
    return packed_entries((entry(name), content) for name, content in parts.items())


def packed_entries(entries: Iterable[tuple[ZipInfo, bytes]]) -> bytes:
    """項目ごとに圧縮の仕方や追加フィールドを決めた zip にまとめる。"""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for info, content in entries:
            archive.writestr(info, content)
    return buffer.getvalue()


class _Stream(io.RawIOBase):
    """後戻りできない書き先。zipfile は大きさを後ろに書く（フラグの 3 ビット目）。"""

    def __init__(self) -> None:
        super().__init__()
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type]
        self.content += piece
        return len(piece)


def with_descriptors(parts: Mapping[str, bytes]) -> bytes:
    """大きさと CRC を中身の後ろに書いた zip（流しながら書く道具の形）。"""
    stream = _Stream()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(entry(name), content)
    return bytes(stream.content)


def stored_backwards(parts: Mapping[str, bytes]) -> bytes:
    """半分を圧縮せず、[Content_Types].xml をいちばん後ろに置いた zip。フォルダの項目も混ぜる。"""
    names = sorted(parts, reverse=True)
    pairs = [
        (entry(name, method=ZIP_STORED if at % 2 else ZIP_DEFLATED), parts[name])
        for at, name in enumerate(names)
    ]
    return packed_entries([(entry("xl/", method=ZIP_STORED), b""), *pairs])


def with_extra_fields(parts: Mapping[str, bytes]) -> bytes:
    """項目に NTFS の時刻の追加フィールドと注記を、zip に注記を付けた形。"""
    times = struct.pack("<LHHQQQ", 0, 1, 24, 1, 2, 3)
    extra = struct.pack("<HH", 0x000A, len(times)) + times
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.comment = "様式".encode()
        for name, content in parts.items():
            archive.writestr(entry(name, extra=extra, comment="部品".encode()), content)
    return buffer.getvalue()


def with_zip64(parts: Mapping[str, bytes]) -> bytes:
    """項目の大きさを 64 ビットで書いた zip（大きさを知らずに書き始める道具の形）。"""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            with archive.open(entry(name), "w", force_zip64=True) as target:
                target.write(content)
    return buffer.getvalue()


def edited(book: bytes, *edits: Edit) -> bytes:
    """ブックの部品を直して、まとめ直す。"""
    parts = unpacked(book)
    for edit in edits:
        edit(parts)
    return packed(parts)


def put(name: str, content: str | bytes, content_type: str = "") -> Edit:
    """部品を足す。種類を渡すと [Content_Types].xml にも書く。"""

    def edit(parts: Parts) -> None:
        parts[name] = content if isinstance(content, bytes) else (XML + content).encode()
        if content_type:
            override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
            _insert(parts, CONTENT_TYPES, "</Types>", override)

    return edit


def default_type(extension: str, content_type: str) -> Edit:
    """拡張子の種類を書く。もうあるときは何もしない。"""

    def edit(parts: Parts) -> None:
        if f'Extension="{extension}"'.encode() not in parts[CONTENT_TYPES]:
            default = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
            _insert(parts, CONTENT_TYPES, "<Override", default)

    return edit


def relate(source: str, identifier: str, kind: str, target: str, *, external: bool = False) -> Edit:
    """部品から部品への関係を足す。*kind* は種類の全文か、``/`` で始まる公式の種類の終わり。"""
    folder, _, file = source.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    full = RELATIONSHIPS + kind if kind.startswith("/") else kind
    mode = ' TargetMode="External"' if external else ""

    def edit(parts: Parts) -> None:
        parts.setdefault(rels, _EMPTY_RELS.encode())
        row = f'<Relationship Id="{identifier}" Type="{full}" Target="{target}"{mode}/>'
        _insert(parts, rels, "</Relationships>", row)

    return edit


def insert(name: str, before: str, xml: str) -> Edit:
    """部品の中の、初めに出る *before* の前に書き足す。"""
    return lambda parts: _insert(parts, name, before, xml)


def replace(name: str, old: str, new: str, *, count: int = -1) -> Edit:
    """部品の中の文字を、初めから *count* 個（-1 はすべて）置き換える。無ければ誤り（作り手の道具が変わった印）。"""

    def edit(parts: Parts) -> None:
        text = parts[name].decode()
        assert old in text, f"{name}: {old}"
        parts[name] = text.replace(old, new, count).encode()

    return edit


def _insert(parts: Parts, name: str, before: str, xml: str) -> None:
    text = parts[name].decode()
    assert before in text, f"{name}: {before}"
    parts[name] = text.replace(before, xml + before, 1).encode()


def png(width: int, height: int, grey: int = 200) -> bytes:
    """一色の画像。"""
    rows = (b"\0" + bytes([grey]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )

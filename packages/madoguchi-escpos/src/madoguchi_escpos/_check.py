"""刷る前の検査。刷れない字と紙に入らない QR コードを、すべて挙げる。"""

from collections.abc import Iterable, Sequence
from os import PathLike

from madoguchi_core.findings import Finding, Severity
from madoguchi_escpos._blocks import Block, QrBlock, TextBlock
from madoguchi_escpos._fonts import Fonts, code_points
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos._qr import qr_matrix
from madoguchi_escpos._text import clusters, is_native

_QUIET_ZONE = 8
"""QR コードの左右に要る余白の目の数（片側 4）。"""


def check_blocks(
    blocks: Iterable[Block], profile: PrinterProfile, *, fonts: Sequence[PathLike[str] | str] = ()
) -> tuple[Finding, ...]:
    r"""
    紙に置くものの問題をすべて挙げる。同じ問題は一度だけ。

    Args:
        blocks: 紙に置くもの。
        profile: プリンターの取り決め。
        fonts: Noto Sans JP より先に字形を探すフォントのファイル。

    Returns:
        刷れない字（``MDG520``、誤り）、画像で刷る行（``MDG521``、お知らせ）、入らない QR コード（``MDG522``、誤り）。

    >>> from madoguchi_escpos import find_profile
    >>> blocks = [TextBlock("窓口は\ue000です", where="札 slip の 1番目")]
    >>> print(*check_blocks(blocks, find_profile("paper-80")))
    [誤り] MDG520 札 slip の 1番目: 印字できない文字があります（U+E000） → 別の字に替えるか、その字を持つフォントを渡してください
    """
    available = Fonts.of(fonts)
    found = (finding for block in blocks for finding in _check(block, profile, available))
    return tuple(dict.fromkeys(found))


def _check(block: Block, profile: PrinterProfile, fonts: Fonts) -> list[Finding]:
    if isinstance(block, TextBlock) and not (profile.has_kanji and is_native(block.text)):
        return _check_characters(block, profile, fonts)
    if isinstance(block, QrBlock) and not _fits(block.text, profile):
        message = f"QR コードが {profile.paper_mm} mm の紙に入りません"
        return [Finding("MDG522", Severity.ERROR, block.where, message, "中身を短くしてください")]
    return []


def _check_characters(block: TextBlock, profile: PrinterProfile, fonts: Fonts) -> list[Finding]:
    drawn = [cluster for cluster in clusters(block.text) if not (profile.has_kanji and is_native(cluster))]
    if missing := [cluster for cluster in drawn if fonts.find(cluster) is None]:
        return [
            Finding(
                "MDG520",
                Severity.ERROR,
                block.where,
                f"印字できない文字があります（{_listed(missing)}）",
                "別の字に替えるか、その字を持つフォントを渡してください",
            )
        ]
    if not profile.has_kanji:
        # どの行も画像で刷る決まりのプリンターなので、知らせることではない
        return []
    return [
        Finding(
            "MDG521",
            Severity.NOTICE,
            block.where,
            f"プリンターに無い文字があるので、行を画像で刷ります（{_listed(drawn)}）",
            "字の形を見本で確かめてください",
        )
    ]


def _listed(found: Sequence[str]) -> str:
    return "、".join(code_points(cluster) for cluster in dict.fromkeys(found))


def _fits(text: str, profile: PrinterProfile) -> bool:
    matrix = qr_matrix(text)
    return matrix is not None and (len(matrix) + _QUIET_ZONE) * profile.qr_dots <= profile.dots

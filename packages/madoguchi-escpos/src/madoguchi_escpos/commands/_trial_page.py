"""試し刷りの紙。刷れる文字・幅・罫線・QR コードを、目で確かめるためのもの。"""

from madoguchi_core.queue import Align
from madoguchi_escpos._blocks import Block, CutBlock, QrBlock, RuleBlock, SpaceBlock, TextBlock
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos._text import wrap

_CHARACTERS = (
    "漢字: 芽室町役場 住民票 戸籍 髙橋 﨑 ①㈱№",
    "かな: あいうえお ガギグゲゴ ﾊﾝｶｸｶﾅ",
    "英数: ABC abc 0123456789 ¥\\~",
    "画像の字: 𠮷 葛\U000e0100 辻\U000e0100 頰剝塡 鷗",
)
_QR = "https://example.lg.jp/q/test"


def trial_page(profile: PrinterProfile) -> tuple[Block, ...]:
    """
    その取り決めで刷れるはずのものを、一枚に並べる。

    Args:
        profile: プリンターの取り決め。

    >>> from madoguchi_escpos import check_blocks, find_profile
    >>> from madoguchi_core.findings import has_errors
    >>> has_errors(check_blocks(trial_page(find_profile("paper-58")), find_profile("paper-58")))
    False
    """

    def lines(text: str) -> tuple[TextBlock, ...]:
        return tuple(TextBlock(line) for line in wrap(text, profile.columns))

    return (
        TextBlock("試し刷り", Align.CENTER, 2, is_bold=True),
        SpaceBlock(),
        *lines(f"{profile.id}: {profile.title}"),
        RuleBlock(),
        *(block for text in _CHARACTERS for block in lines(text)),
        RuleBlock(),
        TextBlock(_ruler(profile.columns)),
        TextBlock("左", Align.LEFT),
        TextBlock("中央", Align.CENTER),
        TextBlock("右", Align.RIGHT),
        *(TextBlock(f"{size}倍 A7", size=size) for size in (2, 4)),
        TextBlock("A007", Align.CENTER, 8, is_bold=True),
        SpaceBlock(),
        QrBlock(_QR),
        SpaceBlock(),
        *lines("番号がくっきり出て、QR コードが読め、右端の数字が欠けなければ、この取り決めで刷れます。"),
        CutBlock(),
    )


def _ruler(width: int) -> str:
    return ("1234567890" * 7)[:width]

"""QR コードの目の並び。プリンターが描く大きさを知るためと、見本のため。"""

from functools import lru_cache


@lru_cache(maxsize=64)
def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...] | None:
    """
    QR コード（モデル 2、誤り訂正 M）の目。余白は含まない。入りきらなければ ``None``。

    プリンターの詰め方が分からないので、いちばん長くなる詰め方（バイト）で数える。マイクロ QR にはしない。

    >>> len(qr_matrix("https://example.lg.jp/q/1"))
    25
    """
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode
    from qrcode.util import MODE_8BIT_BYTE, QRData

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE))
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())

"""半角と全角、ひらがなとカタカナ。台帳の氏名には当てない（渡された文字から新しい文字を作るだけ）。"""

from __future__ import annotations

# ハイフンに見える文字。長音と横罫も、番号や日付の中ではハイフンのつもりで打たれている。
HYPHENS = "-－ーｰ−―‐\u2011\u2012–—─"


def to_full_width(text: str) -> str:
    """
    半角のカナ・英数字・記号・空白を全角にする。濁点は前の字と合わせる。

    Args:
        text: もとの文字。

    >>> to_full_width("ﾒﾑﾛ A-1")
    'メムロ　Ａ－１'
    """
    import jaconv

    return str(jaconv.h2z(text, kana=True, ascii=True, digit=True))


def to_half_width(text: str) -> str:
    """
    全角の英数字・記号・空白を半角にする。カナと漢字は変えない。

    Args:
        text: もとの文字。

    >>> to_half_width("メムロ　Ａ－１")
    'メムロ A-1'
    """
    import jaconv

    return str(jaconv.z2h(text, kana=False, ascii=True, digit=True))


def to_katakana(text: str) -> str:
    """
    ひらがなと半角カナを全角カタカナにする。ほかの字は変えない。

    Args:
        text: もとの文字。

    >>> to_katakana("めむろ ｺｳﾉ")
    'メムロ コウノ'
    """
    import jaconv

    return str(jaconv.hira2kata(jaconv.h2z(text, kana=True, ascii=False, digit=False)))

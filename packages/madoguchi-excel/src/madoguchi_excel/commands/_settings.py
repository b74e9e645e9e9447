"""手で書き込む指定（``名前=値``）を読む。ここに無いもの: その名前がブックのどこか（_targets）、値の種類（_by_hand）。"""

import re
from dataclasses import dataclass, field
from typing import Final
from unicodedata import category

from madoguchi_core.findings import Finding, Severity

# シートの名に「=」があるときは '…' で囲む
_SETTING: Final = re.compile(r"('(?:[^']|'')+'![^=]+|[^=]+)=(.*)", re.DOTALL)
_FORM: Final = "「氏名=値」「申請書!C5=値」「C5=値」のどれかの形で書いてください"


@dataclass(frozen=True, slots=True)
class Setting:
    """
    書き込む指定ひとつ。

    Attributes:
        target: 名前か番地。書かれたまま。
        text: 値。人の情報があるので、表示（repr）には出さない。
    """

    target: str
    text: str = field(repr=False)


def read_setting(words: str, *, where: str) -> Setting | Finding:
    """
    指定ひとつを読む。値の中の「=」は、値のまま。

    Args:
        words: 書かれた文字。
        where: 指摘に出す場所（``--set の2番目``）。値は出さない。

    >>> read_setting("申請書!C5=A=B", where="--set の1番目")
    Setting(target='申請書!C5')
    >>> read_setting("山田", where="--set の1番目").code
    'MDG450'
    """
    found = _SETTING.fullmatch(words)
    target = found[1].strip() if found else ""
    if found is None or not target:
        return Finding("MDG450", Severity.ERROR, where, "「=」で名前と値に分かれません", _FORM)
    codes = [f"U+{ord(each):04X}" for each in found[2] if each != "\n" and category(each) in {"Cc", "Cs"}]
    if codes:
        message = f"文書に書けない文字があります（{'、'.join(dict.fromkeys(codes))}）"
        return Finding("MDG411", Severity.ERROR, where, message, "値から除いてください")
    return Setting(target, found[2])

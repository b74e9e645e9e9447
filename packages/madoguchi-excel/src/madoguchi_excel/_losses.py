"""書き出すと失われる物を、部品を比べて言う。"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._archive import read_parts

# セルの文字の中やシートの中にあるので、部品の名では分からない物。
_MARKS: Final[Mapping[bytes, str]] = {
    b"<rPh": "ふりがな",
    b"<xdr:sp ": "図形",
    b"<control ": "フォームのチェックボックスなど",
    b"<extLst": "拡張の条件付き書式など",
}
# 部品を運ぶだけの物と、開いたときに作り直される物。
_CARRIERS: Final = re.compile(r"(\.rels|/calcChain\.xml|^\[Content_Types\]\.xml|/|\.vml)$")
_KINDS: Final[Mapping[str, str]] = {
    "drawing": "図形",
    "printerSetting": "プリンターの設定",
    "ctrlProp": "フォームのチェックボックスなど",
    "featurePropertyBag": "セルのチェックボックス",
    "threadedComment": "スレッド形式のコメント",
    "person": "コメントの記入者",
    "image": "画像",
    "chart": "グラフ",
}


def losses(template: bytes, content: bytes) -> tuple[Finding, ...]:
    """
    ひな形にあって、書き出したブックに無い物を指摘する。

    Args:
        template: ひな形の中身。
        content: 書き出したブックの中身。

    Returns:
        失われる物があれば、それをすべて並べた指摘ひとつ。

    Raises:
        FormError: どちらかを開けないとき（MDG420・MDG421）。
    """
    before, after = read_parts(template), read_parts(content)
    lost = [*_lost_parts(before, after), *_lost_marks(before, after)]
    if not lost:
        return ()
    hint = "失われて困る物は、セルの文字や罫線で描き直してください"
    return (Finding("MDG427", Severity.WARNING, "ひな形", f"書き出すと失われます: {'、'.join(lost)}", hint),)


def _kind(name: str) -> str:
    """部品の種類。openpyxl は場所と番号を変えるので、名から除いて比べる。"""
    stem = name.rpartition("/")[2].split(".")[0]
    return re.sub(r"\d+$", "", stem).removesuffix("s")


def _lost_parts(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    kept = Counter(_kind(name) for name in after if name not in before)
    lost = []
    for name in sorted(before):
        kind = _kind(name)
        if _CARRIERS.search(name) or name in after:
            continue
        kept[kind] -= 1
        if kept[kind] < 0:
            lost.append(f"{_KINDS.get(kind, '部品')}（{name}）")
    return lost


def _lost_marks(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    return [title for mark, title in _MARKS.items() if _count(mark, before) > _count(mark, after)]


def _count(mark: bytes, parts: Mapping[str, bytes]) -> int:
    return sum(content.count(mark) for name, content in parts.items() if name.endswith(".xml"))

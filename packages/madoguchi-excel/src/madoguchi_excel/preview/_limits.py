"""LibreOffice の下見では確かめられない物を、部品から見つけて言う。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._package import Package
from madoguchi_excel.preview._book import Book, sheet_texts, text_in

_HINT: Final = "Excel で開いて、印刷の見え方を確かめてください"


@dataclass(frozen=True, slots=True)
class _Limit:
    mark: re.Pattern[str]
    message: str
    severity: Severity = Severity.WARNING


def _limit(mark: str, message: str, severity: Severity = Severity.WARNING) -> _Limit:
    return _Limit(re.compile(mark), message, severity)


# 部品があるだけで分かる物（部品の名に当てる）
_PARTS: Final = (
    _limit("^xl/featurePropertyBag/", "セルのチェックボックスは ☑ ではなく 0 か 1（TRUE・FALSE）で出ます"),
    _limit("^xl/activeX/", "ActiveX の部品は、動きも見え方も確かめていません"),
    _limit("^xl/threadedComments/", "スレッド形式のコメントは確かめていません"),
    _limit("^xl/diagrams/", "SmartArt は、形が変わるか出ないことがあります"),
    _limit("^xl/(slicers|timelines)/", "スライサーとタイムラインは出ません"),
    _limit("^xl/embeddings/", "埋め込んだ文書は、保存されている絵で出ます"),
    _limit("^xl/externalLinks/", "ほかのブックへのリンクは更新していません", Severity.NOTICE),
    _limit(r"^xl/vbaProject\.bin$", "マクロは動かしていません", Severity.NOTICE),
    _limit("^xl/printerSettings/", "プリンターの設定（給紙・両面など）は確かめていません", Severity.NOTICE),
)
# シートの中にある物（シートの全文に当てる）
_SHEETS: Final = (
    _limit(r"""<(?:\w+:)?(?:c|row)\s[^<>]*\bph=["'](?:1|true)""", "セルの上に出すふりがなは出ません"),
    _limit(r"<(?:\w+:)?legacyDrawingHF\s", "ヘッダーとフッターの絵は出ません"),
    _limit(
        r"<(?:\w+:)?c\s[^<>]*\bcm=",
        "動的配列の式は、広がる範囲を確かめていません（枠に収まるかは Excel で）",
    ),
)

# 表示形式（書式の部品）に当てる
_STYLES: Final = _limit(
    r"(?i)\[\$-ja-JP-x-gannen",
    "表示形式で見せる日付の元年は、「元年」ではなく「1年」と出ます",
    Severity.NOTICE,
)


def limits(book: Book, package: Package) -> Iterator[Finding]:
    """確かめられない物の指摘。ブックの物、シートの物の順。"""
    for limit in _PARTS:
        if any(limit.mark.search(name) for name in package.archive.names):
            yield Finding("MDG446", limit.severity, book.name, limit.message, _HINT)
    if package.styles_part and _STYLES.mark.search(text_in(package, package.styles_part)):
        yield Finding("MDG446", _STYLES.severity, book.name, _STYLES.message, _HINT)
    for sheet, text in sheet_texts(package):
        for limit in _SHEETS:
            if limit.mark.search(text):
                yield Finding("MDG446", limit.severity, f"{book.name} {sheet.name}", limit.message, _HINT)

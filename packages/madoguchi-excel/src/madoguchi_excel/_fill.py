"""予定どおりにセルへ書く。何を書くかは決めない（_plan）。"""

from collections.abc import Iterable
from datetime import datetime

from madoguchi_excel._book import open_book, workbook_bytes
from madoguchi_excel._plan import CellWrite


def fill(template: bytes, writes: Iterable[CellWrite], *, modified_at: datetime) -> bytes:
    """
    ひな形に書き込んだブックを作る。同じ引数なら、いつも同じバイト列になる。

    openpyxl で読んで書き直すので、次の物は残らない: 図形・テキストボックス、フォームの
    チェックボックス、ふりがな（rPh）、新しい条件付き書式とスパークライン（extLst）、プリンターの設定、
    シートの背景、スレッド形式のコメント。どれが失われるかは :func:`losses` が指摘にする。
    罫線・結合・表示形式・印刷範囲・ヘッダー・画像・マクロは残る。計算式の前回の結果は捨てられ、
    開いたときに計算し直される。

    Args:
        template: ひな形の中身。
        writes: :func:`plan` が作った書き込み。
        modified_at: 文書の更新日時。時差付き。

    Raises:
        FormError: ひな形を開けないとき（MDG420・MDG421）。
        InvalidValue: 時差が付いていないとき（MDG428）。
    """
    book = open_book(template)
    for write in writes:
        cell = book[write.sheet][write.cell]
        cell.value = write.value
        if isinstance(write.value, str):
            # 「=」や「#N/A」で始まる氏名・住所を、式や誤りの値に変えない。
            cell.data_type = "s"
    return workbook_bytes(book, modified_at=modified_at)

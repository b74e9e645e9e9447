"""住民の記録と、町の表の読み取りの番号の説明。"""

from madoguchi_core.codes._page import CodePage

PAGES: dict[str, CodePage] = {
    "MDG106": CodePage(
        "記録に入れられない値",
        "住民や世帯の記録を作るとき、項目の型に合わない値か、空文字・None が渡されました。",
        "値が無いときは Missing（列がない・空欄・不明・未入力・該当なし）のどれかを渡してください。",
    ),
}

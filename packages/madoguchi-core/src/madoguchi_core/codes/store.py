"""置き場所の番号（MDG7xx）の説明。"""

from madoguchi_core.codes._page import CodePage

PAGES: dict[str, CodePage] = {
    "MDG720": CodePage(
        title="出口の記録に書けない",
        meaning="記録を残せないので、何も出していない。",
        action="空き容量と、記録のファイルに書く権利を確かめて、もう一度動かす。",
    ),
}

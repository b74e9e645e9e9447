"""部品と登録簿の番号（MDG3xx）の説明。"""

from madoguchi_core.codes._page import CodePage

PAGES: dict[str, CodePage] = {
    "MDG301": CodePage(
        "仕様にないフック",
        "madoguchi_ で始まる関数の名か引数が、フックの仕様と違う。黙って無視すると、町の規則が効かないまま動く。",
        "示された部品とフックの綴りを直す。あるフックは hookspecs に並んでいる。",
    ),
    "MDG302": CodePage(
        "別の API 版の部品",
        "部品の MADOGUCHI_API が、この madoguchi の版と違うか、書かれていない。",
        "部品を新しくするか、madoguchi の版を合わせる。",
    ),
    "MDG303": CodePage(
        "同じ id が二つある",
        "手続き・様式・RPA の表・出来事の id が重なっている。",
        "どちらか一つの id を変えるか、上書きのフックを使う。",
    ),
    "MDG304": CodePage(
        "上書きする手続きがない",
        "上書きの id に当たる手続きがない。",
        "id の綴りと、部品が入っているかを確かめる。",
    ),
    "MDG305": CodePage(
        "団体コードが違う",
        "全国地方公共団体コードは6桁で、最後の1桁は検査数字である。",
        "総務省の一覧で6桁のコードを確かめる。",
    ),
    "MDG306": CodePage(
        "番号札の区分が合わない", "番号の帯が重なるか、逆になっている。", "区分の first と last を直す。"
    ),
    "MDG307": CodePage(
        "部品を読み込めない", "部品のモジュールの読み込みで例外が起きた。", "部品を入れ直すか、外す。"
    ),
    "MDG308": CodePage(
        "部品が入っていない",
        "名指しされた部品が、入っている部品の中に無い。",
        "madoguchi plugins で名を確かめる。",
    ),
    "MDG309": CodePage(
        "コマンドの組の形が違う",
        "部品が madoguchi_commands で、名の形が違う組か、組でない物を差し出した。",
        "CommandGroup に、英小文字の名と、一文の説明と、typer.Typer を返す関数を渡す。",
    ),
}

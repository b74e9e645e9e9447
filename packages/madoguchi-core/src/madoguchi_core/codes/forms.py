"""forms と madoguchi_excel の番号の説明。"""

from madoguchi_core.codes._page import CodePage

PAGES: dict[str, CodePage] = {
    "MDG401": CodePage(
        title="様式の定義を読めない",
        meaning="様式や RPA の対応表の定義（TOML）が、TOML として正しくありません。",
        action="指摘に出た行の括弧・引用符・等号を確かめてください。",
    ),
    "MDG402": CodePage(
        title="定義の書き方が違う",
        meaning="定義の中に、足りない見出し、知らない見出し、約束と違う値があります。",
        action="指摘に出た見出しを、様式の手引きの表に合わせて直してください。",
    ),
    "MDG403": CodePage(
        title="知らない欄の名前",
        meaning="定義が指している欄の名前が、語彙（FORM_FIELDS と定義の fields）にありません。",
        action="綴りを直すか、その様式だけの欄なら定義の fields に加えてください。",
    ),
    "MDG404": CodePage(
        title="欄と書き方が合わない",
        meaning="日付の欄を金額として書くなど、値の種類と書き方の組み合わせが約束にありません。",
        action="style を、その欄の種類で使える書き方に直してください。",
    ),
    "MDG405": CodePage(
        title="同じ物を二度書いている",
        meaning="一つのセルに二つの欄を書こうとしているか、同じ欄の名前を二度決めています。",
        action="どちらか一方を消してください。",
    ),
    "MDG406": CodePage(
        title="手で書いてもらう欄",
        meaning="値が無いため、この欄は空けてあります。無い理由（未入力・不明など）は指摘に出ます。",
        action="印刷した紙に書いてもらうか、値を入力してからもう一度作ってください。",
    ),
    "MDG407": CodePage(
        title="欄に収まらない",
        meaning="値が欄の幅より長いか、ますの数より桁が多い状態です。文字は切らずに書き、桁は書きません。",
        action="印刷して読めるかを確かめ、読めなければ手で書いてください。",
    ),
    "MDG408": CodePage(
        title="値の種類が違う",
        meaning="日付の欄に文字が渡されたなど、値の種類が欄の種類と違います。セルは空けてあります。",
        action="その欄に値を渡している処理を直してください。",
    ),
    "MDG409": CodePage(
        title="様式に無い選択肢",
        meaning="選ばれた値に当たる欄が様式に無いので、どれにも印を付けていません。",
        action="紙に直接書くか、様式の定義に選択肢を加えてください。",
    ),
    "MDG410": CodePage(
        title="外字が含まれる",
        meaning="私用領域の文字（外字）があります。機械によって別の字になるか、何も出ません。",
        action="印刷した字形を確かめ、違うときは手で書いてください。",
    ),
    "MDG411": CodePage(
        title="書けない文字が含まれる",
        meaning="制御文字など、文書に書けない文字があります。セルは空けてあります。",
        action="元のデータからその文字を除いてください。",
    ),
    "MDG412": CodePage(
        title="セルの番地が読めない",
        meaning="部品に渡されたセルの番地が「C5」の形ではありません。",
        action="parse_addresses で読んだ番地を渡してください。",
    ),
    "MDG420": CodePage(
        title="ひな形を開けない",
        meaning="ひな形のファイルが .xlsx として読めません。壊れているか、別の形式です。",
        action="Excel で開けるかを確かめ、「Excel ブック（.xlsx）」で保存し直してください。",
    ),
    "MDG421": CodePage(
        title="ひな形に鍵がかかっているか、古い形式",
        meaning="パスワード付きのブックか、古い .xls です。どちらも読めません。",
        action="パスワードを外し、「Excel ブック（.xlsx）」で保存し直してください。",
    ),
    "MDG422": CodePage(
        title="シートが無い",
        meaning="定義が指しているシートが、ひな形にありません。",
        action="定義のシート名を、ひな形のシート名に合わせてください。空白や全角・半角の違いに注意してください。",
    ),
    "MDG423": CodePage(
        title="セルが様式の外にある",
        meaning="定義が指しているセルは、ひな形の使われている範囲の外です。何も書いていません。",
        action="定義の番地を確かめてください。",
    ),
    "MDG424": CodePage(
        title="結合セルの途中を指している",
        meaning="結合セルの左上ではないセルを指しています。左上のセルに書きました。",
        action="定義の番地を、結合セルの左上に直してください。",
    ),
    "MDG425": CodePage(
        title="計算式のセル",
        meaning="定義が指しているセルには計算式があります。式を壊さないよう、何も書いていません。",
        action="式の元になるセルを指すように、定義を直してください。",
    ),
    "MDG426": CodePage(
        title="同じ結合セルに二つの値",
        meaning="別々の番地に見えて、同じ結合セルに当たります。初めの値だけを書きました。",
        action="定義の番地を直してください。",
    ),
    "MDG427": CodePage(
        title="書き出すと失われる部品",
        meaning="図形・ふりがな・チェックボックスなど、今の書き出しでは残せない部品がひな形にあります。",
        action="失われて困る部品を、セルの文字や罫線で描き直してください。",
    ),
    "MDG428": CodePage(
        title="時刻に時差が無い",
        meaning="作成日時に、どこの時刻かが書かれていません。",
        action="時差を付けた時刻（aware datetime）を渡してください。",
    ),
    "MDG430": CodePage(
        title="様式や RPA の表の定義を使えない",
        meaning="自治体パッケージの定義（.toml）に誤りがあるか、ひな形のファイルが入っていません。",
        action="示された所を直すか、パッケージを入れ直してください。",
    ),
    "MDG440": CodePage(
        title="LibreOffice が無い",
        meaning="下見は LibreOffice に描かせます。この機械に見つからないか、動きません。",
        action="LibreOffice（Calc）を入れてください。Debian の包みは libreoffice-calc-nogui です。",
    ),
    "MDG441": CodePage(
        title="下見を作れない",
        meaning="LibreOffice がブックを PDF にできませんでした。ブックが壊れていることが多く、何も書いていません。",
        action="Excel で開けるかを確かめ、「Excel ブック（.xlsx）」で保存し直してください。",
    ),
    "MDG442": CodePage(
        title="下見が終わらない",
        meaning="待つ秒数のうちに LibreOffice が終わらなかったので、止めて片づけました。秒数は 0 より大きく 3600 までです。",
        action="一度に渡すブックを減らすか、待つ秒数を増やしてください。",
    ),
    "MDG443": CodePage(
        title="計算できない式",
        meaning="LibreOffice が計算できない式（PHONETIC、動的配列、ほかのブックへの参照など）です。計算済みの値があれば、そのまま出しました。",
        action="値が古くないか、エラーになっていないかを、Excel で開いて確かめてください。",
    ),
    "MDG444": CodePage(
        title="書体を置き換えた",
        meaning="様式の書体がこの機械に無いので、同じ種類（明朝体・ゴシック体）の書体で出しました。字の幅が少し違います。",
        action="枠に収まるかを、様式の書体がある機械で確かめてください。",
    ),
    "MDG445": CodePage(
        title="書体が無い",
        meaning="様式の書体も、同じ種類の代わりの書体も無いか、書体を調べられません。別の種類の書体で出ていることがあります。",
        action="明朝体とゴシック体（Debian の包みは fonts-ipaexfont）か、様式の書体を入れてください。",
    ),
    "MDG446": CodePage(
        title="下見で確かめられない物",
        meaning="LibreOffice と Excel で見え方が違うか、LibreOffice が描かない物がブックにあります。",
        action="その物だけは、Excel で開いて印刷の見え方を確かめてください。",
    ),
    "MDG447": CodePage(
        title="別の書体で出た字",
        meaning="様式の書体に無い字があり、その字だけ別の書体で出ています。",
        action="印刷する機械で字の形を確かめ、違うときは手で書いてください。",
    ),
    "MDG448": CodePage(
        title="設定よりページが多い",
        meaning="「次のページ数に合わせて印刷」の設定より多くのページになりました。",
        action="印刷範囲と改ページを確かめてください。",
    ),
    "MDG449": CodePage(
        title="下見を書けない",
        meaning="書き出す先に書けないか、同じ名のブックが二つあって PDF の名が重なります。途中まで書いたファイルは残していません。",
        action="場所と権利を確かめ、ほかの人が開いていれば閉じてもらってください。",
    ),
}

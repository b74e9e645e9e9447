"""
XlsxWriter で描く、難しいブック。

どれにも「申請書」のシートがあり、C3（ある）・H3（行だけある）・C5（結合の左上）・C40（行も無い）に書ける。
"""

import io
from collections.abc import Callable
from datetime import UTC, datetime

from form_corpus_zip import Edit, edited, png, put, relate, replace
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

SHEET = "申請書"
SHEET_PART = "xl/worksheets/sheet1.xml"

Draw = Callable[[Workbook, Worksheet], None]


def drawn(draw: Draw, **options: object) -> bytes:
    """申請書の枠を描き、*draw* に続きを任せる。"""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, **options})
    book.set_properties({"created": datetime(2026, 3, 3, tzinfo=UTC)})
    sheet = book.add_worksheet(SHEET)
    frame(book, sheet)
    draw(book, sheet)
    book.close()
    return buffer.getvalue()


def frame(book: Workbook, sheet: Worksheet) -> Format:
    """表題と、氏名・住所の欄。枠の書式を返す。"""
    box = book.add_format({"border": 1, "font_name": "ＭＳ 明朝", "font_size": 11})
    sheet.write("A1", "葬祭費支給申請書")
    sheet.write("B3", "氏名", box)
    sheet.write_blank("C3", None, box)
    sheet.write("B5", "住所", box)
    sheet.merge_range("C5:F5", "芽室町", box)
    return box


def plain() -> bytes:
    """枠だけ。"""
    return drawn(lambda book, sheet: None)


def shapes() -> bytes:
    """印の丸と、記入注意の文字枠。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.insert_textbox("G3", "印", {"width": 40, "height": 40, "fill": {"none": True}})
        sheet.insert_textbox("B10", "太枠の中だけを書いてください。", {"width": 320, "height": 60})

    return edited(drawn(draw), replace("xl/drawings/drawing1.xml", 'prst="rect"', 'prst="ellipse"', count=1))


def cell_checkboxes() -> bytes:
    """セルのチェックボックス（featurePropertyBag）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.insert_checkbox("B8", True)
        sheet.insert_checkbox("B9", False)

    return drawn(draw)


def pictures() -> bytes:
    """浮いた画像と、セルに埋めた画像（richData）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.insert_image("H8", "seal.png", {"image_data": io.BytesIO(png(24, 24))})
        sheet.embed_image("H12", "map.png", {"image_data": io.BytesIO(png(32, 16, 120))})

    return drawn(draw)


def chart() -> bytes:
    """近似曲線の付いたグラフ。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("J1", [3, 1, 4, 1, 5, 9])
        column = book.add_chart({"type": "column"})
        column.add_series({"values": f"={SHEET}!$J$1:$J$6", "trendline": {"type": "linear"}})
        sheet.insert_chart("B12", column)

    return drawn(draw)


def chart_sheet() -> bytes:
    """グラフだけのシート（sheetData の無いシート）がはさまる。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("J1", [3, 1, 4])
        pie = book.add_chart({"type": "pie"})
        pie.add_series({"values": f"={SHEET}!$J$1:$J$3"})
        book.add_chartsheet("図").set_chart(pie)
        book.add_worksheet("控")

    return drawn(draw)


def data_bars() -> bytes:
    """新しいデータバー。cfRule の中とシートの終わりの両方に extLst がある。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("J1", [3, 1, 4, 1, 5, 9])
        bar = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True}
        sheet.conditional_format("J1:J6", bar)
        sheet.conditional_format("C3", {"type": "blanks", "format": book.add_format({"bg_color": "#FFFF00"})})

    return drawn(draw)


def sparklines() -> bytes:
    """スパークライン。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("J1", [3, 1, 4, 1, 5, 9])
        sheet.add_sparkline("P1", {"range": f"{SHEET}!J1:O1", "markers": True})

    return drawn(draw)


def column_styles() -> bytes:
    """列と行に書式がある。そこに新しく書くセルは、その書式で書かれないと枠が欠ける。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.set_column("G:H", 12, book.add_format({"border": 1, "num_format": "@"}))
        sheet.set_row(39, 20, book.add_format({"border": 2, "bold": True}))

    return drawn(draw)


def comments() -> bytes:
    """大きさを決めたコメント。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_comment("C3", "戸籍のとおりに書く", {"width": 240, "height": 90, "author": "窓口"})
        sheet.write_comment("B5", "番地まで", {"visible": True, "author": "窓口"})

    return drawn(draw)


def printing() -> bytes:
    """紙と給紙の設定・印刷範囲・見出しの行・ヘッダー・改ページ。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.print_area("A1:H45")
        sheet.repeat_rows(0, 1)
        sheet.repeat_columns("A:B")
        sheet.set_header('&L芽室町&C&"ＭＳ 明朝,標準"様式第１号&R&D')
        sheet.set_footer("&P / &N")
        sheet.set_h_pagebreaks([20])
        sheet.set_v_pagebreaks([9])

    return edited(drawn(draw), *printer_settings(SHEET_PART, 1))


def printer_settings(sheet_part: str, number: int) -> tuple[Edit, ...]:
    """プリンターの設定（DEVMODE）をシートに付ける。*sheet_part* には pageSetup があること。"""
    return (
        put(
            f"xl/printerSettings/printerSettings{number}.bin",
            "RICOH IPSiO トレイ2".encode("utf-16-le") + bytes(range(256)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
        ),
        relate(sheet_part, "rIdP", "/printerSettings", f"../printerSettings/printerSettings{number}.bin"),
        replace(sheet_part, "<pageSetup ", '<pageSetup r:id="rIdP" '),
    )


def header_pictures() -> bytes:
    """ヘッダーの画像（legacyDrawingHF）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        mark = {"image_left": "mark.png", "image_data_left": io.BytesIO(png(16, 16))}
        sheet.set_header("&L&G", mark)

    return drawn(draw)


def background() -> bytes:
    """シートの背景の画像。"""
    return drawn(lambda book, sheet: sheet.set_background(io.BytesIO(png(8, 8, 240))))


def protection() -> bytes:
    """シートの保護と、書き換えてよい範囲。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.protect("madoguchi", {"format_cells": True, "select_locked_cells": False})
        sheet.unprotect_range("C3", "氏名欄")
        sheet.unprotect_range("C5:F5", "住所欄", "pass")

    return drawn(draw)


def ignored_errors() -> bytes:
    """無視する誤り（文字として入れた数の三角を出さない）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_string("J3", "0123")
        sheet.ignore_errors({"number_stored_as_text": "C3:J3"})

    return drawn(draw)


def dynamic_arrays() -> bytes:
    """動的配列の式（metadata.xml と cm）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("J1", [3, 1, 2])
        sheet.write_dynamic_array_formula("L1:L3", "=_xlfn._xlws.SORT(J1:J3)", None, 1)
        sheet.write("L2", 2)
        sheet.write("L3", 3)

    return drawn(draw)


def macros() -> bytes:
    """マクロ付きのブック（.xlsm）。中身はバイト列として変わらないことだけを見る。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        book.add_vba_project(io.BytesIO(bytes(range(256)) * 40), is_stream=True)
        book.set_vba_name("ThisWorkbook")
        sheet.set_vba_name("Sheet1")
        sheet.insert_button("H8", {"macro": "印刷", "caption": "印刷する"})

    return drawn(draw)


def validations() -> bytes:
    """入力規則・条件付き書式・リンク・ふつうのフィルター・窓枠の固定。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.data_validation("C3", {"validate": "length", "criteria": "<=", "value": 30})
        sheet.data_validation("C9", {"validate": "list", "source": ["明治", "大正", "昭和", "平成", "令和"]})
        sheet.conditional_format("C9", {"type": "no_blanks", "format": book.add_format({"bold": True})})
        sheet.write_url("B12", "https://example.lg.jp/葬祭費", string="手引き")
        sheet.write_url("B13", f"internal:{SHEET}!A1", string="先頭へ")
        sheet.autofilter("B20:D25")
        sheet.freeze_panes(2, 1)

    return drawn(draw)


def tables() -> bytes:
    """見出しと集計の行のあるテーブル。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        columns = [{"header": "続柄", "total_string": "合計"}, {"header": "金額", "total_function": "sum"}]
        options = {"name": "世帯", "columns": columns, "data": [["妻", 100], ["子", 200]], "total_row": True}
        sheet.add_table("J2:K5", options)

    return drawn(draw)


def defined_names() -> bytes:
    """ブックの名前・シートだけの名前・別のシートを指す名前・定数の名前。"""

    def draw(book: Workbook, _sheet: Worksheet) -> None:
        other = book.add_worksheet("控 その1")
        frame(book, other)
        book.define_name("氏名", f"={SHEET}!$C$3")
        book.define_name("住所", f"={SHEET}!$C$5:$F$5")
        book.define_name("'控 その1'!氏名", "='控 その1'!$C$3")
        book.define_name("控の住所", "='控 その1'!$C$5")
        book.define_name("支給額", "=30000")

    return drawn(draw)


def formulas() -> bytes:
    """書く欄を読む式。同じシート・別のシート・名前ごし・読みの式と、関わりの無い式。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        book.define_name("氏名", f"={SHEET}!$C$3")
        sheet.write_formula("J3", '=IF(C3="","未記入",C3&" 様")', None, "未記入")
        sheet.write_formula("J4", "=LEN(J3)", None, 3)
        sheet.write_formula("J5", "=1+1", None, 2)
        sheet.write_formula("J6", "=PHONETIC(C3)", None, "")
        other = book.add_worksheet("控")
        other.write_formula("A1", f"={SHEET}!C3", None, "未記入")
        other.write_formula("A2", "=氏名", None, "未記入")
        other.write_formula("A3", f"=SUM({SHEET}!H:H)", None, 0)

    return edited(drawn(draw), *_calc_chain())


def _calc_chain() -> tuple[Edit, ...]:
    """:func:`formulas` の計算の順（Excel が保存すると必ず付く）。"""
    # 同じシートが続く間は、番号（i）を書かない
    order = (("J3", ' i="1"'), ("J4", ""), ("J5", ""), ("J6", ""), ("A1", ' i="2"'), ("A2", ""), ("A3", ""))
    cells = "".join(f'<c r="{cell}"{sheet}/>' for cell, sheet in order)
    return (
        put(
            "xl/calcChain.xml",
            f'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{cells}</calcChain>',
            "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
        ),
        relate("xl/workbook.xml", "rIdCalc", "/calcChain", "calcChain.xml"),
    )


def array_formulas() -> bytes:
    """複数のセルにまたがる配列数式。L2・L3 は式を持たない内側のセル。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_column("J1", [1, 2, 3])
        sheet.write_array_formula("L1:L3", "{=J1:J3*2}", None, 2)
        sheet.write("L2", 4)
        sheet.write("L3", 6)

    return drawn(draw)


def hidden_sheets() -> bytes:
    """隠したシートと、画面からは戻せないシート。1904 年の暦。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_datetime("J3", datetime(2026, 3, 3), book.add_format({"num_format": "ggge年m月d日"}))  # noqa: DTZ001
        book.add_worksheet("表").hide()
        book.add_worksheet("台帳").very_hidden()

    return drawn(draw, date_1904=True)


def rich_text() -> bytes:
    """一つのセルの中で書体の変わる文字と、改行・縦書き・均等割り付け。"""

    def draw(book: Workbook, sheet: Worksheet) -> None:
        bold = book.add_format({"bold": True, "font_color": "#FF0000"})
        sheet.write_rich_string("B8", "必ず", bold, "署名", "してください")
        sheet.write("B9", " 前後に空白 ", book.add_format({"text_wrap": True, "rotation": 270}))
        sheet.write("B10", "一行目\n二行目", book.add_format({"align": "distributed", "shrink": True}))

    return drawn(draw)


def big(*, sheets: int = 20, formulas: bool = False) -> bytes:
    """
    測るための大きなブック。シートごとに、書式の付いた 994 セル・印の丸・コメント・プリンターの設定。

    Args:
        sheets: シートの数。
        formulas: シートごとに C3 を読む式を一つ置くか。
    """

    def draw(book: Workbook, first: Worksheet) -> None:
        others = [book.add_worksheet(f"様式{number}") for number in range(2, sheets + 1)]
        formats = [book.add_format({"border": 1, "font_size": 8 + at, "num_format": "@"}) for at in range(8)]
        for number, sheet in enumerate((first, *others), start=1):
            if number > 1:
                frame(book, sheet)
            _fill_page(sheet, formats, number)
            if formulas:
                sheet.write_formula("AC3", '=C3&" 様"', None, " 様")

    book = drawn(draw)
    pages = [printer_settings(f"xl/worksheets/sheet{at}.xml", at) for at in range(1, sheets + 1)]
    return edited(book, *(edit for page in pages for edit in page))


def _fill_page(sheet: Worksheet, formats: list[Format], number: int) -> None:
    for at in range(994):
        row, column = 9 + at // 27, at % 27
        if row == 39:  # 40 行目は、無い行に書く試験のために空けておく
            row = 50
        value = f"{number}-{at}" if at % 3 else ""
        sheet.write(row, column, value or None, formats[at % len(formats)])
    sheet.insert_textbox("G3", "印", {"width": 40, "height": 40})
    sheet.insert_image("J1", f"seal{number}.png", {"image_data": io.BytesIO(png(24, 24, number))})
    sheet.write_comment("B3", "戸籍のとおりに書く", {"author": "窓口"})
    sheet.set_paper(9)

"""
様式に出てくる難しい物を一つずつ持つブックの一覧。どれも引数なしで作れ、作るたびに同じバイト列になる。

どのブックにも「申請書」のシートがあり、``SAMPLE`` の四つのセルに書ける。
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import form_corpus_added as added
import form_corpus_drawn as drawn
import form_corpus_written as written
from form_corpus_bad import BAD
from form_corpus_drawn import SHEET

__all__ = ["BAD", "CORPUS", "FEATURES", "SAMPLE", "SHEET", "Feature", "template"]

# 書いてみる値。順に、もうあるセル・行だけあるセル・結合の左上・行も無いセル
SAMPLE: Mapping[str, str | float] = {
    "C3": "芽室 太郎",
    "H3": 30000,
    "C5": " 東２条２丁目14番地\n３号 ",
    "C40": 1.25,
}


@dataclass(frozen=True, slots=True)
class Feature:
    """
    ブックが持つ物。*pattern* に合う所を、*parts* に合う名の部品から数える。

    *is_kept* でない物（注釈・CDATA）は綴りだけのことで、書いた後に無くてもよい。
    """

    pattern: str
    count: int
    parts: str = r".*"
    is_kept: bool = True


CORPUS: Mapping[str, Callable[[], bytes]] = {
    "枠だけ": drawn.plain,
    "図形": drawn.shapes,
    "フォームのチェックボックス": added.form_checkbox,
    "セルのチェックボックス": drawn.cell_checkboxes,
    "ActiveX": added.active_x,
    "画像": drawn.pictures,
    "グラフ": drawn.chart,
    "グラフシート": drawn.chart_sheet,
    "ふりがな": added.furigana,
    "データバー": drawn.data_bars,
    "スパークライン": drawn.sparklines,
    "コメント": drawn.comments,
    "スレッド形式のコメント": added.threaded_comments,
    "印刷の設定": drawn.printing,
    "ヘッダーの画像": drawn.header_pictures,
    "シートの背景": drawn.background,
    "シートの保護": drawn.protection,
    "無視する誤り": drawn.ignored_errors,
    "動的配列": drawn.dynamic_arrays,
    "配列数式": drawn.array_formulas,
    "データテーブルと共有数式": added.data_table,
    "欄を読む式": drawn.formulas,
    "外部のブック": added.external_link,
    "添えたXML": added.custom_xml,
    "マクロ": drawn.macros,
    "入力規則": drawn.validations,
    "テーブル": drawn.tables,
    "名前": drawn.defined_names,
    "隠しシートと1904年": drawn.hidden_sheets,
    "書体の混ざる文字": drawn.rich_text,
    "列と行の書式": drawn.column_styles,
    "終わりに並ぶ物": added.every_closing,
    "接頭辞": written.prefixed,
    "共有文字列なし": written.no_shared_strings,
    "番地なし": written.no_addresses,
    "空のsheetData": written.self_closing_data,
    "空の行": written.self_closing_rows,
    "コメントとCDATA": written.comments_inside,
    "変わった綴り": written.odd_spelling,
    "UTF-16": written.utf16,
    "セルの型": written.all_types,
    "シートの置き場所": written.sheet_elsewhere,
    "ブックの置き場所": written.book_elsewhere,
    "厳格なOOXML": written.strict,
    "後ろに大きさ": written.descriptors,
    "圧縮なし": written.stored,
    "追加フィールド": written.extra_fields,
    "ZIP64": written.zip64,
    "大きなブック": drawn.big,
    "大きなブックと式": lambda: drawn.big(formulas=True),
}


@cache
def template(name: str) -> bytes:
    """その名のブック。一度作った物は覚えておく。"""
    return CORPUS[name]()


_SHEETS = r"xl/worksheets/.*\.xml"

# 名にした物を本当に持つこと、書いた後も同じ数だけあることを試験が数える。
FEATURES: Mapping[str, tuple[Feature, ...]] = {
    "図形": (Feature(r"<xdr:sp ", 2), Feature('prst="ellipse"', 1), Feature(r"<drawing ", 1, _SHEETS)),
    "フォームのチェックボックス": (
        Feature(r"<formControlPr ", 1),
        Feature(r"<control ", 1, _SHEETS),
        Feature(r'ObjectType="Checkbox"', 1, r".*\.vml"),
        Feature(r"<xdr:sp ", 1),
    ),
    "セルのチェックボックス": (
        Feature(r"<bag ", 4, r"xl/featurePropertyBag/.*"),
        Feature("xfComplement", 1, r"xl/styles\.xml"),
    ),
    "ActiveX": (Feature(r"<ax:ocx ", 1), Feature(r"<control ", 1, _SHEETS)),
    "画像": (Feature(r"<xdr:pic>", 1), Feature(r' vm="1"', 1, _SHEETS), Feature(r"PNG\r\n", 2, r".*\.png")),
    "グラフ": (Feature(r"<c:trendline>", 1),),
    "グラフシート": (Feature(r"<chartsheet ", 1),),
    "ふりがな": (
        Feature(r"<rPh ", 2, r"xl/sharedStrings\.xml"),
        Feature(r"<phoneticPr ", 2),
        Feature(r' ph="1"', 2, _SHEETS),
    ),
    "データバー": (Feature(r"<extLst>", 2, _SHEETS), Feature(r"<x14:dataBar ", 1, _SHEETS)),
    "スパークライン": (Feature(r"<x14:sparkline>", 1, _SHEETS),),
    "コメント": (Feature(r"<comment ", 2), Feature(r"<v:shape ", 2, r".*\.vml")),
    "スレッド形式のコメント": (
        Feature(r"<threadedComment ", 1),
        Feature(r"<person ", 1),
        Feature(r"<comment ", 1),
    ),
    "印刷の設定": (
        Feature(r'<pageSetup r:id="', 1, _SHEETS),
        Feature(r"<brk ", 2, _SHEETS),
        Feature(r"_xlnm\.Print_(Area|Titles)", 2, r"xl/workbook\.xml"),
        Feature(r"<headerFooter", 1, _SHEETS),
    ),
    "ヘッダーの画像": (Feature(r"<legacyDrawingHF ", 1, _SHEETS),),
    "シートの背景": (Feature(r"<picture ", 1, _SHEETS),),
    "シートの保護": (Feature(r"<sheetProtection ", 1, _SHEETS), Feature(r"<protectedRange ", 2, _SHEETS)),
    "無視する誤り": (Feature(r"<ignoredError ", 1, _SHEETS),),
    "動的配列": (Feature(r' cm="1"', 1, _SHEETS), Feature(r"XLDAPR", 2, r"xl/metadata\.xml")),
    "配列数式": (Feature(r'<f t="array" ', 1, _SHEETS),),
    "データテーブルと共有数式": (
        Feature(r'<f t="dataTable" ', 1, _SHEETS),
        Feature(r'<f t="shared" ', 3, _SHEETS),
    ),
    "欄を読む式": (Feature(r"<f>", 7, _SHEETS), Feature(r"<c ", 7, r"xl/calcChain\.xml")),
    "外部のブック": (Feature(r"<externalReference ", 1), Feature(r"<externalBook ", 1)),
    "添えたXML": (Feature(r"urn:example:form", 1), Feature(r"様式番号", 1)),
    "マクロ": (Feature(r"<v:shape ", 1), Feature(r"codeName=", 3)),
    "入力規則": (Feature(r"<dataValidation ", 2), Feature(r"<hyperlink ", 2), Feature(r"<cfRule ", 1)),
    "テーブル": (Feature(r"<tablePart ", 1), Feature(r"<tableColumn ", 2), Feature(r'totalsRowCount="1"', 1)),
    "名前": (Feature(r"<definedName ", 5), Feature(r"localSheetId=", 1)),
    "隠しシートと1904年": (Feature(r'state="veryHidden"', 1), Feature(r'date1904="1"', 1)),
    "書体の混ざる文字": (Feature(r"<r>", 3, r"xl/sharedStrings\.xml"), Feature(r"textRotation=", 1)),
    "終わりに並ぶ物": (Feature(r"<cellWatch |<scenario |<customSheetView |<m:kept ", 4, _SHEETS),),
    "接頭辞": (Feature(r"<x:mergeCell ", 1, _SHEETS), Feature(r" xmlns:x=", 1, _SHEETS)),
    "コメントとCDATA": (
        Feature(r"<!--", 4, _SHEETS, is_kept=False),
        Feature(r"CDATA", 1, _SHEETS, is_kept=False),
        Feature(r"<\?app", 1, _SHEETS, is_kept=False),
    ),
    "大きなブック": (
        Feature(r"<xdr:sp ", 20),
        Feature(r"<comment ", 20),
        Feature(r'<pageSetup r:id="', 20, _SHEETS),
    ),
}

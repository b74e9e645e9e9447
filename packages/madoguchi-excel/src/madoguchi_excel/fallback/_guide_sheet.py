"""シート「使い方」: いつ使い、どう使い、何ができないか。いつの規則と値で作ったか。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.calendar import format_wareki
from madoguchi_excel.fallback._answers import DAY_EXAMPLE
from madoguchi_excel.fallback._entries import MEMBER_ROWS, UNKNOWN_WORD
from madoguchi_excel.fallback._statuses import ALARM, NOT_ASKED, WANTED
from madoguchi_excel.fallback._style import Styles, prepare, protect
from madoguchi_excel.fallback._tables import UNSET_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_core.registry import Registry
    from madoguchi_excel.fallback._verdicts import Verdicts

GUIDE_SHEET = "使い方"
_WIDTH = 2
_LETTERS = 60


def write_guide(
    book: Workbook,
    styles: Styles,
    registry: Registry,
    verdicts: Verdicts,
    *,
    forms: Sequence[str],
    made_on: date,
) -> Worksheet:
    """一枚の使い方。"""
    sheet = book.add_worksheet(GUIDE_SHEET)
    prepare(sheet, title=GUIDE_SHEET, is_landscape=False)
    protect(sheet)
    sheet.fit_to_pages(1, 1)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 104)
    town = "" if registry.municipality is None else f"{registry.municipality.name}　"
    sheet.set_row(0, 36)
    sheet.write_string(
        0, 0, f"{town}システムが止まったときの判定ブック（{verdicts.event.title}）", styles["title"]
    )
    row = 2
    for title, paragraphs in _pages(registry, verdicts, forms, made_on):
        sheet.merge_range(row, 0, row, _WIDTH - 1, f"　{title}", styles["topic"])
        sheet.set_row(row, 22)
        for head, words in paragraphs:
            row += 1
            sheet.write_string(row, 0, head, styles["guide_head"])
            sheet.write_string(row, 1, words, styles["guide"])
            sheet.set_row(row, max(-(-len(words) // _LETTERS) * 16.0 + 8, 25))
        row += 2
    return sheet


def _pages(
    registry: Registry, verdicts: Verdicts, forms: Sequence[str], made_on: date
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return (
        ("いつ使うか", _WHEN),
        ("使い方", (*_HOW, *_form_words(forms))),
        ("できないこと", _limits(verdicts)),
        ("もとにした規則と値", _sources(registry, verdicts, made_on)),
    )


_WHEN = (
    (
        "使うとき",
        "システムが止まり、窓口でいつもの判定ができないとき。マクロは使っていません。回線もいりません。",
    ),
    ("使う前に", "このファイルを一件ごとに写して（コピーして）使います。元のファイルには書き込みません。"),
    (
        "入っていないもの",
        "住民の情報は入っていません。書いたものは個人情報です。使い終わったら、町の決まりのとおりに扱ってください。",
    ),
)
_HOW = (
    (
        "1 入力",
        (
            "シート「入力」の黄色の欄に書きます。死亡日、残る世帯員、台帳で分かることを先に。"
            f"空は「まだ聞いていない」、「{UNKNOWN_WORD}」は「聞いたが分からない」です。"
            f"日付は {DAY_EXAMPLE} のように書きます。赤くなった欄は読めていないので、書き直します。"
        ),
    ),
    (
        "支援措置",
        "支援措置の名簿を先に確かめ、「支援措置」に答えます。「はい」なら赤い帯が出ます。紙を出さずに、担当に引き継ぎます。様式の住所など（住んでいる所の分かる欄）は、「いいえ」と答えるまで空けて、手書きに残します。",
    ),
    ("2 尋ねる順", f"「{WANTED}」と出た所を尋ねます。「{NOT_ASKED}」と出た行は飛ばします。"),
    (
        "3 判定",
        "シート「判定」に、必要・要確認・職権で済む・役場の外の案内・不要の順に並びます。期限、理由と根拠の条、持ち物、窓口も出ます。",
    ),
    ("4 印刷", "判定の見出しの▼で「不要」の印を外すと、要る行だけを印刷できます。A4 横です。"),
    (
        "5 復旧したら",
        "このファイルを見ながら、同じ答えをシステムに入れ直し、判定が同じかを確かめます。違えば、システムの判定と職員の確認を採ります。",
    ),
    (
        "黄色の欄だけ",
        (
            "書けるのは黄色の欄だけです。直すときは、消して書き直します。欄を切り取る・引きずって動かすことはしません。"
            "行の高さ、書式、見出しの▼、印刷は使えます。"
        ),
    ),
    (
        f"{ALARM} と出たら",
        (
            "エラーの値（#N/A など）か、動いた欄があります。そこは不明として扱い、違う判定はしません。エラーの値は消して書き直し、"
            "動かした欄は Ctrl+Z で戻します。戻らなければ、元のブックを写し直して、答えを書き写します。"
        ),
    ),
    (
        "保護を外すとき",
        (
            "合い言葉はありません。Excel は［校閲］→［シート保護の解除］、LibreOffice は［ツール］→［シートの保護］。"
            "見出しの▼が動かないときも、「判定」の保護を外します。外しても、行や欄が動けば要確認になります。答えの欄だけを並べ替えると気づけないので、並べ替えはしないでください。"
        ),
    ),
    (
        "計算されないとき",
        "シート「判定」が空のままなら、Excel では［数式］→［再計算実行］、LibreOffice では Ctrl+Shift+F9 を押します。",
    ),
)


def _form_words(forms: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """様式のシートの使い方。様式の無い町では空。"""
    if not forms:
        return ()
    listed = "、".join(forms)
    words = (
        f"判定が「必要」の手続きの様式だけを印刷します（{listed}）。"
        "書いてあるのは「入力」のいちばん下の記入欄から引いたものです。空いた欄と署名は、刷った紙に書いてもらいます。"
        "○で囲む欄は、選ばれた言葉の前に「○」が付きます。"
    )
    return (("様式のシート", words),)


def _limits(verdicts: Verdicts) -> tuple[tuple[str, str], ...]:
    first, last = verdicts.closed.years.start, verdicts.closed.years.stop - 1
    return (
        (
            "世帯員の数",
            f"残る世帯員は {MEMBER_ROWS} 人まで。多い世帯では、世帯員に頼る手続きが要確認になります。",
        ),
        (
            "不詳の日付",
            "生年月日が一日に決まらない方（不詳・月日不詳）は「不明」と書きます。年齢に頼る手続きは要確認になります。",
        ),
        (
            "1900年までの日",
            "1900年2月までの日は、1899/4/1 のように西暦で書きます。1900年1月1日から2月28日までは、先頭に ' を付けて文字で書きます。",
        ),
        (
            "期限の年",
            f"休日を {first} 年から {last} 年まで持っています。閉庁日で送る期限がこの外になると「日は不明」と出ます。",
        ),
        (
            "しないこと",
            "台帳との照合、支援措置の名簿との照合（人が確かめて答えます）、番号札、RPA への受け渡しはしません。法律上の助言ではありません。",
        ),
    )


def _sources(registry: Registry, verdicts: Verdicts, made_on: date) -> tuple[tuple[str, str], ...]:
    unset = [row.parameter.title for row in verdicts.values if row.dated is None]
    plugins = "・".join(plugin.name for plugin in registry.plugins)
    waiting = f"{len(unset)}個の{UNSET_WORDS}（{'、'.join(unset)}）。" if unset else "すべて決まっています。"
    return (
        ("作った日", f"{format_wareki(made_on)}。規則や町の値が変わったら、作り直してください。"),
        (
            "規則",
            f"{len(verdicts.judged)} 件の手続き（部品: {plugins}）。出来事の日に効いている法律で判定します。{_latest_change(registry)}",
        ),
        ("町の値", f"{waiting}シート「値」の黄色の欄に書けば、すぐに使われます。"),
        (
            "計算のシート",
            "長い理由の全文はシート「手続き」にあります。シート「計算」は隠してあります（見出しの右クリック→［再表示］）。",
        ),
    )


def _latest_change(registry: Registry) -> str:
    """最後に配られた規則の変更。"""
    if not registry.rule_changes:
        return ""
    change = registry.rule_changes[0]
    return f"最後の規則の変更は、{format_wareki(change.released_on)}の「{change.title}」です。"

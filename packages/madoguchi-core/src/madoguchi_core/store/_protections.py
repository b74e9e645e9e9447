"""支援措置の名簿（支援措置対象者情報）の読み取り。抑止するかどうかは記録（``Protection``）が答える。"""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from madoguchi_core.calendar import RegisterDate, parse_date
from madoguchi_core.records import Missing, Protection, ResidentSpec, SupportMeasure
from madoguchi_core.store._table import Table, read_bytes

_NUMBER, _MEASURE = "宛名番号", "支援措置区分"


def read_protections(source: Path, spec: ResidentSpec) -> dict[str, Protection]:
    """
    支援措置の名簿（支援措置対象者情報）を読む。終了年月日が過ぎていても、抑止は続く。

    Args:
        source: CSV。列は、宛名番号・支援措置区分・支援措置開始年月日・支援措置終了年月日・最新フラグ。
        spec: 町の表の宣言。文字コード、区分のコード、最新フラグの値を使う。

    Returns:
        宛名番号から支援措置への対応。載っていない人は含まない。

    Raises:
        DataRejected: 列が無い、宛名番号が空などの誤りがあるとき（MDG115。指摘は MDG118 など）。
        StoreError: 読めないとき（MDG701）。
    """
    table = Table(read_bytes(source), name=source.name, encoding=spec.encoding)
    missing = [name for name in (_NUMBER, _MEASURE) if name not in table.columns]
    if missing:
        message = f"必要な列「{'」「'.join(missing)}」がありません"
        table.problems.add("MDG118", "見出し", message, "名簿の見出しを確かめてください")
    for name in sorted({name for name in table.columns if table.columns.count(name) > 1}):
        hint = "どちらの列が正しいかを、名簿を作った人に確かめてください"
        table.problems.add("MDG118", "見出し", f"列「{name}」が二つ以上あります", hint)
    table.problems.refuse()
    found: dict[str, Protection] = {}
    for line, row in table.rows():
        values = dict(zip(table.columns, row, strict=True))
        number = values[_NUMBER].strip()
        broken = _broken_number(number)
        if broken:
            hint = "だれの措置かを名簿で確かめてください。名簿は表計算ソフトで開いて保存し直さず、書き出したまま渡してください"
            table.problems.add("MDG118", f"{line}行目", broken, hint)
        elif values.get(spec.latest_column, "").strip() not in spec.history_values:
            found[number] = stricter(found.get(number), _protection(values, spec))
    table.problems.refuse()
    return found


def _broken_number(number: str) -> str:
    """
    宛名番号として読めないわけ。読めれば空文字。

    表計算ソフトは番号を ``1009.0`` や ``1.009E+03`` に変える。読み替えて合わせると、別の人の番号になることがある。
    """
    if not number:
        return "宛名番号が空です"
    rest = "".join(letter for letter in unicodedata.normalize("NFKC", number) if not _is_between(letter))
    return "" if rest.isascii() and rest.isalnum() else "宛名番号に、番号でない字があります"


def _is_between(letter: str) -> bool:
    """番号の間に入っていてよい字: 空白、見えない字、横線、桁の区切り、引用符。"""
    return letter.isspace() or letter in ",'\"’‘“”ー−" or unicodedata.category(letter) in {"Cf", "Pd"}


def matching_key(number: str) -> str:
    """
    名簿と表で宛名番号を突き合わせるときの形。全角、先頭の 0、間に入った空白や記号を問わない。

    取り違えても抑止する側に倒れる。合わずに見逃すと、抑止が外れる。
    """
    letters = (letter for letter in unicodedata.normalize("NFKC", number) if letter.isalnum())
    return "".join(letters).lstrip("0")


def stricter(one: Protection | None, other: Protection) -> Protection:
    """同じ人の行が二つあれば、抑止する方を採る。"""
    return one if one is not None and one.is_suppressed else other


def _protection(values: Mapping[str, str], spec: ResidentSpec) -> Protection:
    measure = spec.table("support_measure").meaning_of(values[_MEASURE].strip())
    return Protection(
        is_listed=True,
        # 意味の分からない区分は、終わったとはみなさない
        measure=measure if isinstance(measure, SupportMeasure) else Missing.UNKNOWN,
        starts_on=_date(values.get("支援措置開始年月日")),
        ends_on=_date(values.get("支援措置終了年月日")),
    )


def _date(text: str | None) -> RegisterDate | Missing:
    if text is None:
        return Missing.NOT_SUPPLIED
    return parse_date(text.strip()) if text.strip() else Missing.EMPTY

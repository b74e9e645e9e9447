"""RPA に渡す表の定義: どの欄を、どの見出しの列に入れるか。ここに無いもの: 表を作ること（_rpa_csv）。"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import FORM_FIELDS, FieldKind, FormField, check_fields, read_definition
from madoguchi_core.text import unencodable

CASE_ID: Final = "案件ID"
CONTENT_HASH: Final = "内容ハッシュ"
TO_CONFIRM: Final = "要確認"
FIXED_HEADERS: Final = (CASE_ID, CONTENT_HASH, TO_CONFIRM)


class RpaTarget(Enum):
    """
    表を読む道具。文字コードと、列や値の限りが違う。

    >>> RpaTarget.WINACTOR.title
    'WinActor'
    """

    UIPATH = "uipath"
    ROBOT = "robot"
    WINACTOR = "winactor"
    EXCEL = "excel"

    @property
    def title(self) -> str:
        """指摘に出す名。"""
        return {"uipath": "UiPath", "robot": "Robot Framework", "winactor": "WinActor", "excel": "Excel"}[
            self.value
        ]


class RpaDateStyle(Enum):
    """日付の書き方。入力先の画面に合わせる。"""

    ISO = "iso"
    COMPACT = "compact"
    WAREKI = "wareki"
    WAREKI_DIGITS = "wareki_digits"

    @property
    def title(self) -> str:
        """書き方の見本。令和8年3月3日を書いたもの。"""
        return {
            "iso": "2026-03-03",
            "compact": "20260303",
            "wareki": "令和8年3月3日",
            "wareki_digits": "5080303",
        }[self.value]


class RpaColumn(BaseModel):
    """
    列ひとつ。

    >>> RpaColumn(header="氏名", field="deceased.name").date_style.title
    '2026-03-03'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    header: str = Field(title="見出し")
    field: str = Field(title="欄の名前")
    date_style: RpaDateStyle = Field(default=RpaDateStyle.ISO, title="日付の書き方")


class RpaMap(BaseModel):
    """
    RPA に渡す表ひとつの定義。案件ID・内容ハッシュ・要確認の列は、いつも先頭に付く。

    >>> column = RpaColumn(header="氏名", field="deceased.name")
    >>> RpaMap(id="nhi-loss", title="国保資格喪失", target=RpaTarget.UIPATH, columns=(column,)).headers
    ('案件ID', '内容ハッシュ', '要確認', '氏名')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(title="対応表の id", pattern=r"^[a-z][a-z0-9-]*$")
    title: str = Field(title="対応表の名", min_length=1)
    procedure_ids: tuple[str, ...] = Field(default=(), title="この表を使う手続きの id")
    target: RpaTarget = Field(title="表を読む道具")
    columns: tuple[RpaColumn, ...] = Field(title="列と欄の対応", min_length=1)
    fields: tuple[FormField, ...] = Field(default=(), title="この対応表だけの欄")

    @property
    def headers(self) -> tuple[str, ...]:
        """表の見出し。左からの順。"""
        return (*FIXED_HEADERS, *(column.header for column in self.columns))

    @property
    def vocabulary(self) -> Mapping[str, FormField]:
        """この対応表で使える欄。様式と同じ語彙に、対応表だけの欄を足したもの。"""
        return {**FORM_FIELDS, **{field.name: field for field in self.fields}}


@dataclass(frozen=True, slots=True)
class LoadedRpaMap:
    """
    読んだ対応表。

    Attributes:
        rpa_map: 対応表。形になっていないときは ``None``。
        findings: 指摘のすべて。誤りが一つでもあれば、この対応表は使わない。
    """

    rpa_map: RpaMap | None
    findings: tuple[Finding, ...]


def load_rpa_map(text: str, *, where: str) -> LoadedRpaMap:
    """
    対応表を TOML の文字列から読み、語彙と道具の限りに照らして確かめる。

    Args:
        text: TOML の中身。
        where: 指摘に出す場所（ファイル名）。

    >>> load_rpa_map('id = "m"', where="m.toml").findings[0].where
    'm.toml title'
    """
    rpa_map, findings = read_definition(text, RpaMap, where=where)
    return LoadedRpaMap(rpa_map, findings if rpa_map is None else check_rpa_map(rpa_map, where=where))


def check_rpa_map(rpa_map: RpaMap, *, where: str) -> tuple[Finding, ...]:
    """
    対応表が、語彙と、表を読む道具の限りに合っているかを確かめる。

    見出しは空にできず、重ねられない（WinActor は空の見出しから右の列を黙って読まない）。WinActor では
    見出しが変数名になるので、255 字まで、空白とタブと改行を含まず、``$`` で始まらず、256 列まで。

    Args:
        rpa_map: 対応表。
        where: 指摘に出す場所（ファイル名）。

    >>> columns = (RpaColumn(header="氏 名", field="deceased.name"),)
    >>> rpa_map = RpaMap(id="m", title="表", target=RpaTarget.WINACTOR, columns=columns)
    >>> print(check_rpa_map(rpa_map, where="m.toml")[0])
    [誤り] MDG611 m.toml columns[0].header: WinActor の変数名に空白は使えません → 空白を除いてください
    """
    return (
        *check_fields(rpa_map.fields, where=where),
        *_unknown_fields(rpa_map, where=where),
        *_bad_headers(rpa_map, where=where),
        *_too_many_columns(rpa_map, where=where),
    )


def _unknown_fields(rpa_map: RpaMap, *, where: str) -> Iterator[Finding]:
    for index, column in enumerate(rpa_map.columns):
        place = f"{where} columns[{index}]"
        field = rpa_map.vocabulary.get(column.field)
        if field is None:
            message = f"欄の名前 {column.field} が語彙にありません"
            hint = "綴りを直すか、定義の fields に加えてください"
            yield Finding("MDG610", Severity.ERROR, f"{place}.field", message, hint)
        elif field.list_name:
            message = f"「{field.title}」は一覧の欄なので、誰の物か決まりません"
            yield Finding("MDG610", Severity.ERROR, f"{place}.field", message, "一覧でない欄にしてください")
        elif "date_style" in column.model_fields_set and field.kind is not FieldKind.DATE:
            message = f"「{field.title}」は日付ではないので date_style は効きません"
            yield Finding(
                "MDG610", Severity.ERROR, f"{place}.date_style", message, "date_style を消してください"
            )


def _bad_headers(rpa_map: RpaMap, *, where: str) -> Iterator[Finding]:
    seen = set(FIXED_HEADERS)
    for index, column in enumerate(rpa_map.columns):
        place = f"{where} columns[{index}].header"
        for message, hint in _header_faults(column.header, target=rpa_map.target):
            yield Finding("MDG611", Severity.ERROR, place, message, hint)
        if column.header in seen:
            message = f"見出し「{column.header}」はすでに使われています"
            yield Finding("MDG611", Severity.ERROR, place, message, "別の見出しにしてください")
        seen.add(column.header)


def _header_faults(header: str, *, target: RpaTarget) -> Iterator[tuple[str, str]]:
    if not header.strip():
        yield "見出しが空です", "見出しを書いてください"
    elif any(unicodedata.category(character) == "Cc" for character in header):
        yield "見出しに改行・タブなどの見えない文字があります", "見えない文字を除いてください"
    elif target is RpaTarget.WINACTOR:
        yield from _variable_faults(header)


def _variable_faults(name: str) -> Iterator[tuple[str, str]]:
    if any(character.isspace() for character in name):
        yield "WinActor の変数名に空白は使えません", "空白を除いてください"
    if name.startswith("$"):
        yield "WinActor の変数名は $ で始められません", "$ を除いてください"
    if len(name) > 255:
        yield "WinActor の変数名は 255 字までです", "短くしてください"
    codes = unencodable(name, "cp932")
    if codes:
        yield f"WinActor に渡せない文字があります（{'、'.join(codes)}）", "ほかの字に替えてください"


def _too_many_columns(rpa_map: RpaMap, *, where: str) -> Iterator[Finding]:
    if rpa_map.target is RpaTarget.WINACTOR and len(rpa_map.headers) > 256:
        message = "WinActor の変数は 256 までです（先頭の 3 列を含む）"
        yield Finding("MDG611", Severity.ERROR, f"{where} columns", message, "対応表を分けてください")

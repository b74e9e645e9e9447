"""
約束が破られたときの例外。ここに無いもの: 他人のデータの問題（:mod:`madoguchi_core.findings` の値にする）。

::

    MadoguchiError(code, message, *, hint)
    ├── InvalidValue            値型の作り方が約束に反する
    ├── RuleError               規則の書き方が約束に反する
    ├── PluginError             自治体パッケージ・部品の約束違反
    │   ├── UnknownHook         知らないフック名
    │   ├── IncompatibleApi     別の API 版のために書かれている
    │   └── DuplicateName       同じ id が二つある
    ├── DataRejected(findings)  読み込んだデータに、続けられない指摘がある
    ├── FormError               様式の部品の約束違反
    ├── PrinterError            印字の部品の約束違反
    ├── ReleaseRefused          出口（gate）が出力を止めた
    └── StoreError              置き場所（ファイル・データベース）の問題
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from madoguchi_core.findings import Finding


class MadoguchiError(Exception):
    """
    madoguchi が投げるすべての例外の親。

    Args:
        code: 変わらない番号（``MDG301`` など）。``madoguchi explain MDG301`` で説明が読める。
        message: 日本語の一文。ファイル・列・行・フックの名を書き、人の情報は書かない。
        hint: 次にすること。

    >>> str(MadoguchiError("MDG301", "フック名が違います", hint="綴りを直してください"))
    'MDG301 フック名が違います（綴りを直してください）'
    """

    def __init__(self, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        tail = f"（{self.hint}）" if self.hint else ""
        return f"{self.code} {self.message}{tail}"


class InvalidValue(MadoguchiError):
    """値型に入れられない値が渡されたとき。"""


class RuleError(MadoguchiError):
    """規則の書き方が約束に反するとき（``and``・``if`` に式を書いた、など）。"""


class PluginError(MadoguchiError):
    """自治体パッケージや部品が約束を守っていないとき。"""


class UnknownHook(PluginError):
    """``madoguchi_`` で始まるのに、仕様に無いフックがあるとき。"""


class IncompatibleApi(PluginError):
    """別の API 版のために書かれた部品を読み込んだとき。"""


class DuplicateName(PluginError):
    """同じ id の手続き・事実・様式などが二つ登録されたとき。"""


class DataRejected(MadoguchiError):
    """
    読み込んだデータに、続けられない指摘があるとき。

    Args:
        findings: 見つかった指摘のすべて。最初の一つではない。
    """

    def __init__(self, code: str, message: str, *, findings: "Sequence[Finding]", hint: str = "") -> None:
        super().__init__(code, message, hint=hint)
        self.findings = tuple(findings)


class FormError(MadoguchiError):
    """様式を埋める部品の約束が破られたとき（様式のファイルが無い、など）。"""


class PrinterError(MadoguchiError):
    """番号札の印字の約束が破られたとき。"""


class ReleaseRefused(MadoguchiError):
    """出口（gate）が出力を止めたとき。誰のことかは書かない。"""


class StoreError(MadoguchiError):
    """ファイルやデータベースに書けない・読めないとき。"""

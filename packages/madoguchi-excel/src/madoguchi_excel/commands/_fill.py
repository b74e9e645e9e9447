"""``madoguchi forms fill``: 定義の無いひな形にも、手で言われたとおりに書く。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from madoguchi_core.cli import console, read_bytes, show_findings, write_whole
from madoguchi_core.errors import DataRejected, InvalidValue
from madoguchi_core.findings import has_errors
from madoguchi_excel._glyphs import Faces
from madoguchi_excel.commands._by_hand import fill_by_hand
from madoguchi_excel.commands._out import refuse_existing


@dataclass(frozen=True, slots=True)
class FillRequest:
    """
    コマンドの引数。まだ確かめていない。

    Attributes:
        template: ひな形。
        settings: 書く指定（``名前=値``）。
        kana: ふりがなの指定。
        fonts: 書体のファイルの指定（``書体=場所``）。
        out: 書き出す先。
    """

    template: Path
    settings: Sequence[str] = field(repr=False)
    kana: Sequence[str] = field(repr=False)
    fonts: Sequence[str]
    out: Path


def run_fill(request: FillRequest) -> None:
    """
    言われたとおりに書く。誤りが一つでもあれば、何も書かない。

    Raises:
        DataRejected: 書けない指定があるとき（MDG451）。
        InvalidValue: 書き出す先がひな形そのものか、拡張子が違うか、もうあるとき（MDG453）。
        FormError: ひな形を開けないとき（MDG420・MDG421・MDG429）。
        StoreError: 読めない、書けないとき（MDG803・MDG804）。
    """
    check_out(request.template, request.out)
    made = fill_by_hand(
        read_bytes(request.template),
        name=request.template.name,
        settings=request.settings,
        kana=request.kana,
        faces=Faces(read_fonts(request.fonts)),
    )
    if has_errors(made.findings):
        hint = "上の指摘を直して、もう一度動かしてください。ひな形は変えていません"
        message = "書けない指定があるので、何も書きませんでした"
        raise DataRejected("MDG451", message, findings=made.findings, hint=hint)
    write_whole(request.out, made.content)
    show_findings(made.findings)
    console().print(f"{len(request.settings)} か所に書きました: {request.out}", soft_wrap=True)


def check_out(template: Path, out: Path) -> None:
    """ひな形を壊す書き出し先と、Excel が開かなくなる拡張子と、もうあるファイルを断る。"""
    if out.resolve() == template.resolve() or _is_same(out, template):
        hint = "--out に別の名を書いてください。ひな形は変えません"
        raise InvalidValue("MDG453", "書き出す先が、ひな形そのものです", hint=hint)
    if out.suffix.lower() != template.suffix.lower():
        hint = f"--out の拡張子を {template.suffix} にしてください。中身の形は変えないので、違うと開けません"
        raise InvalidValue("MDG453", "書き出す先の拡張子が、ひな形と違います", hint=hint)
    refuse_existing(out)


def _is_same(out: Path, template: Path) -> bool:
    """名が違っても、同じファイルか。見られなければ、読み書きのときに言う。"""
    try:
        return out.samefile(template)
    except OSError:
        return False


def read_fonts(words: Sequence[str]) -> Mapping[str, Path]:
    """
    書体の指定を読む。

    Raises:
        InvalidValue: 「書体=場所」の形でないとき（MDG450）。
    """
    pairs = [word.partition("=") for word in words]
    if not all(name and path for name, _, path in pairs):
        hint = '--font "ＭＳ 明朝=C:\\Windows\\Fonts\\msmincho.ttc" の形で書いてください'
        raise InvalidValue("MDG450", "書体の指定が読めません", hint=hint)
    return {name.strip(): Path(path.strip()) for name, _, path in pairs}

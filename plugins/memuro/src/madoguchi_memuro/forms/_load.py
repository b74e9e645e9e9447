"""様式の定義とひな形を、パッケージの中から読む。"""

from functools import partial
from importlib.resources import files

from madoguchi_core.errors import FormError
from madoguchi_core.findings import has_errors
from madoguchi_core.forms import load_form
from madoguchi_core.municipality import FormPackage

_ROOM = "madoguchi_memuro.forms"


def form_packages() -> tuple[FormPackage, ...]:
    """
    芽室町の様式。ひな形の中身は、書くときまで読まない。

    Raises:
        FormError: 定義に誤りがあるか、ファイルが入っていないとき（MDG430）。

    >>> [form.spec.id for form in form_packages()][:2]
    ['care-loss-form', 'certificate-request-form']
    """
    names = sorted(entry.name for entry in files(_ROOM).iterdir() if entry.name.endswith(".toml"))
    return tuple(_package(name) for name in names)


def _package(name: str) -> FormPackage:
    loaded = load_form(_read(name).decode(), where=name)
    if loaded.spec is None or has_errors(loaded.findings):
        raise FormError("MDG430", f"様式の定義 {name} に誤りがあります", hint=str(loaded.findings[0]))
    return FormPackage(loaded.spec, partial(_read, loaded.spec.template))


def _read(name: str) -> bytes:
    try:
        return (files(_ROOM) / name).read_bytes()
    except OSError as problem:
        raise FormError(
            "MDG430",
            f"様式のファイル {name} がありません",
            hint="パッケージを入れ直すか、ひな形を戻してください",
        ) from problem

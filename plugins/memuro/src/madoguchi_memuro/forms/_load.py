"""様式の定義とひな形を、パッケージの中から読む。"""

from functools import partial
from importlib.resources import files

from madoguchi_core.errors import FormError
from madoguchi_core.findings import has_errors
from madoguchi_core.forms import load_form
from madoguchi_core.municipality import FormPackage

_NAMES = ("latter_funeral", "nhi_funeral")


def form_packages() -> tuple[FormPackage, ...]:
    """
    芽室町の様式。ひな形の中身は、書くときまで読まない。

    Raises:
        FormError: 定義に誤りがあるか、ファイルが入っていないとき（MDG430）。

    >>> [form.spec.id for form in form_packages()]
    ['latter-funeral-form', 'nhi-funeral-form']
    """
    return tuple(_package(name) for name in _NAMES)


def _package(name: str) -> FormPackage:
    loaded = load_form(_read(f"{name}.toml").decode(), where=f"{name}.toml")
    if loaded.spec is None or has_errors(loaded.findings):
        raise FormError("MDG430", f"様式の定義 {name}.toml に誤りがあります", hint=str(loaded.findings[0]))
    return FormPackage(loaded.spec, partial(_read, loaded.spec.template))


def _read(name: str) -> bytes:
    try:
        return (files("madoguchi_memuro.forms") / name).read_bytes()
    except OSError as problem:
        raise FormError(
            "MDG430",
            f"様式のファイル {name} がありません",
            hint="パッケージを入れ直すか、ひな形を戻してください",
        ) from problem

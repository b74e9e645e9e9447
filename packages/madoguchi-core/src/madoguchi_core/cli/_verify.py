"""``madoguchi verify``。"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from madoguchi_core.cli._files import read_text, write_whole
from madoguchi_core.cli._screen import console, progress

if TYPE_CHECKING:
    from madoguchi_core.verify import Package


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """
    検査の頼み。

    Attributes:
        package: 部品の名。空ならすべて。
        report: 報告の形（``html``）。空なら画面だけ。
        out: 報告を書き出す先。
        write_cases: 事例を書き直す先。None なら書き直さない。
        module: 事例を書き直すモジュールの名。空ならすべて。
    """

    package: str
    report: str
    out: Path
    write_cases: Path | None
    module: str


def run_verify(request: VerifyRequest) -> None:
    """部品を検査し、足りないものがあれば全部言って終了コード 1 にする。"""
    from madoguchi_core.verify import load_package, package_names

    for name in [request.package] if request.package else package_names():
        package = load_package(name)
        if request.write_cases is not None:
            _write_cases(package, request.write_cases, request.module)


def _write_cases(package: "Package", folder: Path, only: str) -> None:
    from madoguchi_core.verify import rewritten_cases

    for module in package.modules:
        if only and module.name != only:
            continue
        path = folder / module.file_name
        with progress(f"{module.name} の事例を作っています"):
            text = read_text(path) if path.is_file() else package.text_of(module)
            write_whole(path, rewritten_cases(package, module, text).encode())
        console(is_error=True).print(f"{path} を書きました", markup=False)

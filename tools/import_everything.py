"""渡された src の下にあるモジュールを、一つ残らず読み込む。宣言していない依存があれば、そこで止まる。"""

import importlib
import sys
from pathlib import Path


def module_names(source: Path) -> list[str]:
    """``src`` の下のモジュール名を、名の順に並べる。"""
    # migrations は Alembic が道で読む。モジュールとしては読み込めない
    files = (path for path in source.rglob("*.py") if "migrations" not in path.parts)
    paths = (path.relative_to(source).with_suffix("") for path in files)
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths if path.name != "__main__")


if __name__ == "__main__":
    names = module_names(Path(sys.argv[1]))
    for name in names:
        importlib.import_module(name)
    print(f"{len(names)} モジュールを読み込んだ")

"""
芽室町の様式のひな形を作る。``uv run python tools/draw_forms.py`` で同じファイルが出る。

ひな形は町が Excel で直してよい。ここは最初の一枚を描いた記録で、動くときには使わない。
"""

from pathlib import Path

from forms_drawn import FORMS

FOLDER = Path(__file__).parent.parent / "plugins/memuro/src/madoguchi_memuro/forms"


def main() -> None:
    """ひな形を、町のパッケージのフォルダーに書く。"""
    for name, draw in FORMS.items():
        (FOLDER / name).write_bytes(draw())


if __name__ == "__main__":
    main()

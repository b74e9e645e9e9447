"""RPA の表の定義を、パッケージの中から読む。"""

from importlib.resources import files

from madoguchi_core.errors import FormError
from madoguchi_core.findings import has_errors
from madoguchi_core.handover import RpaMap, load_rpa_map

_NAMES = ("nhi_loss",)


def rpa_maps() -> tuple[RpaMap, ...]:
    """
    芽室町の RPA の表。

    Raises:
        FormError: 定義に誤りがあるとき（MDG430）。

    >>> [rpa_map.id for rpa_map in rpa_maps()]
    ['nhi-loss']
    """
    return tuple(_map(name) for name in _NAMES)


def _map(name: str) -> RpaMap:
    text = (files("madoguchi_memuro.rpa") / f"{name}.toml").read_text(encoding="utf-8")
    loaded = load_rpa_map(text, where=f"{name}.toml")
    if loaded.rpa_map is None or has_errors(loaded.findings):
        raise FormError(
            "MDG430", f"RPA の表の定義 {name}.toml に誤りがあります", hint=str(loaded.findings[0])
        )
    return loaded.rpa_map

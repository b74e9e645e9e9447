"""住民の表と見本の町を、コマンドの引数から開く。"""

from pathlib import Path

from madoguchi_core.errors import PluginError
from madoguchi_core.municipality import SampleTown
from madoguchi_core.records import ResidentSpec
from madoguchi_core.registry import Registry


def resident_spec(registry: Registry) -> ResidentSpec:
    """
    住民の表の宣言。

    Raises:
        PluginError: 宣言を持つ部品が無いとき（MDG807）。
    """
    if registry.resident_spec is None:
        hint = "自治体パッケージを入れてください"
        raise PluginError("MDG807", "住民の表の宣言を持つ部品がありません", hint=hint)
    return registry.resident_spec


def sample_town_of(registry: Registry) -> SampleTown:
    """
    見本の町。

    Raises:
        PluginError: 見本の町を持つ部品が入っていないとき（MDG807）。
    """
    if registry.sample_town is None:
        hint = "madoguchi-memuro を入れてください"
        raise PluginError("MDG807", "見本の町を持つ部品がありません", hint=hint)
    return registry.sample_town


def write_sample(folder: Path, town: SampleTown) -> tuple[Path, Path]:
    """見本の町の住民の表と、支援措置の名簿を書く。"""
    residents, support = folder / "residents.csv", folder / "support.csv"
    residents.write_text(town.residents_csv(), encoding="utf-8-sig", newline="")
    support.write_text(town.support_csv(), encoding="utf-8-sig", newline="")
    return residents, support

"""芽室町の RPA の表。基幹システムの画面に合わせた定義（.toml）を読む。"""

from madoguchi_memuro.rpa._load import rpa_maps

__all__ = ["rpa_maps"]

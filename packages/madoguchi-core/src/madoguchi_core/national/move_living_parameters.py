"""異動の手続きのうち、子ども・福祉・くらし・税のものが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from typing import Any

from madoguchi_core.rules import Dated, Parameter

LOCAL_PARAMETERS: tuple[Parameter[Any], ...] = ()
"""町に聞く値のすべて。"""

MOVE_LIVING_VALUES: tuple[Dated, ...] = ()

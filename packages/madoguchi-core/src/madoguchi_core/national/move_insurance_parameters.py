"""異動の手続きのうち、健康保険・年金・介護保険のものが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from typing import Any

from madoguchi_core.rules import Dated, Parameter

LOCAL_PARAMETERS: tuple[Parameter[Any], ...] = ()
"""町に聞く値のすべて。"""

MOVE_INSURANCE_VALUES: tuple[Dated, ...] = ()

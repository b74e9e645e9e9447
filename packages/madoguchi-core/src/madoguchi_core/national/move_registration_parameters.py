"""異動の手続きのうち、住民登録・戸籍のものが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from typing import Any

from madoguchi_core.rules import Dated, Parameter

LOCAL_PARAMETERS: tuple[Parameter[Any], ...] = ()
"""町に聞く値のすべて。"""

MOVE_REGISTRATION_VALUES: tuple[Dated, ...] = ()

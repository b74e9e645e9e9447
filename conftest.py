"""すべての試験に効く約束: CI では Hypothesis の乱数を固定し、遅い機械でも時間では落とさない。"""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# Alembic が道で読む。モジュールとしては読み込めない
collect_ignore_glob = ["*/migrations/*"]

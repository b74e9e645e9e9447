"""盤面の試験の道具。"""

import pytest
from queue_desk import Desk


@pytest.fixture
def desk() -> Desk:
    """営業日を開いた机。"""
    return Desk().open()

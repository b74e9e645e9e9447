"""``madoguchi ticket …`` のコマンド（見本・試し刷り・様子・停止時の束）。"""

from madoguchi_escpos.commands._samples import sample_ticket
from madoguchi_escpos.commands._trial_page import trial_page

__all__ = ["sample_ticket", "trial_page"]

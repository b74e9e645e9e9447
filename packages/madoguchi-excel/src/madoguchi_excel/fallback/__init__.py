"""
停止時の判定ブック: システムが止まっても、表計算だけで出来事ひとつを判定する .xlsx。

規則の式を表計算の式として読み直すので、結論と期限は ``judge`` と同じになる。住民の情報は入らない。
"""

from madoguchi_excel.fallback._book import fallback_workbook

__all__ = ["fallback_workbook"]

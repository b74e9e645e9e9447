"""``madoguchi speech`` のコマンド。声の作り方はここに無い。"""

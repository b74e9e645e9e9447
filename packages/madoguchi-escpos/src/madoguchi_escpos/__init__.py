"""madoguchi_escpos"""

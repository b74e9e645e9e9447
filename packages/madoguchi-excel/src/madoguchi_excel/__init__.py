"""madoguchi_excel"""

"""The findings of a check, in the forms that people, editors and CI services read: one file a format.

Each has ``write(report, lang)`` that gives the whole output as text, the same bytes for the same report.
"""

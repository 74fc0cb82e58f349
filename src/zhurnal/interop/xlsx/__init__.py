"""The school's lists as a workbook: reading it, checking it line by line, writing its template."""

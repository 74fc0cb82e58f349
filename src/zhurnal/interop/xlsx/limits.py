"""How large a workbook may be. A school of 2,000 pupils needs a twentieth of this."""

from __future__ import annotations

#: The file as it is sent.
FILE_BYTES = 10_000_000
#: All its parts unpacked, and how much larger than the file one part may grow.
UNPACKED_BYTES = 150_000_000
RATIO = 200
#: Small parts may compress as well as they like.
RATIO_MATTERS_FROM = 5_000_000
PARTS = 500
#: Rows with something in them, on all sheets together.
ROWS = 50_000
#: The farthest cell that may hold something: a sheet is laid out in memory up to it.
LAST_ROW = 60_000
LAST_COLUMN = 100
SHEETS = 50

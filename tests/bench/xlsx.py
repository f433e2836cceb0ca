"""Writes cells, read from a JSON file, as a workbook; prints how many seconds the writing took."""

import io
import json
import sys
import time

import xlsxwriter

with open(sys.argv[1], encoding="utf-8") as file:
    sheets = json.load(file)
start = time.perf_counter()
book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
decimals = book.add_format({"num_format": "0.00"})
for name, rows in sheets:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell, decimals)
book.close()
print(time.perf_counter() - start)

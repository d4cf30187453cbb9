"""Reads workbooks as their sender sees them: number formats, the epoch of dates, hidden and merged cells, the strict form too."""

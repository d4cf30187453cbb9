"""Who sees what, in one room: a publication opened for an audience, asked in named questions, answered in frozen records.

What an audience may not see is left out by the questions' SQL or taken out here, after a decision over all rows, metrics, periods and
earlier publications at once, before any filter: asking twice gives nothing more.
"""

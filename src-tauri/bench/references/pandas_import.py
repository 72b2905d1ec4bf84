"""Reads a workbook with pandas and python-calamine and inserts its rows into a SQLite table.

The time is that of the work alone: neither starting Python nor loading its modules counts.
"""

import json
import sqlite3
import sys
import time

import pandas
import python_calamine  # noqa: F401  (loaded here, so that loading it does not count)


def main(workbook: str, database: str) -> None:
    begun = time.perf_counter()
    rows = pandas.read_excel(workbook, engine="calamine", dtype=object)
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    rows.to_sql("list", connection, index=False)
    connection.commit()
    seconds = time.perf_counter() - begun
    inserted = connection.execute("SELECT count(*) FROM list").fetchone()[0]
    if inserted != len(rows):
        sys.exit(f"{inserted} of {len(rows)} rows were inserted")
    json.dump({"seconds": seconds, "rows": inserted}, sys.stdout)


main(*sys.argv[1:])

"""Loads JSON Lines without letting Arrow merge the arguments of different tools into one padded type."""

import json

from datasets import Dataset, Features, Json, List


def load_records(path: str, columns: list[str]) -> Dataset:
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    # Tools are absent where the policy was given none.
    rows = [{column: record.get(column) or [] for column in columns} for record in records]
    return Dataset.from_list(rows, features=Features({column: List(Json()) for column in columns}))

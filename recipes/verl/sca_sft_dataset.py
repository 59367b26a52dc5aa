"""Reads what `--tools-as json-string` and text arguments keep exact back into objects, before verl renders them."""

import json

from verl.utils.dataset.multiturn_sft_dataset import MultiTurnSFTDataset


def without_nulls(value):
    """Parquet fills absent members of a message with null; templates ask whether they are there."""
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def parsed(text):
    """What a model wrote that is no JSON stays as it is."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


class ScaSftDataset(MultiTurnSFTDataset):
    def _read_files_and_process(self):
        super()._read_files_and_process()
        if self.tools is not None:
            self.tools = [json.loads(tools) if isinstance(tools, str) else None for tools in self.tools]

    def _build_messages(self, example):
        messages = without_nulls(super()._build_messages(example))
        for message in messages:
            for call in message.get("tool_calls", []):
                call["function"]["arguments"] = parsed(call["function"]["arguments"])
        return messages

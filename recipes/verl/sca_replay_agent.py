"""An agent loop that hands out recorded rollouts in place of sampling."""

import json
from collections import defaultdict
from itertools import cycle

from verl.experimental.agent_loop.agent_loop import AgentLoopBase, AgentLoopOutput


class ScaReplayAgent(AgentLoopBase):
    _turns = None

    def __init__(self, *args, rollouts: str, **kwargs):
        super().__init__(*args, **kwargs)
        if ScaReplayAgent._turns is None:
            recorded = defaultdict(list)
            with open(rollouts, encoding="utf-8") as file:
                for line in file:
                    rollout = json.loads(line)
                    recorded[rollout["extra_fields"]["task_id"]].append(rollout)
            ScaReplayAgent._turns = {task: cycle(found) for task, found in recorded.items()}

    async def run(self, sampling_params, **kwargs) -> AgentLoopOutput:
        return AgentLoopOutput(**next(ScaReplayAgent._turns[kwargs["extra_info"]["task_id"]]))

"""sca build grpo --from rollouts.jsonl --format trl-grpo-rollouts --zero-variance keep --out data/grpo
accelerate launch grpo_replay.py data/grpo/train.jsonl

Hands recorded rollouts to the trainer in place of sampling. Take rollouts of the policy that is trained, and one pass
over them: what it learns from is no longer its own after some steps.
"""

import json
import sys
from collections import defaultdict
from itertools import cycle

from datasets import Dataset
from trl import GRPOConfig, GRPOTrainer

GENERATIONS = 8

recorded = defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        rollout = json.loads(line)
        recorded[rollout["task_id"]].append(rollout)
# A group is one task's rollouts: tasks with fewer would repeat some.
tasks = [task for task, rollouts in recorded.items() if len(rollouts) >= GENERATIONS]
turns = {task: cycle(recorded[task]) for task in tasks}


def replay(prompts, trainer):
    """The prompt is the task's id; each comes as often as a group has members."""
    rollouts = [next(turns[task]) for task in prompts]
    names = ["prompt_ids", "completion_ids", "logprobs", "env_mask"]
    fields = {name: [rollout[name] for rollout in rollouts] for name in names}
    return {**fields, "recorded_reward": [rollout["reward"] for rollout in rollouts]}


def reward(recorded_reward, **_):
    return recorded_reward


trainer = GRPOTrainer(
    model="Qwen/Qwen3-0.6B",
    train_dataset=Dataset.from_list([{"prompt": task} for task in tasks]),
    reward_funcs=reward,
    rollout_func=replay,
    args=GRPOConfig(
        output_dir="out/grpo",
        num_generations=GENERATIONS,
        max_completion_length=8192,
        learning_rate=1e-6,
        num_train_epochs=1,
        per_device_train_batch_size=GENERATIONS,
    ),
)
trainer.train()

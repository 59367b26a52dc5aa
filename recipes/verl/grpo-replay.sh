#!/usr/bin/env bash
# sca build grpo --from rollouts.jsonl --format verl-rl --agent-name sca_replay --zero-variance keep --out data/prompts
# sca build grpo --from rollouts.jsonl --format verl-agent-loop --zero-variance keep --out data/rollouts
# bash grpo-replay.sh 1
#
# One worker hands out the rollouts of a task in turn, so that a group has as many different ones as were recorded:
# rollout.n is the size of the recorded groups.
set -euo pipefail
gpus=$1
here=$(cd "$(dirname "$0")" && pwd)

PYTHONPATH="$here:${PYTHONPATH:-}" python3 -m verl.trainer.main_ppo \
    algorithm.adv_estimator=grpo \
    algorithm.use_kl_in_reward=False \
    data.train_files=data/prompts/train.parquet \
    data.val_files=data/prompts/train.parquet \
    data.return_raw_chat=True \
    data.max_prompt_length=4096 \
    data.max_response_length=8192 \
    data.train_batch_size=32 \
    actor_rollout_ref.model.path=Qwen/Qwen3-0.6B \
    actor_rollout_ref.actor.optim.lr=1e-6 \
    actor_rollout_ref.actor.ppo_mini_batch_size=32 \
    actor_rollout_ref.actor.ppo_micro_batch_size_per_gpu=1 \
    actor_rollout_ref.actor.use_kl_loss=False \
    actor_rollout_ref.rollout.name=vllm \
    actor_rollout_ref.rollout.n=8 \
    actor_rollout_ref.rollout.log_prob_micro_batch_size_per_gpu=1 \
    actor_rollout_ref.rollout.agent.num_workers=1 \
    actor_rollout_ref.rollout.agent.agent_loop_config_path="$here/replay-agent.yaml" \
    trainer.val_before_train=False \
    trainer.test_freq=-1 \
    trainer.logger='["console"]' \
    trainer.n_gpus_per_node="$gpus" \
    trainer.nnodes=1 \
    trainer.total_epochs=1

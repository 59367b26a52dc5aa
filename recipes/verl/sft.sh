#!/usr/bin/env bash
# sca build rft --from rollouts.jsonl --format verl-sft --tools-as json-string --validation 0.05 --out data/rft
# bash sft.sh 1 data/rft out/sft
set -euo pipefail
gpus=$1
data=$2
out=$3
here=$(cd "$(dirname "$0")" && pwd)

# Thinking models render a conversation otherwise than its messages one by one: then ignore_input_ids_mismatch is needed.
torchrun --standalone --nnodes=1 --nproc_per_node="$gpus" -m verl.trainer.sft_trainer \
    data.train_files="$data/train.parquet" \
    data.val_files="$data/validation.parquet" \
    data.messages_key=messages \
    data.tools_key=tools \
    data.custom_cls.path="$here/sca_sft_dataset.py" \
    data.custom_cls.name=ScaSftDataset \
    data.max_length=8192 \
    data.truncation=error \
    data.ignore_input_ids_mismatch=True \
    data.micro_batch_size_per_gpu=1 \
    model.path=Qwen/Qwen3-0.6B \
    engine=fsdp \
    optim.lr=1e-5 \
    trainer.total_epochs=2 \
    trainer.logger='["console"]' \
    trainer.default_local_dir="$out"

"""sca build dpo --from rollouts.jsonl --format trl-dpo --out data/dpo
accelerate launch dpo.py data/dpo/train.jsonl
"""

import sys

from records import load_records
from trl import DPOConfig, DPOTrainer

trainer = DPOTrainer(
    model="Qwen/Qwen3-0.6B",
    train_dataset=load_records(sys.argv[1], ["prompt", "chosen", "rejected", "tools"]),
    args=DPOConfig(
        output_dir="out/dpo",
        beta=0.1,
        max_length=8192,
        learning_rate=1e-6,
        num_train_epochs=1,
        per_device_train_batch_size=1,
        gradient_accumulation_steps=16,
    ),
)
trainer.train()

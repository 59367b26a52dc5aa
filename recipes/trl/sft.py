"""sca build rft --from rollouts.jsonl --format trl-sft --out data/rft
accelerate launch sft.py data/rft/train.jsonl
"""

import sys

from records import load_records
from trl import SFTConfig, SFTTrainer

trainer = SFTTrainer(
    model="Qwen/Qwen3-0.6B",
    train_dataset=load_records(sys.argv[1], ["messages", "tools"]),
    args=SFTConfig(
        output_dir="out/sft",
        assistant_only_loss=True,
        max_length=8192,
        learning_rate=1e-5,
        num_train_epochs=2,
        per_device_train_batch_size=1,
        gradient_accumulation_steps=16,
    ),
)
trainer.train()

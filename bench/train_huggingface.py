"""Trains byte-level BPE with Hugging Face tokenizers and prints what it cost: the counterpart of TrainingBenchmark.

usage: python train_huggingface.py FILE VOCABULARY_SIZE [tokenizer.json of Stipple, to compare with]
"""
import json
import sys
import time

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

file, size = sys.argv[1], int(sys.argv[2])
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
trainer = trainers.BpeTrainer(
    vocab_size=size, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
cpu, wall = time.process_time(), time.perf_counter()
tokenizer.train([file], trainer)
print(f"{tokenizer.get_vocab_size()} tokens, CPU {time.process_time() - cpu:.2f} s, wall {time.perf_counter() - wall:.2f} s")

if len(sys.argv) > 3:
    ours = json.load(open(sys.argv[3], encoding="utf-8"))["model"]
    theirs = json.loads(tokenizer.to_str())["model"]
    merges = lambda model: [tuple(m.split(" ") if isinstance(m, str) else m) for m in model["merges"]]
    print("vocabularies equal:", ours["vocab"] == theirs["vocab"], " merges equal:", merges(ours) == merges(theirs))

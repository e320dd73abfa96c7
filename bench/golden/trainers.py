"""Prints digests of what Hugging Face's trainers learn from the shared texts, for TrainersTest.

usage: python trainers.py SHARED_DATA_FOLDER
"""
import hashlib
import json
import sys

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

CASES = [
    ("text/the-verdict.txt", "byte-bpe", 1000),
    ("text/tinyshakespeare.txt", "byte-bpe", 8000),
    ("text/multilingual.txt", "byte-bpe", 10000),
    ("text/code.txt", "byte-bpe", 10000),
    ("text/tinyshakespeare.txt", "bpe", 8000),
    ("text/tinyshakespeare.txt", "word", 8000),
]


def tokenizer_and_trainer(kind, size):
    if kind == "word":
        tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        return tokenizer, trainers.WordLevelTrainer(vocab_size=size, special_tokens=["[UNK]"], show_progress=False)
    tokenizer = Tokenizer(models.BPE())
    if kind == "byte-bpe":
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        return tokenizer, trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False)
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Nmt(), normalizers.NFKC(), normalizers.Strip(left=False, right=True),
        normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer, trainers.BpeTrainer(vocab_size=size, special_tokens=["<unk>"], show_progress=False)


for file, kind, size in CASES:
    tokenizer, trainer = tokenizer_and_trainer(kind, size)
    tokenizer.train([f"{sys.argv[1]}/{file}"], trainer)
    model = json.loads(tokenizer.to_str())["model"]
    if kind == "word":
        lines = sorted(model["vocab"], key=model["vocab"].get)
    else:
        lines = [merge if isinstance(merge, str) else " ".join(merge) for merge in model["merges"]]
    digest = hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()[:16]
    print(f"{file}, {kind}, {size}, {digest}")

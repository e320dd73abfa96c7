"""Writes bpe-trainer.tsv: what Hugging Face's BpeTrainer merges on small made-up corpora full of ties.

Four lines a case: settings (vocabulary size, least frequency, prefix inside words, suffix, length limit), words with
counts, letters in the order of their ids, and merges. With a prefix or suffix the order of the letters is chance.

usage: python bpe_trainer.py core/src/test/resources/dev/stipple/token/train/bpe-trainer.tsv
"""
import json
import random
import sys

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

RANDOM = random.Random(20)
NO_LIMIT = 2**31 - 1


def corpus():
    letters = RANDOM.choice(["ab", "abc", "abcdefgh", "aé日😀"])
    words = {}
    for _ in range(RANDOM.randint(1, 12)):
        word = "".join(RANDOM.choice(letters) for _ in range(RANDOM.choice([1, 2, 3, 4, 5, 8, 20])))
        if RANDOM.random() < 0.3:
            word = word[0] * len(word)
        words[word] = words.get(word, 0) + RANDOM.choice([1, 1, 2, 2, 3, 5])
    return words


def case():
    words = corpus()
    prefix, suffix = RANDOM.choice(["", "", "##"]), RANDOM.choice(["", "", "</w>"])
    limit = RANDOM.choice([NO_LIMIT, NO_LIMIT, 2, 3, 4, 6])
    settings = dict(vocab_size=RANDOM.randint(5, 60), min_frequency=RANDOM.choice([0, 1, 2]), show_progress=False)
    if prefix:
        settings["continuing_subword_prefix"] = prefix
    if suffix:
        settings["end_of_word_suffix"] = suffix
    if limit != NO_LIMIT:
        settings["max_token_length"] = limit
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.train_from_iterator(
        [word for word, count in words.items() for _ in range(count)], trainers.BpeTrainer(**settings))
    model = json.loads(tokenizer.to_str())["model"]
    letters = {letter for word in words for letter in word}
    symbols = {prefix_ + letter + suffix_ for letter in letters for prefix_ in ("", prefix) for suffix_ in ("", suffix)}
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    count = next((i for i, token in enumerate(tokens) if token not in symbols), len(tokens))
    return (
        [settings["vocab_size"], settings["min_frequency"], prefix, suffix, limit],
        " ".join(f"{word}:{count}" for word, count in words.items()),
        " ".join(tokens[:count]),
        "\t".join(" ".join(merge) for merge in model["merges"]),
    )


cases = []
while len(cases) < 60:
    settings, words, letters, merges = case()
    if merges:
        cases.append("\n".join(["\t".join(map(str, settings)), words, letters, merges]))
with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
    out.write("\n".join(cases) + "\n")

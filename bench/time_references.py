"""Prints the speed of Hugging Face tokenizers and sentencepiece, one thread, MB/s of UTF-8 by CPU time, median of three.

    python bench/time_references.py TEXT TOKENIZER...    # each a tokenizer.json or a SentencePiece .model

The text is encoded whole, after 100 kB of it to warm up; `bench/run TokenizerBenchmark` times Stipple the same way.
"""

import os
import statistics
import sys
import time


def encoder(file):
    if file.endswith(".model"):
        from sentencepiece import SentencePieceProcessor
        return SentencePieceProcessor(model_file=file).encode
    from tokenizers import Tokenizer
    tokenizer = Tokenizer.from_file(file)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: tokenizer.encode(text, add_special_tokens=False)


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        text = file.read()
    size = len(text.encode())
    for name in sys.argv[2:]:
        encode = encoder(name)
        encode(text[:100_000])
        speeds = []
        for _ in range(3):
            start = time.process_time()
            encode(text)
            speeds.append(size / 1e6 / (time.process_time() - start))
        print(f"{os.path.basename(os.path.dirname(name))}/{os.path.basename(name)}: {statistics.median(speeds):.2f} MB/s")


if __name__ == "__main__":
    os.environ["RAYON_NUM_THREADS"] = "1"
    main()

"""Makes the golden file of SharedTokenizersTest: what Hugging Face tokenizers 0.23.2 gives for lines of real text.

For each tokenizer and each text: the digest, as in pipelines.py, of every 97th line (at most 300 of them), special
tokens in the text read as text; and the same for the hostile texts of pipelines.py.

    python bench/golden/shared_tokenizers.py ../shared/data > core/src/test/resources/dev/stipple/token/shared.json
"""

import json
import sys

from pipelines import TEXTS, describe, digest
from tokenizers import Tokenizer

FILES = ["the-verdict", "tinyshakespeare", "multilingual", "code", "chat", "wiki-en", "books"]


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read().split("\n")[::97][:300]


def main(folder):
    texts = {name: lines(f"{folder}/text/{name}.txt") for name in FILES}
    texts["hostile"] = TEXTS
    out = {"hostile": TEXTS, "digests": {}}
    for name in ["llama3", "qwen3", "llama2", "bert"]:
        tokenizer = Tokenizer.from_file(f"{folder}/tokenizers/{name}/tokenizer.json")
        tokenizer.no_truncation()
        tokenizer.no_padding()
        tokenizer.encode_special_tokens = True
        out["digests"][name] = {
            text: digest("\n".join(describe(e) for e in tokenizer.encode_batch(items)))
            for text, items in texts.items()
        }
    json.dump(out, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1])

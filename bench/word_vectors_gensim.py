"""Times gensim on what WordVectorsBenchmark times: usage: word_vectors_gensim.py FILE ROUNDS [QUESTIONS]

FILE is GloVe text, without a header. Needs gensim 4.
"""

import sys
import time

from gensim.models import KeyedVectors


def timed(what, rounds, task):
    best, result = float("inf"), None
    for _ in range(rounds):
        start = time.perf_counter()
        result = task()
        best = min(best, time.perf_counter() - start)
    print(f"{what}: best {best:.3f} s", flush=True)
    return result


file, rounds = sys.argv[1], int(sys.argv[2])
vectors = timed("load text", 1, lambda: KeyedVectors.load_word2vec_format(file, no_header=True))
vectors.save_word2vec_format("/tmp/gensim-vectors.bin", binary=True)
timed("load word2vec binary", rounds, lambda: KeyedVectors.load_word2vec_format("/tmp/gensim-vectors.bin", binary=True))
vectors.most_similar("king")
timed("nearest", 10 * rounds, lambda: vectors.similar_by_vector(vectors.vectors[1000], topn=10))
if len(sys.argv) > 3:
    score, sections = timed("analogies, 30,000 words", 1,
                            lambda: vectors.evaluate_word_analogies(sys.argv[3], restrict_vocab=30000))
    print(score, [(s["section"], len(s["correct"]), len(s["correct"]) + len(s["incorrect"])) for s in sections])

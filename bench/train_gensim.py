"""Trains Word2Vec or FastText with gensim 4 as WordTrainingBenchmark asks, and prints the seconds of both passes.

usage: train_gensim.py CORPUS OUTPUT ALGORITHM LOSS DIMENSION EPOCHS THREADS SEED

The sentences are in memory before the clock starts, each word as one shared string: the fastest way to feed it.
"""

import sys
import time

from gensim.models import FastText, Word2Vec

corpus, output, algorithm, loss = sys.argv[1:5]
dimension, epochs, threads, seed = map(int, sys.argv[5:9])
with open(corpus, encoding="utf-8") as lines:
    sentences = [[sys.intern(word) for word in line.split()] for line in lines]
words = sum(map(len, sentences))
softmax, subwords = loss == "hierarchical-softmax", algorithm == "fasttext"
settings = dict(vector_size=dimension, window=5, min_count=5, sample=1e-4, workers=threads, seed=seed,
                sg=int(algorithm != "cbow"), hs=int(softmax), negative=0 if softmax else 5,
                alpha=0.025 if algorithm == "skipgram" else 0.05, min_alpha=0 if subwords else 1e-4)
model = FastText(ns_exponent=0.5, **settings) if subwords else Word2Vec(**settings)
start = time.perf_counter()
model.build_vocab(sentences)
counted = time.perf_counter()
model.train(sentences, total_examples=model.corpus_count, total_words=model.corpus_total_words, epochs=epochs)
trained = time.perf_counter()
model.wv.save_word2vec_format(output, binary=True)
print(f"run words={words * epochs} vocabulary={counted - start} training={trained - counted}")

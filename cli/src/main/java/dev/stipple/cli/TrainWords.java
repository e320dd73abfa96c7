package dev.stipple.cli;

import static dev.stipple.cli.WrongUse.checked;

import dev.stipple.Progress;
import dev.stipple.document.Doc2Vec;
import dev.stipple.document.DocumentVectors;
import dev.stipple.text.Corpus;
import dev.stipple.token.Tokenizer;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.Checkpoints;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `stipple train-words`: a corpus to word vectors.
@Command(
        name = "train-words",
        description = {
            "Train word vectors on a corpus.",
            "",
            "Each line of the corpus is a sentence, however long. With one thread, or --deterministic, the same seed gives the same"
                    + " file. A training that was killed goes on with --resume.",
            ""
        },
        footer = {
            "  stipple train-words --algorithm skipgram --dimension 100 --output vectors.bin corpus.txt",
            "  stipple train-words --algorithm cbow --tokenizer gpt2 --output tokens.safetensors texts/",
            "  stipple train-words --algorithm fasttext --max-ngram 5 --output model.bin corpus.txt",
            "  stipple train-words --algorithm glove --window 10 --output glove.txt --format glove corpus.txt",
            "  stipple train-words --continue old.model --output vectors.bin --save-model new.model news.txt",
            "  stipple train-words --algorithm doc2vec --output documents.safetensors a-document-a-line.txt"
        })
final class TrainWords implements Callable<Integer> {
    private static final int USUAL_DIMENSION = 100;

    @ParentCommand
    private Stipple stipple;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            description = "Length of the vectors, from 1 to 4096 (default: 100; with --continue, the model's).")
    private @Nullable Integer dimension;

    @Mixin
    private WordTrainingOptions training;

    @Mixin
    private CheckpointOptions checkpoints;

    @Mixin
    private ModelOptions model;

    @Mixin
    private DocumentOptions documents;

    @Mixin
    private SplitterOption splitter;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE",
            description = "Take the tokens of this tokenizer for words.")
    private @Nullable String tokenizer;

    @Mixin
    private VectorOutput output;

    @Mixin
    private CorpusParameters corpus;

    private Progress.@Nullable Report last;

    @Override
    public Integer call() throws IOException {
        Progress progress = report -> {
            last = report;
            stipple.messages().progress(ProgressLine.of(report));
        };
        if (training.algorithm() == WordTrainingOptions.Algorithm.DOC2VEC) {
            trainDocuments(progress);
        } else {
            trainWords(progress);
        }
        return ExitCode.OK;
    }

    private void trainWords(Progress progress) throws IOException {
        trainer(dimension()); // wrong options are told before a model is read
        int length = training.isWord2Vec() ? model.dimension(dimension, spec).orElse(dimension()) : dimension();
        WordTrainer trainer = trainer(length);
        Corpus texts = corpus.lines(stipple.streams());
        if (training.hasNgrams()) {
            output.expectNgrams();
        }
        output.checkWords();
        output.check();
        model.check();
        Checkpoints kept = checkpoints.begin(output.file(), stipple.messages());
        Tokenizer tokens = tokenizer == null ? null : Tokenizers.load(tokenizer);
        try (WordVectors vectors = trainer.train(texts, tokens, kept, progress)) {
            sayHowItWent();
            output.save(vectors, stipple.messages());
        }
        kept.discard();
    }

    private void sayHowItWent() {
        if (last != null) {
            stipple.messages().say(ProgressLine.summary(last));
        }
    }

    private WordTrainer trainer(int length) {
        return checked(
                spec,
                () -> training.trainer(
                        length, splitter.splitter(), config -> model.trainer(config, stipple.messages())));
    }

    private int dimension() {
        return dimension == null ? USUAL_DIMENSION : dimension;
    }

    private void trainDocuments(Progress progress) throws IOException {
        Doc2Vec.Config config = checked(
                spec,
                () -> training.applyTo(documents.applyTo(Doc2Vec.Config.DEFAULT))
                        .withDimension(dimension())
                        .withSplitter(splitter.splitter()));
        output.checkIs(VectorFormat.SAFETENSORS, "doc2vec");
        Checkpoints kept = checkpoints.begin(output.file(), stipple.messages());
        try (DocumentVectors trained =
                documents.tagged(Doc2Vec.train(corpus.lines(stipple.streams()), config, kept, progress))) {
            sayHowItWent();
            trained.save(output.file());
            stipple.messages()
                    .say("wrote " + output.file() + ": " + trained.size() + " documents, dimension "
                            + trained.dimension());
        }
        kept.discard();
    }
}

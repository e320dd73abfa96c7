package dev.stipple.token;

import dev.stipple.token.model.Bpe;
import dev.stipple.token.model.Model;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.model.WordLevel;
import dev.stipple.token.model.WordPiece;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.BertProcessing;
import dev.stipple.token.pipeline.Padding;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import dev.stipple.token.pipeline.RobertaProcessing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds the special tokens of a pipeline by what they are for.
///
/// What the pipeline itself says goes first: its model's unknown token, its padding, the frame of BERT and RoBERTa.
/// The rest follows from names that are customary.
final class Roles {
    /// The customary names of each role, the commonest first.
    private static final Map<Role, List<String>> NAMES = new EnumMap<>(Map.of(
            Role.BOS,
            List.of("<s>", "<bos>", "[BOS]", "<|begin_of_text|>", "<|startoftext|>", "<|bos|>", "<|endoftext|>"),
            Role.EOS,
            List.of("</s>", "<eos>", "[EOS]", "<|end_of_text|>", "<|endoftext|>", "<|eos|>"),
            Role.PAD,
            List.of("<pad>", "[PAD]", "<|pad|>", "<|finetune_right_pad_id|>"),
            Role.CLS,
            List.of("[CLS]", "<cls>"),
            Role.SEP,
            List.of("[SEP]", "<sep>"),
            Role.MASK,
            List.of("[MASK]", "<mask>"),
            Role.UNK,
            List.of("<unk>", "[UNK]", "<|unk|>")));

    private final Pipeline pipeline;
    private final Vocabulary vocabulary;

    Roles(Pipeline pipeline, Vocabulary vocabulary) {
        this.pipeline = pipeline;
        this.vocabulary = vocabulary;
    }

    OptionalInt id(Role role) {
        OptionalInt told = switch (role) {
            case UNK -> unknown(pipeline.model());
            case PAD -> padding();
            case CLS -> frame(true);
            case SEP -> frame(false);
            case BOS, EOS, MASK -> OptionalInt.empty();
        };
        return told.isPresent() ? told : customary(role);
    }

    private OptionalInt unknown(Model model) {
        return switch (model) {
            case Bpe bpe -> bpe.settings().unkToken().map(vocabulary::id).orElse(OptionalInt.empty());
            case WordPiece wordPiece -> vocabulary.id(wordPiece.unkToken());
            case WordLevel wordLevel -> vocabulary.id(wordLevel.unkToken());
            case Unigram unigram -> unigram.unkId();
            case SentencePieceModel sentencePiece ->
                OptionalInt.of(sentencePiece.pieces().unkId());
        };
    }

    private OptionalInt padding() {
        Optional<Padding> padding = pipeline.padding();
        return padding.isPresent() && vocabulary.contains(padding.get().id())
                ? OptionalInt.of(padding.get().id())
                : OptionalInt.empty();
    }

    private OptionalInt frame(boolean first) {
        PostProcessor processor = pipeline.postProcessor().orElse(null);
        if (processor instanceof BertProcessing bert) {
            return OptionalInt.of(first ? bert.clsId() : bert.sepId());
        }
        if (processor instanceof RobertaProcessing roberta) {
            return OptionalInt.of(first ? roberta.clsId() : roberta.sepId());
        }
        return OptionalInt.empty();
    }

    private OptionalInt customary(Role role) {
        for (String name : NAMES.getOrDefault(role, List.of())) {
            // A word of the model may look like a special token: Qwen's vocabulary has an ordinary <s>.
            for (AddedToken token : pipeline.addedTokens()) {
                if (token.special() && token.content().equals(name)) {
                    return OptionalInt.of(token.id());
                }
            }
        }
        return OptionalInt.empty();
    }
}

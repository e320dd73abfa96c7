package dev.stipple.word;

import dev.stipple.vector.Vectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How well word vectors agree with people: on the similarity of words, and on analogies.
///
/// Words are found as gensim finds them: whatever their case, the first of several spellings counts. A pair or a
/// question with an unknown word is left out, and the result says how many were found.
public final class Evaluation {
    /// Candidates from which gensim takes the answer to a question.
    private static final int CANDIDATES = 5;

    /// Questions that are asked at once.
    private static final int BATCH = 1024;

    private Evaluation() {}

    /// How well similarities agree.
    ///
    /// @param spearman  the rank correlation, from -1 to 1; ties share their mean rank. NaN, when fewer than two
    /// pairs
    ///     were found or all have the same similarity
    /// @param pearson  the linear correlation, from -1 to 1, or NaN likewise
    /// @param pairs  how many pairs the set has
    /// @param found  of how many both words are known
    public record Correlation(double spearman, double pearson, int pairs, int found) {}

    /// How many questions were asked, and how many answered as expected.
    public record Score(int asked, int correct) {
        /// The share of right answers, from 0 to 1; 0, when nothing was asked.
        public double accuracy() {
            return asked == 0 ? 0 : (double) correct / asked;
        }

        private Score plus(Score other) {
            return new Score(asked + other.asked, correct + other.correct);
        }
    }

    /// The scores of analogies, by section.
    public record AnalogyScores(Map<AnalogyQuestions.Section, Score> sections) {
        /// Of the questions about the world.
        public Score semantic() {
            return sum(false);
        }

        /// Of the questions about grammar.
        public Score syntactic() {
            return sum(true);
        }

        /// Of all questions.
        public Score total() {
            return semantic().plus(syntactic());
        }

        /// How many questions the set has.
        public int questions() {
            return sections.keySet().stream()
                    .mapToInt(section -> section.questions().size())
                    .sum();
        }

        private Score sum(boolean syntactic) {
            return sections.entrySet().stream()
                    .filter(entry -> entry.getKey().isSyntactic() == syntactic)
                    .map(Map.Entry::getValue)
                    .reduce(new Score(0, 0), Score::plus);
        }
    }

    /// Compares the cosines of pairs of words with the similarities that people gave them.
    public static Correlation similarity(WordVectors vectors, WordPairs set) {
        Map<String, Integer> rows = rowsByUpperCase(vectors, Integer.MAX_VALUE);
        List<Double> people = new ArrayList<>();
        List<Double> cosines = new ArrayList<>();
        for (WordPairs.Pair pair : set.pairs()) {
            Integer first = rows.get(upper(pair.first()));
            Integer second = rows.get(upper(pair.second()));
            if (first != null && second != null) {
                people.add(pair.similarity());
                cosines.add((double) Vectors.cosine(
                        vectors.matrix().row(first), vectors.matrix().row(second)));
            }
        }
        return new Correlation(
                Correlations.spearman(array(people), array(cosines)),
                Correlations.pearson(array(people), array(cosines)),
                set.pairs().size(),
                people.size());
    }

    private static double[] array(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Answers analogies by 3CosAdd among the first `restrict` words, and counts the right answers. A question with a
    /// word that is not among them is not asked.
    ///
    /// @throws IllegalArgumentException if `restrict` is not positive
    public static AnalogyScores analogies(WordVectors vectors, AnalogyQuestions questions, int restrict) {
        WordVectors frequent = WordVectors.first(vectors, restrict);
        Map<String, Integer> rows = rowsByUpperCase(frequent, restrict);
        Map<AnalogyQuestions.Section, Score> scores = new LinkedHashMap<>();
        for (AnalogyQuestions.Section section : questions.sections()) {
            List<Asked> asked = section.questions().stream()
                    .flatMap(question -> Asked.of(question, rows).stream())
                    .toList();
            int correct = 0;
            for (int i = 0; i < asked.size(); i += BATCH) {
                correct += correct(frequent, asked.subList(i, Math.min(asked.size(), i + BATCH)));
            }
            scores.merge(section, new Score(asked.size(), correct), Score::plus);
        }
        return new AnalogyScores(scores);
    }

    /// A question whose words all have rows.
    private record Asked(AnalogyQuestions.Question question, int a, int b, int c) {
        static Optional<Asked> of(AnalogyQuestions.Question question, Map<String, Integer> rows) {
            int a = rows.getOrDefault(upper(question.a()), -1);
            int b = rows.getOrDefault(upper(question.b()), -1);
            int c = rows.getOrDefault(upper(question.c()), -1);
            boolean known = a >= 0 && b >= 0 && c >= 0 && rows.containsKey(upper(question.expected()));
            return known ? Optional.of(new Asked(question, a, b, c)) : Optional.empty();
        }

        /// The answer, in upper case: the first candidate that is none of the words of the question, in whatever case;
        /// the last candidate, when all are.
        String answer(List<Neighbor> neighbors, List<String> words) {
            Set<String> own = new HashSet<>(List.of(words.get(a), words.get(b), words.get(c)));
            Set<String> ignored = new HashSet<>(List.of(upper(question.a()), upper(question.b()), upper(question.c())));
            List<String> candidates = neighbors.stream()
                    .map(Neighbor::word)
                    .filter(word -> !own.contains(word))
                    .limit(CANDIDATES)
                    .map(Evaluation::upper)
                    .toList();
            return candidates.stream()
                    .filter(word -> !ignored.contains(word))
                    .findFirst()
                    .orElse(candidates.isEmpty() ? "" : candidates.getLast());
        }
    }

    private static int correct(WordVectors vectors, List<Asked> batch) {
        List<float[]> queries = batch.stream()
                .map(asked -> AnalogyMethod.sum(
                        Stream.of(asked.b, asked.c)
                                .map(row -> unit(vectors, row))
                                .toList(),
                        List.of(unit(vectors, asked.a))))
                .toList();
        List<List<Neighbor>> neighbors = vectors.nearest(queries, CANDIDATES + 3);
        int correct = 0;
        for (int i = 0; i < batch.size(); i++) {
            Asked asked = batch.get(i);
            String answer = asked.answer(neighbors.get(i), vectors.words());
            correct += answer.equals(upper(asked.question.expected())) ? 1 : 0;
        }
        return correct;
    }

    private static float[] unit(WordVectors vectors, int row) {
        return Vectors.normalized(vectors.matrix().row(row));
    }

    private static Map<String, Integer> rowsByUpperCase(WordVectors vectors, int restrict) {
        Map<String, Integer> rows = new HashMap<>();
        int size = Math.min(vectors.size(), restrict);
        for (int row = 0; row < size; row++) {
            rows.putIfAbsent(upper(vectors.words().get(row)), row);
        }
        return rows;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}

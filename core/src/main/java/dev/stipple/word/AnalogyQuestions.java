package dev.stipple.word;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.format.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Questions of the kind *a is to b as c is to what*, in sections.
///
/// @param sections  the sections, in the order of the file
public record AnalogyQuestions(List<Section> sections) {

    /// Takes the sections.
    public AnalogyQuestions {
        sections = List.copyOf(sections);
    }

    /// Questions of one kind.
    public record Section(String name, List<Question> questions) {
        /// Takes the questions.
        public Section {
            questions = List.copyOf(questions);
        }

        /// Whether the questions are about grammar, and not about the world: in Google's set, the names of such
        /// sections begin with `gram`.
        public boolean isSyntactic() {
            return name.startsWith("gram");
        }
    }

    /// *a is to b as c is to expected.*
    public record Question(String a, String b, String c, String expected) {}

    /// Returns the questions in a file like word2vec's `questions-words.txt`: four words in each line, and lines that
    /// begin with `: ` and name the section below them. Lines of other than four words are passed over.
    ///
    /// @throws MalformedModelException if a question stands above all sections, there is none, or the file is not
    /// UTF-8
    /// @throws IOException if the file cannot be read
    public static AnalogyQuestions load(Path file) throws IOException {
        TextLines lines = new TextLines(file.toString(), Files.readAllBytes(file));
        List<Section> sections = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        String name = "";
        while (lines.next()) {
            String line = lines.text();
            String[] words = line.strip().split("\\s+", -1);
            if (line.startsWith(": ")) {
                if (!name.isEmpty()) {
                    sections.add(new Section(name, questions));
                }
                name = line.substring(1).strip();
                questions = new ArrayList<>();
            } else if (name.isEmpty()) {
                throw lines.malformed("is no \": SECTION\", which stands above all questions");
            } else if (words.length == 4) {
                questions.add(new Question(words[0], words[1], words[2], words[3]));
            }
        }
        if (name.isEmpty()) {
            throw new MalformedModelException(file.toString(), 0, "no section of questions");
        }
        sections.add(new Section(name, questions));
        if (sections.stream().allMatch(section -> section.questions().isEmpty())) {
            throw new MalformedModelException(file.toString(), 0, "no question, which is a line of four words");
        }
        return new AnalogyQuestions(sections);
    }
}

package dev.stipple.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.picture.Labels.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void noLabelOverlapsAnotherOrLeavesThePicture() {
        Labels labels = new Labels(new Box(0, 0, 800, 600));
        Random random = new Random(3);
        List<Box> placed = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            double width = 10 + random.nextInt(120);
            labels.place(random.nextInt(800), random.nextInt(600), 3, width, 14).ifPresent(placed::add);
        }

        assertThat(placed).hasSizeGreaterThan(100);
        for (Box box : placed) {
            assertThat(box.left() >= 0 && box.top() >= 0 && box.right() <= 800 && box.bottom() <= 600)
                    .isTrue();
            assertThat(placed.stream().filter(box::overlaps)).containsExactly(box);
        }
    }

    @Test
    void theRightIsTriedFirstThenTheLeft() {
        Labels labels = new Labels(new Box(0, 0, 200, 50));

        assertThat(labels.place(100, 25, 2, 60, 10)).contains(new Box(102, 20, 162, 30));
        assertThat(labels.place(100, 25, 2, 60, 10)).contains(new Box(38, 20, 98, 30));
    }
}

package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Likeness;
import dev.easel.sandbox.paint.ImageFormat;
import dev.easel.sandbox.paint.Painter;
import dev.easel.sandbox.paint.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How far pictures are from what was made of them, and from each other. The whole prints its figures. */
class ResemblanceFiguresTest {
    /** As the engine does. */
    private static final int MAX_DISTANCE = 16;

    /** As many as the engine lays over a file. */
    private static final int CANDIDATES = 96;
    /** Others are painted small, which is quicker and shows the same. */
    private static final int SMALL = 192;

    private static final int LARGE = 512;

    private static final List<String> SUBJECTS = List.of(
            "a white siamese cat",
            "a red fox in the snow",
            "a lighthouse at dusk",
            "three sailing boats",
            "a robot in a library",
            "a bowl of apples",
            "a mountain lake",
            "an owl on a branch",
            "a castle",
            "a bicycle",
            "a dog on the beach",
            "a rocket over the city",
            "a horse in a meadow",
            "a cup of coffee",
            "an old tree");
    private static final List<String> MANNERS = List.of(
            "",
            "watercolor",
            "anime",
            "photorealistic",
            "at night",
            "in the fog",
            "pop art",
            "pencil sketch",
            "minimalist");

    private final Painter painter = Painter.create();

    @Test
    void recognisesWhatWasMadeOfAPictureAndNoOther() throws Exception {
        compare(40, 3);
    }

    @Test
    @Tag("benchmark")
    void recognisesWhatWasMadeOfAPictureAmongFiveThousand() throws Exception {
        compare(5_000, 8);
    }

    @Test
    void recognisesWhatWasMadeAWebpFile() throws Exception {
        for (int index = 0; index < 8; index++) {
            Bitmap picture = paint(index, LARGE);
            Bitmap file = Studio.decode(LossyEncoder.webp(picture, 50).orElseThrow());

            assertThat(new Overlay(file).differs(picture))
                    .as(SUBJECTS.get(index))
                    .isLessThan(Overlay.SAME / 2);
        }
    }

    private void compare(int all, int sought) throws Exception {
        List<Likeness> kept = new ArrayList<>();
        for (int index = 0; index < all; index++) {
            kept.add(CosineSketch.of(paint(index, SMALL)));
        }
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int index = 0; index < sought; index++) {
            for (Map.Entry<String, Bitmap> made : made(paint(index, LARGE)).entrySet()) {
                Tally tally = tallies.computeIfAbsent(made.getKey(), _ -> new Tally());
                count(made.getValue(), index, kept, tally);
            }
        }
        tallies.forEach((name, tally) -> System.out.printf("%-22s %s%n", name, tally));
        assertThat(tallies).allSatisfy((name, tally) -> {
            assertThat(tally.found).as(name).isEqualTo(sought);
            assertThat(tally.lastRank).as(name).isLessThanOrEqualTo(CANDIDATES);
            assertThat(tally.wrong).as(name).isZero();
        });
    }

    private void count(Bitmap file, int whose, List<Likeness> kept, Tally tally)
            throws IOException, InterruptedException {
        List<Likeness> sights = CosineSketch.ofWholes(file);
        Overlay overlay = new Overlay(file);
        int own = distance(sights, kept.get(whose));
        tally.rank((int) kept.stream()
                .filter(likeness -> distance(sights, likeness) <= own)
                .count());
        for (int other = 0; other < kept.size(); other++) {
            int distance = distance(sights, kept.get(other));
            if (other == whose || distance <= MAX_DISTANCE) {
                tally.add(other == whose, distance, overlay.differs(paint(other, other == whose ? LARGE : SMALL)));
            }
        }
    }

    private static int distance(List<Likeness> sights, Likeness kept) {
        return sights.stream().mapToInt(kept::distance).min().orElseThrow();
    }

    private Bitmap paint(int index, int edge) throws IOException, InterruptedException {
        String subject = SUBJECTS.get(index % SUBJECTS.size());
        String manner = MANNERS.get(index / SUBJECTS.size() % MANNERS.size());
        String prompt = subject + " " + manner + " no. " + index;
        return Studio.decode(
                painter.paint(new Recipe(prompt, "gpt-image-1", edge, edge, "low", "", false, ImageFormat.PNG, 80, 0)));
    }

    private static Map<String, Bitmap> made(Bitmap picture) throws IOException {
        Map<String, Bitmap> made = new LinkedHashMap<>();
        for (int quality = 50; quality <= 90; quality += 20) {
            made.put("jpeg " + quality, Studio.decode(LossyEncoder.jpeg(picture, quality)));
        }
        made.put("webp 50", Studio.decode(LossyEncoder.webp(picture, 50).orElseThrow()));
        made.put("webp 80", Studio.decode(LossyEncoder.webp(picture, 80).orElseThrow()));
        for (double factor : new double[] {0.25, 0.5, 2}) {
            made.put("scaled " + factor, Resampler.scale(picture, Resampler.scaled(picture.size(), factor)));
        }
        made.put("trimmed left", trimmed(picture, new Trim(0.05, 0, 0, 0)));
        made.put("trimmed below", trimmed(picture, new Trim(0, 0, 0, 0.05)));
        made.put("trimmed at a corner", trimmed(picture, new Trim(0.05, 0.05, 0, 0)));
        made.put("trimmed by half", trimmed(picture, new Trim(0.025, 0.025, 0.025, 0.025)));
        made.put("trimmed all round", trimmed(picture, new Trim(0.05, 0.05, 0.05, 0.05)));
        return made;
    }

    private static Bitmap trimmed(Bitmap picture, Trim trim) {
        int left = (int) Math.round(picture.width() * trim.left());
        int top = (int) Math.round(picture.height() * trim.top());
        return picture.cut(left, top, new Pixels((int) Math.round(picture.width() * trim.width()), (int)
                Math.round(picture.height() * trim.height())));
    }

    private static final class Tally {
        private int found;
        private int wrong;
        private int farthest;
        private double mostOfItself;
        private int near;
        private double leastOfOthers = 255;
        private int lastRank;

        void rank(int rank) {
            lastRank = Math.max(lastRank, rank);
        }

        void add(boolean itself, int distance, double differs) {
            if (itself) {
                found += distance <= MAX_DISTANCE && differs <= Overlay.SAME ? 1 : 0;
                farthest = Math.max(farthest, distance);
                mostOfItself = Math.max(mostOfItself, differs);
            } else {
                near++;
                wrong += differs <= Overlay.SAME ? 1 : 0;
                leastOfOthers = Math.min(leastOfOthers, differs);
            }
        }

        @Override
        public String toString() {
            return "found %d, rank <= %d, distance <= %d, differs <= %.2f; others near %d, wrong %d, differ >= %.2f"
                    .formatted(found, lastRank, farthest, mostOfItself, near, wrong, leastOfOthers);
        }
    }
}

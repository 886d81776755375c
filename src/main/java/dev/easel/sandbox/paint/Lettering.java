package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caption below the scene and the mark that says where the image comes from. */
final class Lettering {
    private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);
    private static final int MAX_LINES = 2;
    private static final int CAPTION_SIZE = 30;
    private static final int MARK_SIZE = 21;
    private static final Color PLATE = new Color(24, 20, 38, 150);
    private static final Color OPAQUE_PLATE = new Color(62, 58, 76);
    private static final Color LETTERS = new Color(255, 252, 244, 240);

    private final Brush brush;

    Lettering(Brush brush) {
        this.brush = brush;
    }

    /** Writes nothing on a machine without fonts, where Java2D throws one of several things, a bare Error among them. */
    void write(String caption) {
        guarded(() -> {
            mark(PLATE);
            caption(caption);
        });
    }

    /** Only the mark, and over one that is there already. */
    void sign() {
        guarded(() -> mark(OPAQUE_PLATE));
    }

    private static void guarded(Runnable writing) {
        try {
            writing.run();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.debug("no font to write with", e);
        }
    }

    private void mark(Color plate) {
        FontMetrics font = font(MARK_SIZE, Font.BOLD);
        double wide = font.stringWidth("sandbox") + 28;
        plate(brush.width() - wide - 24, 24, wide, MARK_SIZE + 18, plate);
        brush.graphics().drawString("sandbox", (float) (brush.width() - wide - 10), 24 + MARK_SIZE + 5);
    }

    private void caption(String caption) {
        FontMetrics font = font(CAPTION_SIZE, Font.PLAIN);
        List<String> lines = wrap(caption, font, Math.min(brush.width() * 0.86, 1300) - 60);
        if (lines.isEmpty()) {
            return;
        }
        double leading = CAPTION_SIZE * 1.28;
        double wide = lines.stream().mapToInt(font::stringWidth).max().orElse(0) + 60;
        double high = lines.size() * leading + 22;
        double top = brush.height() - high - 26;
        plate((brush.width() - wide) / 2, top, wide, high, PLATE);
        for (int i = 0; i < lines.size(); i++) {
            double x = (brush.width() - font.stringWidth(lines.get(i))) / 2;
            brush.graphics().drawString(lines.get(i), (float) x, (float) (top + 9 + leading * (i + 0.82)));
        }
    }

    private FontMetrics font(int size, int face) {
        brush.graphics().setFont(new Font(Font.SANS_SERIF, face, size));
        return brush.graphics().getFontMetrics();
    }

    private void plate(double x, double y, double wide, double high, Color colour) {
        brush.fill(new RoundRectangle2D.Double(x, y, wide, high, 34, 34), colour);
        brush.graphics().setPaint(LETTERS);
    }

    private static List<String> wrap(String text, FontMetrics font, double room) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty() && lines.size() < MAX_LINES) {
            int fits = fitting(rest, font, room);
            if (fits < rest.length() && lines.size() == MAX_LINES - 1) {
                lines.add(rest.substring(0, Math.max(1, fits - 1)).strip() + "…");
                return lines;
            }
            int end = fits < rest.length() && rest.lastIndexOf(' ', fits) > 0 ? rest.lastIndexOf(' ', fits) : fits;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    private static int fitting(String text, FontMetrics font, double room) {
        double used = 0;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            used += font.charWidth(letter);
            if (used > room) {
                return Math.max(1, at);
            }
            at += Character.charCount(letter);
        }
        return text.length();
    }
}

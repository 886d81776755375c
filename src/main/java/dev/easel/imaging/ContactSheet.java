package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several images in rows, each with its label below. */
final class ContactSheet {
    private static final int CELL = 480;
    private static final int GAP = 24;
    private static final int LABEL = 44;
    private static final int FONT_SIZE = 26;
    private static final int PAPER = 0xFFF7F6F3;
    private static final Color INK = new Color(0x2B2A28);

    private static final Logger LOG = LoggerFactory.getLogger(ContactSheet.class);

    private final int columns;
    private final Bitmap sheet;

    ContactSheet(int images) {
        columns = Math.ceilDiv(images, Math.max(1, (int) Math.round(Math.sqrt(images))));
        int rows = Math.ceilDiv(images, columns);
        sheet = Bitmap.filled(new Pixels(columns * (CELL + GAP) + GAP, rows * (CELL + LABEL + GAP) + GAP), PAPER);
    }

    /** @param place counts from 0 */
    void add(int place, Bitmap image) {
        double factor = Math.min(1.0, (double) CELL / image.size().longEdge());
        Bitmap small = Resampler.scale(image, Resampler.scaled(image.size(), factor));
        int left = left(place) + (CELL - small.width()) / 2;
        int top = top(place) + (CELL - small.height()) / 2;
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                int pixel = small.at(x, y);
                int index = (top + y) * sheet.width() + left + x;
                sheet.argb()[index] = Compositor.blend(PAPER, pixel | 0xFF000000, pixel >>> 24);
            }
        }
    }

    private int left(int place) {
        return GAP + place % columns * (CELL + GAP);
    }

    private int top(int place) {
        return GAP + place / columns * (CELL + LABEL + GAP);
    }

    /** Without the labels where they can't be written: a container may have no fonts, nor what reads them. */
    Bitmap labelled(List<String> labels) {
        try {
            return written(labels);
        } catch (LinkageError | InternalError | RuntimeException e) {
            LOG.warn("a contact sheet stays without labels: install a font and fontconfig ({})", e.toString());
            return sheet;
        }
    }

    private Bitmap written(List<String> labels) {
        BufferedImage image = new BufferedImage(sheet.width(), sheet.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, sheet.width(), sheet.height(), sheet.argb(), 0, sheet.width());
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT_SIZE));
            pen.setColor(INK);
            for (int place = 0; place < labels.size(); place++) {
                write(pen, labels.get(place), place);
            }
        } finally {
            pen.dispose();
        }
        int[] argb = image.getRGB(0, 0, sheet.width(), sheet.height(), null, 0, sheet.width());
        return new Bitmap(sheet.width(), sheet.height(), argb);
    }

    private void write(Graphics2D pen, String label, int place) {
        FontMetrics metrics = pen.getFontMetrics();
        String shown = shortened(label, metrics);
        int x = left(place) + (CELL - metrics.stringWidth(shown)) / 2;
        int y = top(place) + CELL + (LABEL + metrics.getAscent() - metrics.getDescent()) / 2;
        pen.drawString(shown, x, y);
    }

    private static String shortened(String label, FontMetrics metrics) {
        String shown = label;
        int codePoints = label.codePointCount(0, label.length());
        while (metrics.stringWidth(shown) > CELL && codePoints > 1) {
            codePoints--;
            shown = label.substring(0, label.offsetByCodePoints(0, codePoints)).strip() + "…";
        }
        return shown;
    }
}

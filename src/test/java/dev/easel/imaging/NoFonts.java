package dev.easel.imaging;

import dev.easel.core.image.ImageRef;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** Run by {@link ContactSheetTest} as a process of its own that finds no font: makes a contact sheet all the same. */
final class NoFonts {
    private NoFonts() {}

    public static void main(String[] arguments) throws IOException {
        Studio studio = new Studio();
        ImageRef image = studio.admit(Specimens.photo(300, 200, BufferedImage.TYPE_INT_RGB));
        ImageRef sheet = studio.imaging.contactSheet(List.of(image, image), List.of("V1", "V2"));
        System.out.println("fonts " + fonts() + ", sheet " + sheet.size().text());
    }

    private static String fonts() {
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
        try {
            return image.createGraphics()
                                    .getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, 9))
                                    .stringWidth("V1")
                            > 0
                    ? "found"
                    : "empty";
        } catch (LinkageError | InternalError | RuntimeException e) {
            return "missing";
        }
    }
}

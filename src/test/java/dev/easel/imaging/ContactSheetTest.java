package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Contact sheets where there is nothing to write with. */
class ContactSheetTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesWithoutLabelsWhereThereIsNoFont() throws IOException, InterruptedException {
        Path nothing =
                Files.writeString(folder.resolve("fonts.conf"), "<?xml version='1.0'?><fontconfig></fontconfig>");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder, // where Java remembers the fonts of an earlier run
                "-cp",
                System.getProperty("java.class.path"),
                NoFonts.class.getName());
        java.environment().put("FONTCONFIG_FILE", nothing.toString());

        Process child = java.redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).contains("stays without labels").endsWith("fonts missing, sheet 1032x572\n");
    }
}

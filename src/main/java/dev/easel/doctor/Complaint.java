package dev.easel.doctor;

import dev.easel.doctor.Finding.Level;

/** What a check has found, without its name. */
record Complaint(Level level, String cause, String command) {
    static Complaint broken(String cause, String command) {
        return new Complaint(Level.BROKEN, cause, command);
    }

    static Complaint warning(String cause, String command) {
        return new Complaint(Level.WARNING, cause, command);
    }
}

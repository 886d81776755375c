package dev.easel.core.text;

final class Wording {}

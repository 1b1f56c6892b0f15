package dev.overtone.web;

/**
 * A number as a page shows it, its unit set apart.
 *
 * @param exact what is copied and shown on hover
 */
record Quantity(String number, String unit, String exact) {}

package dev.overtone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViolationTests {

    @Test
    void tellsFieldValueAndRange() {
        assertThat(Limits.DEPTH.violation("blocks[0].depth", 513))
                .isEqualTo(new Violation(
                        "blocks[0].depth", 513L, "1..512", "blocks[0].depth must be within 1..512, was 513."));
        assertThat(Limits.MULTIPLIER.violation("multiplier", 0.5))
                .isEqualTo(
                        new Violation("multiplier", 0.5, "1.0..4.0", "multiplier must be within 1.0..4.0, was 0.5."));
    }

    @Test
    void showsNumbersThatAreNotWholeAsTheyAre() {
        assertThat(Limits.DEPTH.violation("depth", 1.5).value()).isEqualTo(1.5);
        assertThat(Limits.DEPTH.violation("depth", 0x1p53).value()).isEqualTo(0x1p53);
        assertThat(Limits.DEPTH.violation("depth", Double.NaN).value()).isEqualTo(Double.NaN);
    }

    @Test
    void holdsNoNaN() {
        assertThat(Limits.MULTIPLIER.contains(Double.NaN)).isFalse();
    }

    @Test
    void movesUnderALargerForm() {
        Violation violation = new Violation("classes", 0, "1..1000000", "no");
        assertThat(violation.under("network").field()).isEqualTo("network.classes");
        assertThat(new Violation("", 0, "x", "no").under("network").field()).isEqualTo("network");
    }

    @Test
    void repeatsTheBeginningOfALongText() {
        assertThat(new Violation("preset", "x".repeat(80), "a preset", "no").value())
                .isEqualTo("x".repeat(80));
        assertThat(new Violation("preset", "x".repeat(900_000), "a preset", "no").value())
                .isEqualTo("x".repeat(80) + "…");
        assertThat(Excerpt.of("x".repeat(79) + "\uD83C\uDFB5 and more")).isEqualTo("x".repeat(79) + "…");
    }

    @Test
    void writesAShapeAsPeopleDo() {
        assertThat(new Shape(3, 224, 320)).hasToString("3×224×320");
    }
}

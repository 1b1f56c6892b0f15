package dev.overtone.web;

import dev.overtone.analysis.Totals;
import dev.overtone.analysis.counting.Census;
import dev.overtone.analysis.counting.Convention;
import dev.overtone.analysis.counting.Ledger;
import dev.overtone.architecture.zoo.Published;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A published figure beside what is counted here.
 *
 * @param ours null for what is not counted on paper
 * @param difference of ours from the printed number, or null
 * @param note what explains that difference, or what the figure leaves out, or null
 */
record FigureCheck(
        Published published,
        Quantity printed,
        @Nullable Quantity ours,
        @Nullable Difference difference,
        Outcome outcome,
        @Nullable String note) {

    /** How a published figure compares with ours; {@code label} is what the table says. */
    enum Outcome {
        AS_PRINTED("as printed"),
        EXPLAINED("explained"),
        UNEXPLAINED("differs"),
        NOT_COUNTED("theirs alone");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static FigureCheck of(Published published, Totals totals, Census census, Figures figures) {
        Long ours = ours(published, totals);
        if (ours == null) {
            return new FigureCheck(published, printed(published, figures), null, null, Outcome.NOT_COUNTED, null);
        }
        boolean asPrinted = published.isRoundedFrom(ours);
        String note = asPrinted ? leftOut(published, totals, figures) : explanation(published, ours, census, figures);
        return new FigureCheck(
                published,
                printed(published, figures),
                figures.count(ours),
                figures.difference((double) ours, published.value()),
                asPrinted ? Outcome.AS_PRINTED : note == null ? Outcome.UNEXPLAINED : Outcome.EXPLAINED,
                note);
    }

    /** The number as printed, its prefix and unit set apart. */
    static Quantity printed(Published published, Figures figures) {
        String exact =
                BigDecimal.valueOf(published.value()).stripTrailingZeros().toPlainString();
        String[] parts = published.printed().split(" ", 2);
        if (parts.length == 2) {
            return new Quantity(parts[0], parts[1], exact);
        }
        boolean isACount = published.figure().equals(Published.PARAMETERS);
        return new Quantity(
                isACount ? figures.grouped((long) published.value()) : parts[0],
                published.unit(),
                isACount ? exact : published.printed());
    }

    public boolean isCounted() {
        return ours != null;
    }

    private static @Nullable Long ours(Published published, Totals totals) {
        return switch (published.figure()) {
            case Published.PARAMETERS -> totals.parameters();
            case Published.MACS -> totals.macs();
            case Published.CIO -> totals.cio();
            case Published.CIO_WITHOUT_DEPTHWISE_DOWNSAMPLING -> totals.cioWithoutDepthwiseDownsampling();
            default -> null;
        };
    }

    private static @Nullable String leftOut(Published published, Totals totals, Figures figures) {
        return published.figure().equals(Published.CIO_WITHOUT_DEPTHWISE_DOWNSAMPLING)
                ? "Printed as CIO, but leaves out the strided depthwise convolutions. With them, as equation 1 says: "
                        + figures.text(figures.count(totals.cio())) + "."
                : null;
    }

    private static @Nullable String explanation(Published published, long ours, Census census, Figures figures) {
        if (published.figure().equals(Published.MACS)) {
            long tools = Ledger.of(Convention.PTFLOPS_PYTORCH, census).total();
            if (published.isRoundedFrom(tools)) {
                return "Counted by ptflops, as the author says (CenterNet-HarDNet, issue 14): with normalisation, ReLU and"
                        + " pooling it is " + figures.text(figures.count(tools)) + ".";
            }
        }
        return published.isCutFrom(ours)
                ? figures.text(figures.count(ours)) + " with its further digits cut off instead of rounded."
                : null;
    }
}

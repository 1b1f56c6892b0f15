package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.prediction.Expectation;
import dev.overtone.prediction.Fitted;
import dev.overtone.prediction.Outlook;
import dev.overtone.prediction.Quality;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What the Designer says of a latency that was not measured.
 *
 * @param value ms, or null while there is none
 * @param interval {@code 38.9–43.8}
 * @param words what it rests on, or why there is none
 * @param beyond why it may be worth less than that, or null
 * @param learning whether there will be more to say in a moment
 */
record Expected(
        @Nullable Quantity value,
        String interval,
        String words,
        @Nullable String beyond,
        boolean learning) {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** Where nothing was measured anywhere. */
    static final Expected NOTHING = new Expected(
            null,
            "",
            "Nothing was measured yet. Measure " + Fitted.FEWEST
                    + " different networks on one device, and what any other would take is expected here as the sliders"
                    + " move.",
            null,
            false);

    static Expected of(Outlook outlook, boolean learning, Analysis analysis) {
        return switch (outlook) {
            case Fitted fitted -> of(fitted, fitted.expect(analysis), learning);
            case Outlook.TooFew few ->
                new Expected(
                        null,
                        "",
                        "Not yet: " + missing(few) + " Fewer cannot say how wrong it would be.",
                        null,
                        learning);
            case Outlook.NotYet _ -> new Expected(null, "", "Learning from what was measured …", null, true);
        };
    }

    private static Expected of(Fitted fitted, Expectation expectation, boolean learning) {
        return new Expected(
                new Quantity(rounded(expectation.milliseconds()), "ms", Double.toString(expectation.milliseconds())),
                rounded(expectation.least()) + "–" + rounded(expectation.most()),
                "Fitted on " + fitted.networks() + " networks; each left out in its turn, "
                        + percent(fitted.quality()) + " were predicted within ±10 % ("
                        + percent(fitted.macsAlone()) + " from MACs and the number of operations alone).",
                expectation.beyond(),
                learning);
    }

    private static String missing(Outlook.TooFew few) {
        String more = few.needed() == 1 ? "1 more network" : few.needed() + " more networks";
        return few.networks() == 0
                ? "measure " + few.needed() + " networks here."
                : "measure " + more + " here; " + few.networks() + (few.networks() == 1 ? " is" : " are")
                        + " measured.";
    }

    /** Three digits: more would say more than is known. */
    private static String rounded(double milliseconds) {
        return new BigDecimal(milliseconds).round(THREE_DIGITS).toPlainString();
    }

    private static String percent(Quality quality) {
        return Math.round(100 * quality.withinTenPercent()) + " %";
    }
}

package dev.overtone.prediction;

/** What can be said of networks that were not measured, in one context. */
public sealed interface Outlook permits Fitted, Outlook.TooFew, Outlook.NotYet {

    /**
     * Not enough was measured to say how wrong a prediction would be, so there is none.
     *
     * @param networks distinct ones that were measured, THROTTLED ones left out
     * @param needed how many more it takes
     */
    record TooFew(int networks, int needed) implements Outlook {}

    /** What was measured is being read or fitted at this moment. */
    record NotYet() implements Outlook {}
}

package dev.overtone.analysis;

/**
 * What a network costs in all, for one image.
 *
 * @param parameters trainable parameters
 * @param macs multiply-accumulates of convolutions and linear layers, no bias, normalisation, activation or pooling
 * @param cio convolutional input/output in elements (HarDNet, eq. 1)
 * @param cioWithoutDepthwiseDownsampling the same without stride-2 depthwise convolutions, as the paper's table 4 counts
 * @param concatElements elements written by concatenations of two or more inputs
 * @param peakActivationElements most activation elements alive at once in execution order
 * @param weightBytes 4 bytes for each parameter and each running mean and variance
 */
public record Totals(
        long parameters,
        long macs,
        long cio,
        long cioWithoutDepthwiseDownsampling,
        long concatElements,
        long peakActivationElements,
        long weightBytes) {

    /** MACs per element of CIO. */
    public double moc() {
        return (double) macs / cio;
    }
}

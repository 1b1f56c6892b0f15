package dev.overtone.architecture.zoo;

import java.math.BigDecimal;

/**
 * One figure that others published, rounding and counting convention included.
 *
 * @param figure what it is a figure of: one of the names here, or the device and runtime that a latency was taken on
 * @param value the printed number in its base unit
 * @param printed as it stands there, with the decimal prefix spelled K, M or G
 */
public record Published(String figure, double value, String unit, String printed, String source) {

    public static final String PARAMETERS = "parameters";
    public static final String MACS = "MACs";
    public static final String CIO = "CIO";
    public static final String CIO_WITHOUT_DEPTHWISE_DOWNSAMPLING = "CIO without depthwise downsampling";
    public static final String TOP_1 = "ImageNet top-1";
    public static final String TOP_1_ERROR = "ImageNet top-1 error";
    public static final String COCO = "COCO mAP, SSD512";
    public static final String VOC = "VOC07 mAP, SSD512";
    public static final String MILLISECONDS = "ms";

    static Published of(String figure, String printed, String unit, String source) {
        return new Published(
                figure, number(printed).movePointRight(prefix(printed)).doubleValue(), unit, printed, source);
    }

    /** What one unit of the last printed digit is worth. */
    public double lastPlace() {
        return number(printed).ulp().movePointRight(prefix(printed)).doubleValue();
    }

    /** Whether a count rounds to the printed number. */
    public boolean isRoundedFrom(long count) {
        return Math.abs((double) count - value) <= lastPlace() / 2;
    }

    /** Whether the printed number is this count with its further digits cut off. */
    public boolean isCutFrom(long count) {
        return (double) count >= value && (double) count < value + lastPlace();
    }

    private static BigDecimal number(String printed) {
        return new BigDecimal(printed.replaceAll("[ KMG]", ""));
    }

    private static int prefix(String printed) {
        return switch (printed.charAt(printed.length() - 1)) {
            case 'K' -> 3;
            case 'M' -> 6;
            case 'G' -> 9;
            default -> 0;
        };
    }
}

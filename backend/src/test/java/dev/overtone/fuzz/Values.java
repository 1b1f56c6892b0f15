package dev.overtone.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** What programs trip over. */
final class Values {

    /** Shown unescaped on a page it would be markup. */
    static final String MARKUP = "<fz0 x=\"'>";

    /** JSON values as they are written, some of which are none. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "false",
            "\"\"",
            "[]",
            "{}",
            "-0",
            "-0.0",
            "0",
            "1",
            "-1",
            "0.5",
            "1e308",
            "-1e308",
            "1e400",
            "-1e400",
            "1e-400",
            "4.9e-324",
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            ".5",
            "1.",
            "0x10",
            "1e",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "4294967297",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551617",
            "1.0",
            "3.0000000000000001",
            "1e0",
            "12e-1",
            "\"1\"",
            "\"true\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202etxt.exe\"",
            "\"\\ufeff\"",
            "\"\\x41\"",
            "\"\\",
            "'a'",
            "[[]]",
            "[1,2,3]",
            "[null]",
            "{\"a\":1,\"a\":2}",
            "{\"__proto__\":{}}",
            "{\"@class\":\"x\"}",
            "undefined",
            "/*c*/1",
            "1 2",
            ",",
            "");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "\0",
            "\u0001",
            "\t",
            "\r\nX-Injected: 1",
            "\u007f",
            "ä",
            "🎵",
            "\ud83c",
            "\u202e",
            "\ufeff",
            "\u2028",
            "%",
            "%00",
            "%zz",
            "..",
            "../../etc/passwd",
            "..\\..",
            ";",
            ";a=b",
            "//",
            "'",
            "\"",
            "`",
            "$",
            "${7*7}",
            "#{7*7}",
            "__${7*7}__::.x",
            "~{layout}",
            "*{x}",
            "' or '1'='1",
            "'; drop table run; --",
            MARKUP,
            "<!--",
            "]]>",
            "\\u003c",
            "null",
            "NaN",
            "0",
            "-1",
            "1e308",
            "2147483648",
            "99999999999999999999",
            "true",
            "cpu",
            "quick",
            "01940000-0000-7000-8000-000000000000",
            "0-0-0-0-0",
            "00000000-0000-0000-0000-0000000000000000",
            "asc",
            "desc",
            "queued",
            "state = 'FINISHED'",
            "state='QUEUED' AND fingerprint='a'",
            "state = ",
            "createdAt desc",
            "p50 asc",
            "name",
            "redirect:http://evil.example",
            "forward:/error",
            "e\u0301",
            "İ",
            "ß",
            "\ud835\udd20",
            "١٢");

    private final SplittableRandom random;

    Values(SplittableRandom random) {
        this.random = random;
    }

    /** A JSON value as text, or what looks like one. */
    String json() {
        return switch (random.nextInt(24)) {
            case 0 -> "9".repeat(size(3_000));
            case 1 -> "0." + "3".repeat(size(3_000));
            case 2 -> "\"" + "x".repeat(size(20_000)) + "\"";
            case 3 -> nested(size(10_000));
            default -> pick(JSON);
        };
    }

    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> pick(TEXTS).repeat(1 + random.nextInt(300));
            case 1 -> pick(TEXTS) + pick(TEXTS);
            case 2 -> Integer.toString(random.nextInt(-3, 5000));
            default -> pick(TEXTS);
        };
    }

    /** Bytes that are no UTF-8, or text in another encoding. */
    String bytes() {
        return switch (random.nextInt(7)) {
            case 0 -> "\u00c0\u0080";
            case 1 -> "\u00ed\u00a0\u0080";
            case 2 -> "\u00f8\u0088\u0080\u0080\u0080";
            case 3 -> "\u00ef\u00bb\u00bf";
            case 4 -> "\u00ff\u00fe";
            case 5 -> "\u001f\u008b\b\0\0";
            default -> Character.toString(random.nextInt(256));
        };
    }

    String nested(int depth) {
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"network\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** Mostly small, seldom the most. */
    int size(int most) {
        return 1 + (int) (most * Math.pow(random.nextDouble(), 4));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** At, near and between the ends of a range. */
    long within(long least, long most) {
        return switch (random.nextInt(10)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least - 1;
            case 3 -> most + 1;
            default -> Math.min(most, least - 1 + size((int) Math.min(most - least + 1, Integer.MAX_VALUE)));
        };
    }
}

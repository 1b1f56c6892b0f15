package dev.overtone.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** How one route answered; latencies in buckets 1.2 times as long each. */
final class Tally {

    private static final double STEP = Math.log(1.2);

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final long[] buckets = new long[120];
    private long count;
    private long total;
    private long longest;

    synchronized void add(Answer answer) {
        statuses.merge(answer.status(), 1L, Long::sum);
        count++;
        total += answer.nanos();
        longest = Math.max(longest, answer.nanos());
        buckets[(int) Math.clamp(Math.log(answer.nanos() / 1000.0) / STEP, 0, buckets.length - 1)]++;
    }

    synchronized Tally plus(Tally other) {
        var sum = new Tally();
        for (Tally part : new Tally[] {this, other}) {
            part.statuses.forEach((status, times) -> sum.statuses.merge(status, times, Long::sum));
            sum.count += part.count;
            sum.total += part.total;
            sum.longest = Math.max(sum.longest, part.longest);
            for (int i = 0; i < buckets.length; i++) {
                sum.buckets[i] += part.buckets[i];
            }
        }
        return sum;
    }

    synchronized long count() {
        return count;
    }

    /** Milliseconds on average; 1 before anything is known. */
    synchronized double mean() {
        return count == 0 ? 1 : total / 1e6 / count;
    }

    /** Milliseconds that this share of the answers stayed below, to 20 %. */
    synchronized double quantile(double share) {
        long left = (long) Math.ceil(count * share);
        for (int i = 0; i < buckets.length; i++) {
            left -= buckets[i];
            if (left <= 0) {
                return Math.min(longest / 1e6, Math.exp((i + 1) * STEP) / 1000);
            }
        }
        return longest / 1e6;
    }

    synchronized double longest() {
        return longest / 1e6;
    }

    synchronized String statuses() {
        var text = new StringBuilder();
        statuses.forEach((status, times) -> text.append(text.isEmpty() ? "" : " ")
                .append(status)
                .append('×')
                .append(times));
        return text.toString();
    }
}

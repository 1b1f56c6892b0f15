package dev.overtone.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much of the space up to a reference point a front beats, exactly, for one to three losses. Each loss is scaled so
 * that {@code ideal} is 0 and {@code nadir} is 1; the reference point is at {@link #REFERENCE} in each.
 */
public record Hypervolume(double[] ideal, double[] nadir) {

    public static final double REFERENCE = 1.1;

    /** By the least and the most of every loss among these. */
    public static Hypervolume over(List<double[]> losses) {
        double[] ideal = losses.getFirst().clone();
        double[] nadir = ideal.clone();
        for (double[] own : losses) {
            for (int i = 0; i < own.length; i++) {
                ideal[i] = Math.min(ideal[i], own[i]);
                nadir[i] = Math.max(nadir[i], own[i]);
            }
        }
        return new Hypervolume(ideal, nadir);
    }

    /** Of losses that need not be a front. */
    public double of(List<double[]> losses) {
        return beaten(losses.stream().map(this::room).toList());
    }

    /** 0 at the ideal, 1 at the nadir. */
    public double[] scaled(double[] losses) {
        var scaled = new double[losses.length];
        for (int i = 0; i < scaled.length; i++) {
            double width = nadir[i] - ideal[i];
            scaled[i] = width > 0 ? (losses[i] - ideal[i]) / width : losses[i] - ideal[i];
        }
        return scaled;
    }

    /** How far a point is from the reference point, 0 where it is behind. */
    double[] room(double[] losses) {
        double[] room = scaled(losses);
        for (int i = 0; i < room.length; i++) {
            room[i] = Math.max(0, REFERENCE - room[i]);
        }
        return room;
    }

    /** What one box adds to others; all begin at the origin. */
    static double gain(List<double[]> corners, double[] another) {
        var shared = new ArrayList<double[]>(corners.size());
        for (double[] corner : corners) {
            var least = new double[another.length];
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(another[i], corner[i]);
            }
            shared.add(least);
        }
        return beaten(List.of(another)) - beaten(shared);
    }

    /** The volume of boxes that all begin at the origin and reach to these corners. */
    static double beaten(List<double[]> corners) {
        if (corners.isEmpty()) {
            return 0;
        }
        return switch (corners.getFirst().length) {
            case 1 -> corners.stream().mapToDouble(corner -> corner[0]).max().orElse(0);
            case 2 -> area(corners);
            case 3 -> volume(corners);
            default -> throw new IllegalArgumentException("one to three objectives");
        };
    }

    private static double area(List<double[]> corners) {
        double[][] ordered = corners.toArray(double[][]::new);
        Arrays.sort(ordered, Comparator.comparingDouble((double[] corner) -> -corner[0]));
        double area = 0;
        double height = 0;
        for (double[] corner : ordered) {
            if (corner[1] > height) {
                area += corner[0] * (corner[1] - height);
                height = corner[1];
            }
        }
        return area;
    }

    /** Slices between one depth and the next; each slice is the staircase of all corners at least as deep. */
    private static double volume(List<double[]> corners) {
        double[][] ordered = corners.toArray(double[][]::new);
        Arrays.sort(ordered, Comparator.comparingDouble((double[] corner) -> -corner[2]));
        var stairs = new ArrayList<double[]>();
        double volume = 0;
        double area = 0;
        for (int i = 0; i < ordered.length; i++) {
            double[] corner = ordered[i];
            if (stairs.stream().noneMatch(step -> step[0] >= corner[0] && step[1] >= corner[1])) {
                stairs.removeIf(step -> step[0] <= corner[0] && step[1] <= corner[1]);
                stairs.add(corner);
                area = area(stairs);
            }
            double next = i + 1 < ordered.length ? ordered[i + 1][2] : 0;
            volume += area * (corner[2] - next);
        }
        return volume;
    }
}

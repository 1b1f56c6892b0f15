package dev.overtone.web;

import dev.overtone.profiling.DeviceDetails;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.TakenCalibration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One device's page.
 *
 * @param since when it was last told to stand otherwise, or null
 * @param calibrated what it reached at best and last, figure by figure
 */
record DevicePage(
        DeviceRow row,
        @Nullable String since,
        List<Waiting> queue,
        List<Figure> calibrated,
        List<Taken> history,
        List<String> columns,
        @Nullable Instant asked,
        @Nullable String calibrationTrouble,
        Map<String, String> facts,
        Map<String, String> environment,
        List<Other> others) {

    /** A run of the queue and why it is not taken although its turn has come, or null. */
    record Waiting(int place, RunRow row, @Nullable String reason) {}

    /** @param last the newest calibration that has it */
    record Figure(String label, Quantity best, Quantity last, Instant at) {}

    /** One calibration; cells in the order of the columns, null where it did not take a figure. */
    record Taken(Instant at, List<@Nullable Quantity> cells) {}

    /** Another device to hold this one against. */
    record Other(String label, String address) {}

    static DevicePage of(DeviceDetails details, List<DeviceView> others, Figures figures) {
        DeviceView device = details.device();
        List<String> taken = DeviceRow.figuresInOrder().stream()
                .filter(figure -> details.calibrations().stream()
                        .anyMatch(one -> one.perSecond().containsKey(figure)))
                .toList();
        return new DevicePage(
                DeviceRow.of(details, figures),
                device.standingSince() == null ? null : figures.time(device.standingSince()),
                queue(details.queue(), figures),
                taken.stream().map(figure -> figure(figure, details, figures)).toList(),
                details.calibrations().stream()
                        .map(one -> new Taken(one.takenAt(), cells(one, taken, figures)))
                        .toList(),
                taken.stream().map(DeviceRow::label).toList(),
                details.calibrationAsked(),
                details.calibrationTrouble(),
                facts(device),
                details.environment(),
                others.stream()
                        .map(other -> new Other(
                                other.id() + " · " + other.hardwareProfile().name(),
                                DeviceComparisonPage.address(device.id(), other.id())))
                        .toList());
    }

    public boolean taking() {
        return row.device().standing() == Standing.TAKING;
    }

    public boolean draining() {
        return row.device().standing() == Standing.DRAINING;
    }

    /** What its standing means, in words. */
    public String meaning() {
        return switch (row.device().standing()) {
            case TAKING -> "It takes the oldest run that waits for it or for any device.";
            case PAUSED ->
                "It takes no run" + beginning() + ". What it measures goes on; what waits for it alone waits.";
            case DRAINING ->
                "It takes no run" + beginning()
                        + " and nobody can ask for it by name. What it measures goes on; runs that want only this device stay queued until it is resumed.";
        };
    }

    private String beginning() {
        return since == null ? "" : " since " + since;
    }

    private static List<Waiting> queue(List<RunDetails> queue, Figures figures) {
        var rows = new ArrayList<Waiting>();
        for (RunDetails details : queue) {
            rows.add(new Waiting(rows.size() + 1, RunRow.of(details, figures), details.waiting()));
        }
        return rows;
    }

    private static Figure figure(String figure, DeviceDetails details, Figures figures) {
        TakenCalibration last = details.calibrations().stream()
                .filter(one -> one.perSecond().containsKey(figure))
                .findFirst()
                .orElseThrow();
        double newest = last.perSecond().getOrDefault(figure, 0.0);
        return new Figure(
                DeviceRow.label(figure),
                DeviceRow.quantity(figure, details.best().getOrDefault(figure, newest), figures),
                DeviceRow.quantity(figure, newest, figures),
                last.takenAt());
    }

    private static List<@Nullable Quantity> cells(TakenCalibration one, List<String> figuresTaken, Figures figures) {
        var cells = new ArrayList<@Nullable Quantity>();
        for (String figure : figuresTaken) {
            Double value = one.perSecond().get(figure);
            cells.add(value == null ? null : DeviceRow.quantity(figure, value, figures));
        }
        return cells;
    }

    private static Map<String, String> facts(DeviceView device) {
        Map<String, String> facts = new LinkedHashMap<>(device.hardwareProfile().facts());
        facts.put("most threads", Integer.toString(device.cores()));
        facts.put("machine", device.host());
        facts.put("hardware profile", device.hardwareProfile().id());
        return facts;
    }
}

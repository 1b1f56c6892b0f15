package dev.overtone.trials;

import dev.overtone.Http;
import dev.overtone.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * A day's worth of slider moves, each one a new design: what the server keeps of them after a full collection, at every
 * tenth. Ends badly when the heap of the second half grew by more than 8 MB.
 *
 * <p>Argument: moves (100,000).
 */
public final class SliderDay {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double MOST_GROWTH_MB = 8;
    private static final int TENTHS = 10;

    private SliderDay() {}

    public static void main(String[] arguments) throws Exception {
        int moves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path home = Files.createTempDirectory("overtone-day-");
        double growth;
        try (var server = RunningServer.startJar(PackagedServer.JAR, home)) {
            var slider = new Slider(new Http(URI.create(server.url()).getPort()), 85, "");
            double[] used = new double[TENTHS + 1];
            for (int tenth = 0; tenth <= TENTHS; tenth++) {
                for (int move = 0; tenth > 0 && move < moves / TENTHS; move++) {
                    slider.picture(slider.move());
                }
                used[tenth] = usedMegabytes(server.process().pid());
                System.out.printf(Locale.ROOT, "%,7d moves: %.1f MB used%n", moves / TENTHS * tenth, used[tenth]);
            }
            growth = used[TENTHS] - used[TENTHS / 2];
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.out.printf(Locale.ROOT, "growth over the second half: %.1f MB%n", growth);
        System.exit(growth > MOST_GROWTH_MB ? 1 : 0);
    }

    private static double usedMegabytes(long pid) throws IOException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("The heap's size is not told");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException {
        String jcmd = Path.of(PackagedServer.JAVA).resolveSibling("jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

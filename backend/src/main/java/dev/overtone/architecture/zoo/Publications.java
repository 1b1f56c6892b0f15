package dev.overtone.architecture.zoo;

import static dev.overtone.architecture.zoo.Published.CIO;
import static dev.overtone.architecture.zoo.Published.CIO_WITHOUT_DEPTHWISE_DOWNSAMPLING;
import static dev.overtone.architecture.zoo.Published.COCO;
import static dev.overtone.architecture.zoo.Published.MACS;
import static dev.overtone.architecture.zoo.Published.MILLISECONDS;
import static dev.overtone.architecture.zoo.Published.PARAMETERS;
import static dev.overtone.architecture.zoo.Published.TOP_1;
import static dev.overtone.architecture.zoo.Published.TOP_1_ERROR;
import static dev.overtone.architecture.zoo.Published.VOC;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the tables that figures are carried from, each number as it stands there. */
final class Publications {

    private static final String TABLE_4 = "HarDNet, ICCV 2019, table 4";
    private static final String TABLE_5 = "HarDNet, ICCV 2019, table 5";
    private static final String README = "PingoLH/Pytorch-HarDNet, README";
    private static final String HUB = "PyTorch Hub, pytorch_vision_hardnet";
    private static final String TORCHVISION = "torchvision, model weights";
    private static final String ON_GTX_1080 = "GTX 1080, PyTorch 1.1, 1024×1024";
    private static final String ON_GTX_1080_TI = "GTX 1080 Ti, PyTorch 1.1, 1024×1024";
    private static final String ON_JETSON_NANO = "Jetson Nano, TensorRT, 320×320";
    private static final String NONE = "";
    private static final String ELEMENTS = "elements";
    private static final String PERCENT = "%";

    private Publications() {}

    static List<Published> hardnet39ds() {
        return all(
                table4(CIO_WITHOUT_DEPTHWISE_DOWNSAMPLING, "3.5 M", "0.44 G", "8.2 M", "17.8", "32.5", "72.1"),
                onNano("3.5 M", "0.44 G", "32.5", "72.1"));
    }

    static List<Published> hardnet68ds() {
        return all(
                table4(CIO_WITHOUT_DEPTHWISE_DOWNSAMPLING, "4.2 M", "0.79 G", "15.3 M", "31.7", "52.6", "74.3"),
                onNano("4.2 M", "0.8 G", "52.6", "74.3"),
                hub("25.71"));
    }

    static List<Published> hardnet68() {
        return all(
                table4(CIO, "17.6 M", "4.3 G", "11.5 M", "32.6", NONE, "76.2"),
                onTi("17.6 M", "4.3 G", "22.5", "76.5", "31.7"),
                hub("23.52"),
                Stream.of(Published.of(VOC, "81.5", NONE, TABLE_5), Published.of(COCO, "31.7", NONE, TABLE_5)));
    }

    static List<Published> hardnet85() {
        return all(onTi("36.7 M", "9.1 G", "38.0", "78.0", "35.1"));
    }

    static List<Published> densenet121() {
        return all(
                torchvision("7978856", "2.834 G", "74.434"),
                table4(CIO, "7.9 M", "2.9 G", "21.9 M", "51.5", NONE, "75.0"));
    }

    static List<Published> densenet161() {
        return all(torchvision("28681000", "7.728 G", "77.138"));
    }

    static List<Published> densenet169() {
        return all(torchvision("14149480", "3.36 G", "75.600"));
    }

    static List<Published> densenet201() {
        return all(
                torchvision("20013928", "4.291 G", "76.896"),
                table4(CIO, "20 M", "4.4 G", "31.8 M", "83.9", NONE, "77.4"));
    }

    static List<NotBuilt> notBuilt() {
        return List.of(
                new NotBuilt("HarDNet-96s", all(table4(CIO, "9.3 M", "2.5 G", "11.7 M", "36.4", NONE, "74.7"))),
                new NotBuilt("HarDNet-117s", all(table4(CIO, "20.9 M", "4.9 G", "16.7 M", "57.6", NONE, "77.0"))),
                new NotBuilt("HarDNet-138s", all(table4(CIO, "35.5 M", "6.7 G", "19.6 M", "70.5", NONE, "77.8"))),
                new NotBuilt("MobileNetV2", all(table4(CIO, "3.5 M", "0.32 G", "13.4 M", "23.7", "37.9", "72.0"))),
                new NotBuilt("MobileNetV2 1.4×", all(table4(CIO, "6.1 M", "0.59 G", "18.5 M", "33.0", "57.8", "74.7"))),
                new NotBuilt("SqueezeNet 1.0", all(table4(CIO, "1.2 M", "0.83 G", "7.9 M", "19.6", NONE, "60.4"))),
                new NotBuilt("ResNet-18", all(table4(CIO, "11.7 M", "1.8 G", "4.7 M", "13.0", NONE, "69.6"))),
                new NotBuilt("ResNet-50", all(table4(CIO, "25 M", "4.1 G", "20.7 M", "46.5", NONE, "76.0"))),
                new NotBuilt("ResNet-101", all(table4(CIO, "44.5 M", "7.6 G", "30.9 M", "76.9", NONE, "77.6"))),
                new NotBuilt("ResNet-152", all(table4(CIO, "60.2 M", "11.3 G", "43.6 M", "109.7", NONE, "77.8"))),
                new NotBuilt("VGG-16", all(table4(CIO, "138 M", "15.5 G", "22.6 M", "79.3", NONE, "73.4"))));
    }

    /** A row of the paper's table of ImageNet networks; without a figure for the Jetson Nano where none is printed. */
    private static Stream<Published> table4(
            String cio, String parameters, String macs, String traffic, String gtx, String nano, String top1) {
        var row = new ArrayList<Published>(List.of(
                Published.of(PARAMETERS, parameters, NONE, TABLE_4),
                Published.of(MACS, macs, NONE, TABLE_4),
                Published.of(cio, traffic, ELEMENTS, TABLE_4),
                Published.of(TOP_1, top1, PERCENT, TABLE_4),
                Published.of(ON_GTX_1080, gtx, MILLISECONDS, TABLE_4)));
        if (!nano.isEmpty()) {
            row.add(Published.of(ON_JETSON_NANO, nano, MILLISECONDS, TABLE_4));
        }
        return row.stream();
    }

    private static Stream<Published> onTi(String parameters, String macs, String time, String top1, String coco) {
        return Stream.of(
                Published.of(PARAMETERS, parameters, NONE, README),
                Published.of(MACS, macs, NONE, README),
                Published.of(TOP_1, top1, PERCENT, README),
                Published.of(ON_GTX_1080_TI, time, MILLISECONDS, README),
                Published.of(COCO, coco, NONE, README));
    }

    private static Stream<Published> onNano(String parameters, String macs, String time, String top1) {
        return Stream.of(
                Published.of(PARAMETERS, parameters, NONE, README),
                Published.of(MACS, macs, NONE, README),
                Published.of(TOP_1, top1, PERCENT, README),
                Published.of(ON_JETSON_NANO, time, MILLISECONDS, README));
    }

    private static Stream<Published> hub(String top1Error) {
        return Stream.of(Published.of(TOP_1_ERROR, top1Error, PERCENT, HUB));
    }

    private static Stream<Published> torchvision(String parameters, String macs, String top1) {
        return Stream.of(
                Published.of(PARAMETERS, parameters, NONE, TORCHVISION),
                Published.of(MACS, macs, NONE, TORCHVISION),
                Published.of(TOP_1, top1, PERCENT, TORCHVISION));
    }

    @SafeVarargs
    private static List<Published> all(Stream<Published>... rows) {
        var all = new ArrayList<Published>();
        for (Stream<Published> row : rows) {
            row.forEach(all::add);
        }
        return List.copyOf(all);
    }
}

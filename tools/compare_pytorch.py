#!/usr/bin/env python3
"""Times Overtone's networks (DJL, eager, plain and channels last) against the authors' own code in Python PyTorch (eager), side by side.

    git clone https://github.com/PingoLH/Pytorch-HarDNet
    mvn package -DskipTests
    python tools/compare_pytorch.py path/to/Pytorch-HarDNet

Both run single precision on the CPU with the same number of threads and the same weights, 1x3x224x224. They take turns
of a few forwards each, so that what else the machine does hits both alike; what counts is the ratio. The official code
is not part of this repository. Needs Python with torch, and JDK 25 (JAVA_HOME, or --java).
"""

import argparse
import copy
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
JAR = ROOT / "backend/target/overtone.jar"
TEST_CLASSES = ROOT / "backend/target/test-classes"
PRESETS = {"hardnet-39ds": (39, True), "hardnet-68": (68, False), "hardnet-68ds": (68, True), "hardnet-85": (85, False)}
RUNTIMES = ["eager", "eager-channels-last"]
SIZE = 224
MASK = 0xFFFFFFFF
TOLERANCE = 1e-3


def main():
    arguments = parse()
    # Waiting OpenMP threads must give the core back to the process whose turn it is; read when libgomp loads.
    os.environ["GOMP_SPINCOUNT"] = "1000"
    torch = import_torch()
    networks = import_official(arguments.checkout)
    java = find_java(arguments.java)
    for file in (JAR, TEST_CLASSES / "dev/overtone/network/EagerLatency.class"):
        if not file.exists():
            sys.exit(f"{file.relative_to(ROOT)} is missing: run `mvn package -DskipTests` first.")

    torch.set_num_threads(arguments.threads)
    print(f"PyTorch {torch.__version__}, {arguments.threads} thread(s), 1x3x{SIZE}x{SIZE}, "
          f"load average {os.getloadavg()[0]:.1f}")
    print(f"{'preset':14}{'runtime':21}{'its p50':>10}{'PyTorch p50':>13}{'ratio of p50':>14}{'paired':>9}{'samples':>9}")
    for preset in arguments.presets:
        compare(torch, networks, java, preset, arguments)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path, help="a checkout of the official Pytorch-HarDNet")
    parser.add_argument("--presets", nargs="+", choices=PRESETS, default=["hardnet-68", "hardnet-39ds"])
    parser.add_argument("--runtimes", nargs="+", choices=RUNTIMES, default=RUNTIMES)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=40, help="turns of each side")
    parser.add_argument("--forwards", type=int, default=5, help="forwards in one turn")
    parser.add_argument("--cache", type=Path, default=ROOT / "backend/target/libraries",
                        help="where DJL's native libraries are unpacked")
    parser.add_argument("--java", help="a JDK 25 java; default: JAVA_HOME's, else the one on the path")
    return parser.parse_args()


def import_torch():
    try:
        import torch
        return torch
    except ImportError:
        sys.exit(f"torch is missing: {sys.executable} has no PyTorch (pip install torch).")


def import_official(checkout):
    if not (checkout / "hardnet.py").is_file():
        sys.exit(f"{checkout} is no checkout of the official code: it has no hardnet.py "
                 "(git clone https://github.com/PingoLH/Pytorch-HarDNet).")
    sys.path.insert(0, str(checkout.resolve()))
    import hardnet
    return hardnet


def find_java(given):
    home = os.environ.get("JAVA_HOME")
    java = given or (home and str(Path(home) / "bin/java")) or shutil.which("java")
    if not java or not shutil.which(java):
        sys.exit("Java is missing: set JAVA_HOME or --java to a JDK 25.")
    version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    number = re.search(r'version "(\d+)', version)
    if not number or int(number.group(1)) < 25:
        sys.exit(f"{java} is Java {number.group(1) if number else '?'}: set JAVA_HOME or --java to a JDK 25.")
    return java


def compare(torch, networks, java, preset, arguments):
    arch, depthwise = PRESETS[preset]
    network = networks.HarDNet(depth_wise=depthwise, arch=arch, pretrained=False).eval()
    set_reference_weights(torch, network)
    image = 4 * reference_values(torch, 1_000_003, 3 * SIZE * SIZE).reshape(1, 3, SIZE, SIZE)
    image = image.float()
    sides = {runtime: Djl(java, preset, runtime, arguments.threads, arguments.cache) for runtime in arguments.runtimes}
    with torch.no_grad():
        outputs = network(image)[0, :10].tolist()
        sides["Python channels-last"] = Python(torch, network, image)
        for name, side in sides.items():
            side.difference = max(abs(a - b) for a, b in zip(side.head, outputs))
            if side.difference > TOLERANCE:
                sys.exit(f"{preset}, {name}: the two compute different outputs ({side.difference:.2g} apart); "
                         "no time is comparable.")
        theirs = []
        for turn in range(-2, arguments.rounds):
            order = ["", *sides]
            random.shuffle(order)
            times = {name: sides[name].run(arguments.forwards) if name else run(network, image, arguments.forwards)
                     for name in order}
            if turn >= 0:
                theirs += times[""]
                for name, side in sides.items():
                    side.times += times[name]
                    side.paired.append(statistics.median(times[name]) / statistics.median(times[""]))
    reference = statistics.median(theirs)
    for name, side in sides.items():
        side.close()
        p50 = statistics.median(side.times)
        print(f"{preset:14}{name:21}{p50:8.2f}ms{reference:11.2f}ms{p50 / reference:14.3f}"
              f"{statistics.median(side.paired):9.3f}{len(side.times):9d}   outputs {side.difference:.1g} apart")


def run(network, image, forwards):
    from time import perf_counter_ns
    times = []
    for _ in range(forwards):
        start = perf_counter_ns()
        network(image)
        times.append((perf_counter_ns() - start) / 1e6)
    return times


class Python:
    """The authors' code with NHWC strides: how much of what channels-last gives is the machine's."""

    def __init__(self, torch, network, image):
        self.times, self.paired = [], []
        self.network = copy.deepcopy(network).to(memory_format=torch.channels_last)
        self.image = image.contiguous(memory_format=torch.channels_last)
        self.head = self.network(self.image)[0, :10].tolist()

    def run(self, forwards):
        return run(self.network, self.image, forwards)

    def close(self):
        pass


class Djl:
    """The Java side, waiting for its turns."""

    def __init__(self, java, preset, runtime, threads, cache):
        self.times, self.paired = [], []
        self.process = subprocess.Popen(
            [java, "--enable-native-access=ALL-UNNAMED", "-cp", str(JAR),
             f"-Dloader.path={TEST_CLASSES}", "-Dloader.main=dev.overtone.network.EagerLatency",
             "org.springframework.boot.loader.launch.PropertiesLauncher", preset, str(threads), str(cache), runtime],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.head = self.answer()

    def run(self, forwards):
        self.process.stdin.write(f"{forwards}\n")
        return self.answer()

    def answer(self):
        while True:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("The Java side ended; its own words are above.")
            if re.fullmatch(r"[-\d.E ]+\n", line):  # not a line of log
                return [float(value) for value in line.split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def set_reference_weights(torch, network):
    """The weights that every measured network carries: an integer hash of tensor and element."""
    tensors = [(name, tensor) for name, tensor in network.state_dict().items() if "num_batches_tracked" not in name]
    for index, (name, tensor) in enumerate(tensors):
        values = reference_values(torch, index, tensor.numel())
        if name.endswith("norm.weight"):
            values = 1 + 0.2 * values
        elif name.endswith("running_var"):
            values = 1 + 0.4 * values
        elif name.endswith(("norm.bias", "running_mean")):
            values = 0.2 * values
        elif name.endswith("bias"):
            values = 0.1 * values
        else:
            values = values * (6 / (tensor.numel() // tensor.shape[0])) ** 0.5
        tensor.copy_(values.reshape(tensor.shape))


def reference_values(torch, tensor, count):
    x = (torch.arange(count) * 0x9E3779B1 + (tensor * 0x85EBCA77 + 0x165667B1)) & MASK
    x ^= x >> 16
    x = (x * 0x7FEB352D) & MASK
    x ^= x >> 15
    x = (x * 0x846CA68B) & MASK
    x ^= x >> 16
    return x.double() / 2**32 * 2 - 1


if __name__ == "__main__":
    main()

// A point for each network, and the line through their logarithms: mark and colour differ by kind, hollow is not stable.

import {chart, tooltipStyle} from "app/charts/echarts.js";
import {beside, pointAxes} from "app/charts/points.js";
import {bytes, count, milliseconds, significant} from "app/figures.js";

const LOOKS = {
    "HarDNet": {token: "series-1", symbol: "circle"},
    "HarDNet, depthwise": {token: "series-2", symbol: "triangle"},
    "LogDenseNet": {token: "series-3", symbol: "rect"},
    "DenseNet": {token: "ink-2", symbol: "diamond"},
};
const OTHER = {token: "ink-3", symbol: "pin"};
const STEPS = 60;

/** `data` as the page's island has it; `onOpen(run)` hears which point was chosen. */
export function scatter(host, data, {onOpen}) {
    const drawn = chart(host);
    drawn.show((c) => option(data, c)).then(() => {
        drawn.instance?.on("click", ({data: point}) => {
            if (point?.run) onOpen(point.run);
        });
    });
    return drawn;
}

function option({across, unit, inBytes, linear, line, groups}, c) {
    const written = (value) => (inBytes ? bytes(value) : unit.startsWith("ms") ? milliseconds(value) : count(value));
    const all = groups.flatMap(({points}) => points);
    return {
        legend: {top: 0, left: 8, itemWidth: 12, textStyle: {color: c.ink, fontSize: 12}, data: groups.map(({name}) => name)},
        grid: {left: 60, right: 24, top: 56, bottom: 48},
        tooltip: {
            ...tooltipStyle(c),
            trigger: "item",
            formatter: ({data: point, seriesName}) => point.run
                ? `<b>${point.name}</b><br>${seriesName}<br>${across} ${written(point.value[0])}<br>${milliseconds(point.value[1])}, against the line: ${point.aside}`
                : "",
        },
        ...pointAxes({
            x: {name: across, values: all.map((point) => point.across), log: !linear, written},
            y: {name: "p50, ms", values: all.map((point) => point.up), log: !linear, written: significant},
        }, c),
        series: [
            {
                type: "line", name: "line", symbol: "none", silent: true, z: 1,
                data: along(Math.min(...all.map((p) => p.across)), Math.max(...all.map((p) => p.across)), line),
                lineStyle: {color: c["ink-3"], width: 1.5, type: "dashed"},
            },
            ...groups.map(({name, points}) => {
                const {token, symbol} = LOOKS[name] ?? OTHER;
                return {
                    type: "scatter", name, symbol, symbolSize: 10, cursor: "pointer", z: 2,
                    itemStyle: {color: c[token]},
                    ...beside(c, ({data: point}) => (point.named ? point.aside : "")),
                    data: points.map((point) => ({
                        ...point, value: [point.across, point.up],
                        // Away from the line, where the others are.
                        label: {position: point.aside?.endsWith("slower") ? "left" : "right"},
                        itemStyle: point.stable ? {} : {color: c.surface, borderColor: c[token], borderWidth: 2},
                    })),
                };
            }),
        ],
    };
}

function along(from, to, {exponent, factor}) {
    return Array.from({length: STEPS + 1}, (_, i) => from * (to / from) ** (i / STEPS)).map((x) => [x, factor * x ** exponent]);
}

// A point for each network, and the line through their logarithms: mark and colour differ by kind, hollow is not stable.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {bytes, count, milliseconds, significant} from "app/figures.js";

const LOOKS = {
    "HarDNet": {token: "series-1", symbol: "circle"},
    "HarDNet, depthwise": {token: "series-2", symbol: "triangle"},
    "LogDenseNet": {token: "series-3", symbol: "rect"},
    "DenseNet": {token: "ink-2", symbol: "diamond"},
};
const OTHER = {token: "ink-3", symbol: "pin"};
const STEPS = 60;
const ROOM = 1.15;

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
    const [left, right] = bounds(all.map((point) => point.across), linear);
    const [low, high] = bounds(all.map((point) => point.up), linear);
    const axis = {...axisStyle(c), type: linear ? "value" : "log", nameTextStyle: {color: c["ink-2"], fontSize: 11, fontWeight: 600}};
    const label = {color: c["ink-3"], fontSize: 11, hideOverlap: true};
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
        xAxis: {
            ...axis, name: across, nameLocation: "middle", nameGap: 28, min: left, max: right,
            axisLabel: {...label, showMinLabel: false, showMaxLabel: false, formatter: (v) => written(v)},
        },
        yAxis: {
            ...axis, name: "p50, ms", nameLocation: "end", nameGap: 12, min: low, max: high,
            nameTextStyle: {...axis.nameTextStyle, align: "left", padding: [0, 0, 0, -48]},
            axisLabel: {...label, showMinLabel: linear, showMaxLabel: false, formatter: (v) => (v === 0 ? "0" : significant(v))},
        },
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
                    label: {show: true, position: "right", color: c["ink-2"], fontSize: 11, formatter: ({data: point}) => (point.named ? point.aside : "")},
                    labelLayout: {hideOverlap: true},
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

/** From a little below the least to a little above the most; from 0 where the axis is linear. */
function bounds(values, linear) {
    const most = Math.max(...values);
    return linear ? [0, most * ROOM] : [Math.min(...values) / ROOM, most * ROOM];
}

function along(from, to, {exponent, factor}) {
    return Array.from({length: STEPS + 1}, (_, i) => from * (to / from) ** (i / STEPS)).map((x) => [x, factor * x ** exponent]);
}

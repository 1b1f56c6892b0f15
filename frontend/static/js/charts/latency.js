// Latencies: how they are distributed, and in which order they came.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {milliseconds, significant} from "app/figures.js";

const MOST_BINS = 60;

export function histogram(host, values) {
    const sorted = Float64Array.from(values).sort();
    const at = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    const bins = binned(sorted, at);
    return shown(host, (c) => ({
        grid: {left: 44, right: 20, top: 26, bottom: 30},
        tooltip: {
            ...tooltipStyle(c), trigger: "axis", axisPointer: {type: "shadow", shadowStyle: {color: c.ink, opacity: 0.06}},
            formatter: ([point]) => {
                const bin = bins[point.dataIndex];
                return `${significant(bin.from)} to ${bin.last ? "∞" : significant(bin.to)} ms<br><b>${bin.count}</b> forwards`;
            },
        },
        xAxis: {...axisStyle(c), type: "category", data: bins.map((bin) => significant(bin.from)), splitLine: {show: false},
            axisLabel: {color: c["ink-3"], fontSize: 11, interval: Math.ceil(bins.length / 6) - 1}},
        yAxis: {...axisStyle(c), type: "value", minInterval: 1, splitNumber: 3},
        series: [{
            type: "bar", data: bins.map((bin) => bin.count), barCategoryGap: 1, itemStyle: {color: c["series-1"]},
            markLine: {
                symbol: "none", silent: true, animation: false,
                lineStyle: {color: c.ink, type: "solid", width: 1},
                label: {color: c.ink, fontSize: 11, formatter: ({name}) => name},
                data: [["p50", 0.5, "right"], ["p90", 0.9, "left"]].map(([name, share, align]) => ({name, label: {align}, xAxis: bins.findIndex((bin) => at(share) < bin.to || bin.last)})),
            },
        }],
    }));
}

function shown(host, option) {
    const drawn = chart(host);
    drawn.show(option);
    return drawn;
}

/** Bins by Freedman and Diaconis up to p99.5; the last one gathers what lies beyond. */
function binned(sorted, at) {
    const least = sorted[0];
    const most = Math.max(at(0.995), least * 1.0001);
    const wanted = 2 * (at(0.75) - at(0.25)) / Math.cbrt(sorted.length);
    const number = Math.min(MOST_BINS, Math.max(8, Math.ceil((most - least) / (wanted || (most - least) / 8))));
    const width = (most - least) / number;
    const bins = Array.from({length: number}, (_, i) => ({from: least + i * width, to: least + (i + 1) * width, count: 0, last: i === number - 1}));
    for (const value of sorted) bins[Math.min(number - 1, Math.floor((value - least) / width))].count++;
    return bins;
}

export function order(host, values) {
    const sorted = Float64Array.from(values).sort();
    const p50 = sorted[Math.ceil(0.5 * sorted.length) - 1];
    const top = sorted[Math.ceil(0.995 * sorted.length) - 1];
    return shown(host, (c) => ({
        grid: {left: 52, right: 20, top: 16, bottom: 30},
        tooltip: {...tooltipStyle(c), trigger: "axis", formatter: ([point]) => `Forward ${point.data[0] + 1}<br><b>${milliseconds(point.data[1])}</b>`},
        xAxis: {...axisStyle(c), type: "value", max: values.length - 1, splitLine: {show: false},
            axisLabel: {color: c["ink-3"], fontSize: 11, showMaxLabel: false}},
        yAxis: {...axisStyle(c), type: "value", scale: true, max: (range) => Math.min(range.max, top * 1.1), splitNumber: 3,
            axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => significant(v), showMaxLabel: false}},
        series: [{
            type: "scatter", symbolSize: values.length > 3000 ? 2 : 3, large: values.length > 5000,
            data: Array.from(values, (value, i) => [i, value]), itemStyle: {color: c["series-1"], opacity: 0.75}, clip: true,
            markLine: {symbol: "none", silent: true, animation: false, lineStyle: {color: c.ink, type: "dashed", width: 1},
                label: {color: c.ink, fontSize: 11, position: "insideEndTop", formatter: "p50", backgroundColor: c.surface, borderRadius: 3, padding: [2, 4]}, data: [{yAxis: p50}]},
        }],
    }));
}

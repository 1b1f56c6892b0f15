// The samples of two runs over each other; line and mark differ, so that colour is not needed to tell them apart.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {milliseconds, significant} from "app/figures.js";

const STEPS = 400;
const LOOKS = [
    {name: "A", token: "series-1", dash: "solid", symbol: "circle"},
    {name: "B", token: "series-2", dash: "dashed", symbol: "triangle"},
];

/** How large a share of the forwards took at most so long; up to p99.5 of the slower one. */
export function ecdf(host, ...runs) {
    const sorted = runs.map((values) => Float64Array.from(values).sort());
    const most = Math.max(...sorted.map((values) => quantile(values, 0.995)));
    return shown(host, (c) => ({
        legend: legend(c),
        grid: {left: 52, right: 34, top: 32, bottom: 34},
        tooltip: {
            ...tooltipStyle(c), trigger: "axis",
            formatter: (points) => points.map(({seriesName, data}) => `<b>${seriesName}</b> ${(100 * data[1]).toFixed(1)} % within ${milliseconds(data[0])}`).join("<br>"),
        },
        xAxis: {...axisStyle(c), type: "value", scale: true, max: most, name: "ms", nameGap: 6,
            axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => significant(v), showMaxLabel: false, hideOverlap: true}},
        yAxis: {...axisStyle(c), type: "value", min: 0, max: 1, interval: 0.25,
            axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => `${Math.round(100 * v)} %`}},
        series: sorted.map((values, i) => ({
            type: "line", name: LOOKS[i].name, step: "end", symbol: "none", clip: true, data: steps(values),
            lineStyle: {color: c[LOOKS[i].token], width: 2, type: LOOKS[i].dash}, itemStyle: {color: c[LOOKS[i].token]},
        })),
    }));
}

/** Every forward of both, each run stretched over the same width. */
export function bothOrders(host, ...runs) {
    const top = Math.max(...runs.map((values) => quantile(Float64Array.from(values).sort(), 0.995)));
    const largest = Math.max(...runs.map((values) => values.length));
    return shown(host, (c) => ({
        legend: {...legend(c), itemWidth: 12, itemHeight: 9},
        grid: {left: 52, right: 20, top: 32, bottom: 34},
        tooltip: {...tooltipStyle(c), trigger: "item", formatter: ({seriesName, data}) => `<b>${seriesName}</b>, forward ${data[2] + 1}<br>${milliseconds(data[1])}`},
        xAxis: {...axisStyle(c), type: "value", min: 0, max: 1, splitLine: {show: false}, axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => `${Math.round(100 * v)} %`}},
        yAxis: {...axisStyle(c), type: "value", scale: true, max: ({max}) => Math.min(max, top * 1.1), splitNumber: 3,
            axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => significant(v), showMaxLabel: false}},
        series: runs.map((values, i) => ({
            type: "scatter", name: LOOKS[i].name, symbol: LOOKS[i].symbol, symbolSize: largest > 3000 ? 2 : 4, large: largest > 5000, clip: true,
            data: values.map((value, at) => [at / Math.max(1, values.length - 1), value, at]), itemStyle: {color: c[LOOKS[i].token], opacity: 0.7},
        })),
    }));
}

function shown(host, option) {
    const drawn = chart(host);
    drawn.show(option);
    return drawn;
}

const legend = (c) => ({top: 2, left: 8, itemWidth: 30, textStyle: {color: c.ink, fontSize: 12}});

const quantile = (sorted, share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

/** Enough of the curve to draw it. */
function steps(sorted) {
    const number = Math.min(STEPS, sorted.length);
    const at = Array.from({length: number}, (_, i) => Math.ceil(((i + 1) * sorted.length) / number));
    return [[sorted[0], 0], ...at.map((rank) => [sorted[rank - 1], rank / sorted.length])];
}

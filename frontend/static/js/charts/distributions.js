// The latencies of several runs over each other.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {lookOf} from "app/charts/looks.js";
import {milliseconds, significant} from "app/figures.js";

const TAIL = 0.995;
const GRID = 160;
const MARGIN = 3;

/**
 * How a run's forwards are spread. `runs` are of `letter`, `at`, `quantiles` and `order`; `isLit(at)` says which are
 * drawn strongly.
 */
export function distributions(host, runs, {isLit}) {
    const drawn = chart(host);
    const most = Math.max(...runs.map(({quantiles}) => quantile(quantiles, TAIL)));
    const least = Math.min(...runs.map(({quantiles}) => quantiles[0]));
    let shape = "ecdf";
    const show = () => drawn.show((c) => (shape === "ecdf" ? cumulative(runs, least, most, isLit, c) : density(runs, least, most, isLit, c)));
    show();
    return {
        show, svg: drawn.svg,
        draw(next) {
            shape = next;
            show();
        },
    };
}

/** Each run stretched over the same width. */
export function orders(host, runs, {isLit}) {
    const drawn = chart(host);
    const top = Math.max(...runs.map(({quantiles}) => quantile(quantiles, TAIL)));
    const show = () => drawn.show((c) => ({
        legend: legend(runs, c),
        grid: {left: 52, right: 20, top: 36, bottom: 34},
        tooltip: {...tooltipStyle(c), trigger: "item", formatter: ({seriesName, data}) => `<b>${seriesName}</b>, ${Math.round(100 * data[0])} % of the run<br>${milliseconds(data[1])}`},
        xAxis: {...axisStyle(c), type: "value", min: 0, max: 1, splitLine: {show: false}, axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => `${Math.round(100 * v)} %`}},
        yAxis: {...axisStyle(c), type: "value", scale: true, max: ({max}) => Math.min(max, top * 1.1), splitNumber: 4, axisLabel: number(c)},
        series: runs.map(({letter, at, order}) => {
            const look = lookOf(at);
            return {
                type: "scatter", name: letter, symbol: look.symbol, symbolSize: 5, clip: true, z: isLit(at) ? 3 : 2,
                data: order.map((value, i) => [i / Math.max(1, order.length - 1), value]), itemStyle: {color: look.colour, opacity: isLit(at) ? 0.7 : 0.12},
            };
        }),
    }));
    show();
    return {show, svg: drawn.svg};
}

/** How large a share of the forwards took at most so long; up to p99.5 of the slowest. */
function cumulative(runs, least, most, isLit, c) {
    return {
        ...frame(runs, least, most, c),
        tooltip: {
            ...tooltipStyle(c), trigger: "axis",
            formatter: (points) => points.map(({seriesName, data}) => `<b>${seriesName}</b> ${(100 * data[1]).toFixed(1)} % within ${milliseconds(data[0])}`).join("<br>"),
        },
        yAxis: {...axisStyle(c), type: "value", min: 0, max: 1, interval: 0.25, axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => `${Math.round(100 * v)} %`}},
        series: runs.map(({letter, at, quantiles}) => line(letter, at, isLit,
            [[quantiles[0], 0], ...quantiles.map((value, i) => [value, (i + 1) / quantiles.length])], {step: "end"})),
    };
}

/** The density by Gaussian kernels as wide as Silverman has them, each curve as high as any other. */
function density(runs, least, most, isLit, c) {
    return {
        ...frame(runs, least, most, c),
        tooltip: {...tooltipStyle(c), trigger: "axis", formatter: (points) => `${milliseconds(points[0].data[0])}<br>${points.filter(({data}) => data[1] > 0.02).map(({seriesName}) => `<b>${seriesName}</b>`).join(" ")}`},
        yAxis: {...axisStyle(c), type: "value", min: 0, max: 1.05, axisLabel: {show: false}, splitLine: {show: false}},
        series: runs.map(({letter, at, quantiles}) => line(letter, at, isLit, curve(quantiles, least, most), {smooth: false})),
    };
}

function curve(values, least, most) {
    const spread = (quantile(values, 0.75) - quantile(values, 0.25)) / 1.34 || (most - least) / 100 || 1;
    const width = 0.9 * spread * values.length ** -0.2;
    const reach = MARGIN * width;
    const from = least - reach;
    const step = (most + reach - from) / (GRID - 1);
    // A narrow curve would fall between the points of the grid: it brings points of its own.
    const middle = quantile(values, 0.5);
    const places = [...Array.from({length: GRID}, (_, i) => from + i * step), ...Array.from({length: 81}, (_, i) => middle + (i - 40) * width / 5)].sort((a, b) => a - b);
    const heights = places.map((x) => values.reduce((sum, value) => sum + Math.exp(-(((x - value) / width) ** 2) / 2), 0));
    const highest = Math.max(...heights);
    return places.map((x, i) => [x, heights[i] / highest]);
}

function line(letter, at, isLit, data, more) {
    const look = lookOf(at);
    return {
        type: "line", name: letter, symbol: "none", clip: true, data, z: isLit(at) ? 3 : 2, ...more,
        lineStyle: {color: look.colour, width: 2, type: look.dash, opacity: isLit(at) ? 1 : 0.15}, itemStyle: {color: look.colour},
    };
}

const frame = (runs, least, most, c) => ({
    legend: legend(runs, c),
    grid: {left: 52, right: 34, top: 36, bottom: 34},
    xAxis: {...axisStyle(c), type: "value", min: least - (most - least) * 0.03, max: most, name: "ms", nameGap: 6, axisLabel: {...number(c), showMinLabel: false}},
});

const number = (c) => ({color: c["ink-3"], fontSize: 11, formatter: (v) => significant(v), showMaxLabel: false, hideOverlap: true});

const legend = (runs, c) => ({type: "scroll", top: 2, left: 8, right: 8, itemWidth: 26, itemGap: 12, pageIconColor: c["ink-2"], pageIconInactiveColor: c.line, pageTextStyle: {color: c["ink-3"]}, textStyle: {color: c.ink, fontSize: 12}, data: runs.map(({letter}) => letter)});

const quantile = (sorted, share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

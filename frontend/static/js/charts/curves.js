// A curve for each family over one axis: line, mark and dash differ, so that colour is not needed to tell them apart.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {bytes, count, significant} from "app/figures.js";

const LOOKS = [
    {token: "series-1", symbol: "circle", dash: "solid"},
    {token: "series-2", symbol: "triangle", dash: "dashed"},
    {token: "series-3", symbol: "rect", dash: "dotted"},
];

/** `data` are `across` and `up`, the axes' names, and `curves` of points in order. */
export function curves(host, data) {
    const drawn = chart(host);
    drawn.show((c) => option(data, c));
    return drawn;
}

function option({across, up, inBytes, curves: all}, c) {
    const written = (value) => (inBytes ? bytes(value) : value < 1000 ? significant(value) : count(value));
    const least = Math.min(...all.flatMap(({points}) => points.map((point) => point.across)));
    const most = Math.max(...all.flatMap(({points}) => points.map((point) => point.across)));
    return {
        legend: {top: 0, left: 8, itemWidth: 34, textStyle: {color: c.ink, fontSize: 12}},
        grid: {left: 64, right: 24, top: 52, bottom: 48},
        tooltip: {
            ...tooltipStyle(c),
            trigger: "item",
            formatter: ({seriesIndex, dataIndex}) => {
                const {name, points} = all[seriesIndex];
                const point = points[dataIndex];
                return `<b>${name}</b>, k ${point.growthRates}<br>${across} ${count(point.across)}<br>${up} ${written(point.up)}`;
            },
        },
        xAxis: {
            ...axisStyle(c), type: "value", name: across, nameLocation: "middle", nameGap: 28, min: least - (most - least) * 0.04, max: most + (most - least) * 0.04,
            nameTextStyle: {color: c["ink-2"], fontSize: 11, fontWeight: 600},
            axisLabel: {color: c["ink-3"], fontSize: 11, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: (v) => count(v)},
        },
        yAxis: {
            ...axisStyle(c), type: "value", name: up, nameLocation: "end", nameGap: 12, splitNumber: 4, min: 0,
            nameTextStyle: {color: c["ink-2"], fontSize: 11, fontWeight: 600, align: "left", padding: [0, 0, 0, -54]},
            axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => (v === 0 ? "0" : written(v))},
        },
        series: all.map(({name, points}, i) => {
            const {token, symbol, dash} = LOOKS[i];
            return {
                type: "line", name, symbol, showSymbol: true,
                symbolSize: (_, {dataIndex}) => (points[dataIndex].scale === 1 ? 13 : 8),
                data: points.map((point) => [point.across, point.up]),
                lineStyle: {color: c[token], width: 2, type: dash}, itemStyle: {color: c[token]}, emphasis: {focus: "series"},
            };
        }),
    };
}

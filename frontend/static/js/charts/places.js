// Medians with their intervals at the places of a series: over its axis, or network by network.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {milliseconds, significant} from "app/figures.js";

/** `data` are `axis`, the axis' name or null, and `points` of value, label, p50, low and high, in ms. */
export function places(host, data) {
    const drawn = chart(host);
    drawn.show((c) => option(data, c, host.clientWidth));
    return drawn;
}

function option({axis, points}, c, room) {
    const over = axis !== null;
    const across = (point, i) => (over ? point.value : i);
    return {
        grid: {left: 60, right: 24, top: 20, bottom: over ? 48 : 64},
        tooltip: {
            ...tooltipStyle(c), trigger: "item",
            formatter: ({dataIndex}) => {
                const {label, value, p50, low, high} = points[dataIndex];
                const interval = low === null ? "" : `<br>95 % interval ${significant(low)} to ${significant(high)} ms`;
                return `${over ? `${axis} ${value}` : label}<br><b>${milliseconds(p50)}</b>${interval}`;
            },
        },
        xAxis: over
            ? {...axisStyle(c), type: "value", name: axis, nameLocation: "middle", nameGap: 28, scale: true, splitLine: {show: false},
                nameTextStyle: {color: c["ink-2"], fontSize: 11, fontWeight: 600}, axisLabel: {color: c["ink-3"], fontSize: 11, hideOverlap: true}}
            : {...axisStyle(c), type: "category", data: points.map(({label}) => label), splitLine: {show: false},
                axisLabel: {color: c["ink-3"], fontSize: 11, interval: 0, lineHeight: 13, width: Math.min(170, (room - 84) / points.length - 10), overflow: "breakAll"}},
        yAxis: {...axisStyle(c), type: "value", min: 0, splitNumber: 4, axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => significant(v)}},
        series: [
            {
                type: over ? "line" : "bar", data: points.map((point, i) => (over ? [point.value, point.p50] : point.p50)), symbol: "circle", symbolSize: 8,
                barMaxWidth: 56, lineStyle: {color: c["series-1"], width: 2}, itemStyle: {color: c["series-1"]},
            },
            {
                type: "custom", silent: true, z: 5, data: points.map((point, i) => [across(point, i), point.low ?? point.p50, point.high ?? point.p50]),
                renderItem: (_, api) => {
                    const [x, low] = api.coord([api.value(0), api.value(1)]);
                    const high = api.coord([api.value(0), api.value(2)])[1];
                    const line = (x1, y1, x2, y2) => ({type: "line", shape: {x1, y1, x2, y2}, style: {stroke: c.ink, lineWidth: 1.5}});
                    return {type: "group", children: [line(x, low, x, high), line(x - 5, low, x + 5, low), line(x - 5, high, x + 5, high)]};
                },
            },
        ],
    };
}

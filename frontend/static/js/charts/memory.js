// Activation bytes alive at every operation, and where they peak.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {bytes, grouped} from "app/figures.js";

export function memoryCurve(host) {
    const drawn = chart(host);
    return {show: (data) => drawn.show((c) => option(data, c)), svg: drawn.svg};
}

function option({memory, steps, stretch, peakStep}, c) {
    return {
        grid: {left: 64, right: 18, top: 34, bottom: 40},
        tooltip: {
            ...tooltipStyle(c), trigger: "axis",
            formatter: ([point]) => `<b>${steps[point.dataIndex]}</b><br>operation ${grouped(point.dataIndex * stretch)}<br>${bytes(memory[point.dataIndex])}`,
        },
        xAxis: {
            ...axisStyle(c), type: "category", data: memory.map((_, i) => i * stretch), boundaryGap: false, splitLine: {show: false},
            name: "operation", nameLocation: "middle", nameGap: 24,
        },
        yAxis: {...axisStyle(c), type: "value", axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => bytes(v)}},
        series: [{
            type: "line", step: "middle", data: memory, symbol: "none", lineStyle: {color: c["series-1"], width: 1.5}, areaStyle: {color: c["series-1"], opacity: 0.15},
            markPoint: {
                symbol: "circle", symbolSize: 7, itemStyle: {color: c.warn},
                label: {show: true, color: c["ink-2"], fontSize: 11, position: peakStep < memory.length / 2 ? "right" : "left", formatter: () => `peak ${bytes(memory[peakStep])}`},
                data: [{coord: [peakStep, memory[peakStep]]}],
            },
        }],
    };
}

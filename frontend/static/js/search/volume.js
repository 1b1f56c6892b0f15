// Hypervolume against networks: how fast the front came, and whether it has come to rest.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {grouped, significant} from "app/figures.js";

const REFERENCE = 1.1;

export function startVolume(host, {model, view}) {
    const drawn = chart(host);
    return {show: () => drawn.show((c) => option(model, view(), c)), svg: drawn.svg};
}

function option({steps, networks, about}, {until}, c) {
    const whole = REFERENCE ** about.objectives.length;
    const data = steps.map(({networks: after, hypervolume}) => [after, (100 * hypervolume) / whole]);
    if (data.length > 0) data.push([networks.length, data.at(-1)[1]]);
    const label = {color: c["ink-3"], fontSize: 11};
    return {
        grid: {left: 56, right: 24, top: 20, bottom: 44},
        tooltip: {...tooltipStyle(c), trigger: "axis", formatter: ([{data: [after, percent]}]) => `After ${grouped(after)} networks<br><b>${significant(percent)} %</b>`},
        xAxis: {...axisStyle(c), type: "value", name: "networks", nameLocation: "middle", nameGap: 26, min: 0, minInterval: 1, axisLabel: {...label, formatter: grouped}},
        yAxis: {...axisStyle(c), type: "value", min: 0, max: 100, axisLabel: {...label, formatter: "{value} %"}},
        series: [{
            type: "line", step: "end", symbol: "none", data, lineStyle: {color: c.accent, width: 2}, areaStyle: {color: c.accent, opacity: 0.08}, sampling: "max",
            markLine: until < networks.length ? {silent: true, symbol: "none", label: {show: false}, lineStyle: {color: c["ink-2"], type: "dashed"}, data: [{xAxis: until}]} : undefined,
        }],
    };
}

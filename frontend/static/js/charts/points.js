// What plots of points by two figures share: axes that end a little beyond them, and names that do not overlap.

import {axisStyle} from "app/charts/echarts.js";

const BEYOND = 1.15;

/** `x` and `y` are of `name`, `values`, `log` and `written(value)`; a linear axis begins at 0 where `fromZero`. */
export function pointAxes({x, y}, c) {
    const name = {color: c["ink-2"], fontSize: 11, fontWeight: 600};
    const label = {color: c["ink-3"], fontSize: 11, hideOverlap: true, showMaxLabel: false};
    const axis = ({values, log, written, fromZero = true}) => {
        const [min, max] = bounds(values, log, fromZero);
        return {...axisStyle(c), type: log ? "log" : "value", min, max, nameTextStyle: name, axisLabel: {...label, showMinLabel: !log && min === 0, formatter: (value) => (value === 0 ? "0" : written(value))}};
    };
    const across = axis(x);
    return {
        xAxis: {...across, name: x.name, nameLocation: "middle", nameGap: 28, axisLabel: {...across.axisLabel, showMinLabel: false}},
        yAxis: {...axis(y), name: y.name, nameLocation: "end", nameGap: 12, nameTextStyle: {...name, align: "left", padding: [0, 0, 0, -48]}},
    };
}

export const beside = (c, written) => ({
    label: {show: true, position: "right", color: c["ink-2"], fontSize: 11, formatter: written}, labelLayout: {hideOverlap: true},
});

/** From a little below the least to a little above the most. */
function bounds(values, log, fromZero) {
    const most = Math.max(...values);
    const least = Math.min(...values);
    if (log) return [least / BEYOND, most * BEYOND];
    if (fromZero && least >= 0) return [0, most * BEYOND || 1];
    const room = (most - least || Math.abs(most) || 1) * (BEYOND - 1);
    return [least - room, most + room];
}

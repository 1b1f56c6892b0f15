// One small plot for each variable: the figure over its values, a line through their means.

import {axisStyle, chart} from "app/charts/echarts.js";
import {figure} from "app/search/words.js";
import {drawnOf, thinned} from "app/search/thinned.js";

/** More dots of a plot are one grey; the front and the selection are always among them, the means are of all. */
const MOST_DOTS = 1000;
/** So many dots of one look are drawn as one shape. */
const LARGE = 100;
const WIDE = 300;
const HIGH = 190;
const GAP = 62;
/** Points of one value stand beside each other; the golden ratio spreads them evenly. */
const spread = (number) => (((number * 0.618034) % 1) - 0.5) * 0.6;

export function startSlices(host, {model, selection, view}) {
    const {about} = model;
    const drawn = chart(host);
    const shown = () => thinned(model, selection, MOST_DOTS);
    const columns = () => Math.max(1, Math.min(4, Math.floor(host.clientWidth / WIDE)));

    function resize() {
        host.style.height = `${Math.ceil(about.dimensions.length / columns()) * HIGH + 10}px`;
    }
    resize();

    return {
        drawn: () => drawnOf(model, shown()),
        show() {
            resize();
            return drawn.show((c) => option(c, columns()));
        },
    };

    function option(c, across) {
        const {slice} = view();
        const metric = about.metrics[slice];
        const {front, strong, others} = shown();
        const text = {color: c["ink-3"], fontSize: 10};
        const width = (host.clientWidth - 16) / across;
        const at = (i) => ({left: (i % across) * width + GAP, top: Math.floor(i / across) * HIGH + 30, width: width - GAP - 14, height: HIGH - 66});
        const point = (i) => (network) => [network.choices[i] + spread(network.number), network.figures[slice]];
        const chosen = strong.filter(({number}) => selection.has(number));
        return {
            title: about.dimensions.map(({label}, i) => ({text: label, left: at(i).left - 8, top: at(i).top - 24, textStyle: {color: c["ink-2"], fontSize: 12, fontWeight: 600, width: width - GAP, overflow: "truncate"}})),
            grid: about.dimensions.map((_, i) => at(i)),
            xAxis: about.dimensions.map(({values}, i) => ({
                ...axisStyle(c), gridIndex: i, type: "value", min: -1, max: values.length, interval: 1, splitLine: {show: false},
                axisLabel: {...text, hideOverlap: true, formatter: (place) => values[place] ?? ""},
            })),
            yAxis: about.dimensions.map((_, i) => ({
                ...axisStyle(c), gridIndex: i, type: "value", scale: true, splitNumber: 3, axisLine: {show: false, onZero: false},
                axisLabel: {...text, hideOverlap: true, formatter: (value) => (value === 0 ? "0" : figure(metric, value))},
            })),
            series: about.dimensions.flatMap(({values}, i) => [
                dots(i, others.map(point(i)), {color: c["ink-3"], opacity: 0.4}, 4),
                {type: "line", xAxisIndex: i, yAxisIndex: i, silent: true, symbol: "none", z: 3, lineStyle: {color: c.ink, width: 1.5}, data: means(values, i, slice)},
                dots(i, [...front].map(point(i)), {color: c.accent}, 6),
                dots(i, chosen.map(point(i)), {color: "transparent", borderColor: c.warn, borderWidth: 2}, 9),
            ]),
        };
    }

    function means(values, i, slice) {
        return values.map((_, place) => {
            const own = model.networks.filter(({choices}) => choices[i] === place);
            return [place, own.length ? own.reduce((sum, {figures}) => sum + figures[slice], 0) / own.length : null];
        });
    }
}

const dots = (i, data, itemStyle, symbolSize) => ({
    type: "scatter", xAxisIndex: i, yAxisIndex: i, data, itemStyle, symbolSize, silent: true, large: data.length > LARGE, largeThreshold: LARGE,
});

// A search's networks as lines through their variables and figures.

import {figure} from "app/search/words.js";
import {parallelLines} from "app/charts/parallel.js";
import {drawnOf, thinned} from "app/search/thinned.js";

/** More lines are one grey; the front and the selection are always among them. */
const MOST_LINES = 2000;

export function startParallel(host, {model, selection, onMarks}) {
    const {about} = model;
    const axes = [
        ...about.dimensions.map(({label, values}) => ({label, values})),
        ...about.metrics.map((metric) => ({label: metric.label, metric, written: (value) => figure(metric, value)})),
    ];
    const chart = parallelLines(host, {
        axes: () => axes,
        things: () => model.networks,
        valueOn: (network, i) => (i < about.dimensions.length ? network.choices[i] : network.figures[i - about.dimensions.length]),
        series,
        hasSelection: () => selection.size > 0,
        select: (networks) => selection.replace(networks.map(({number}) => number)),
        onMarks,
    });

    const lines = () => thinned(model, selection, MOST_LINES);

    function series(c, row) {
        const {front, strong, others} = lines();
        return [
            {type: "parallel", silent: true, progressive: 500, inactiveOpacity: 0.05, activeOpacity: 0.35, lineStyle: {color: c["ink-3"], width: 1, opacity: 0.25}, data: others.map(row)},
            {type: "parallel", silent: true, inactiveOpacity: 0.15, activeOpacity: 1, data: strong.map((network) => ({value: row(network), lineStyle: {color: selection.has(network.number) ? c.warn : c.accent, width: front.has(network) ? 2 : 1.5, opacity: 0.8}}))},
        ];
    }

    return {
        ...chart,
        axes,
        drawn: () => drawnOf(model, lines()),
    };
}

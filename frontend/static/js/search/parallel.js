// Parallel coordinates: a line for each network through its variables and figures; what is marked on the axes is selected.

import {axisStyle, chart} from "app/charts/echarts.js";
import {figure} from "app/search/words.js";
import {said, say} from "app/search/address.js";

/** More lines are one grey; the front and the selection are always among them. */
const MOST_LINES = 2000;
const ROOM = 104;

export function startParallel(host, {model, selection, onMarks}) {
    const {about} = model;
    const drawn = chart(host);
    const axes = [...about.dimensions.map(({label, values}) => ({label, values})), ...about.metrics.map((metric) => ({label: metric.label, metric}))];
    let marks = readMarks(axes.length);
    let listening = false;
    let quiet = false;

    host.style.minWidth = `${axes.length * ROOM}px`;
    const valueOn = (network, i) => (i < about.dimensions.length ? network.choices[i] : network.figures[i - about.dimensions.length]);

    function marked() {
        return model.networks.filter((network) => [...marks].every(([i, ranges]) => ranges.some(([low, high]) => {
            const value = valueOn(network, i);
            return value >= low && value <= high;
        })));
    }

    function heard({axesInfo, parallelAxisId, intervals}) {
        if (quiet) return;
        const changes = axesInfo ?? [{parallelAxisId, intervals}];
        for (const change of changes) {
            const i = axes.findIndex((_, place) => `axis-${place}` === change.parallelAxisId);
            if (i < 0) continue;
            if (change.intervals?.length) marks.set(i, change.intervals.map(([a, b]) => [Math.min(a, b), Math.max(a, b)]));
            else marks.delete(i);
        }
        chosen();
    }

    /** The marks are others now. */
    function chosen() {
        say({marks: writeMarks(marks)});
        onMarks(marks.size > 0);
        selection.replace(marks.size ? marked().map(({number}) => number) : []);
    }

    async function show() {
        await drawn.show((c) => option(c));
        if (!drawn.instance) return;
        if (!listening) {
            listening = true;
            drawn.instance.on("axisareaselected", heard);
            if (marks.size && selection.size === 0) selection.replace(marked().map(({number}) => number));
            onMarks(marks.size > 0);
        }
        quiet = true;
        for (const [i, intervals] of marks) drawn.instance.dispatchAction({type: "axisAreaSelect", parallelAxisId: `axis-${i}`, intervals});
        quiet = false;
    }

    function lines() {
        const front = new Set(model.front());
        const strong = model.networks.filter((network) => front.has(network) || selection.has(network.number));
        const others = model.networks.filter((network) => !front.has(network) && !selection.has(network.number));
        const every = Math.max(1, Math.ceil(others.length / MOST_LINES));
        return {front, strong, others: others.filter((_, i) => i % every === 0)};
    }

    function option(c) {
        const {front, strong, others} = lines();
        const text = {color: c["ink-3"], fontSize: 11};
        const row = (network) => axes.map((_, i) => (i < about.dimensions.length ? about.dimensions[i].values[network.choices[i]] : network.figures[i - about.dimensions.length]));
        return {
            parallel: {left: 60, right: 60, top: 40, bottom: 24, axisExpandable: false, parallelAxisDefault: {nameLocation: "end", nameGap: 14, areaSelectStyle: {width: 16, borderColor: c.accent, color: c.accent, opacity: 0.3}}},
            parallelAxis: axes.map(({label, values, metric}, i) => ({
                ...axisStyle(c), id: `axis-${i}`, dim: i, name: label, nameTruncate: {maxWidth: ROOM - 10}, nameTextStyle: {...text, color: c["ink-2"]},
                ...(values ? {type: "category", data: values, boundaryGap: false} : {type: "value", scale: true}),
                axisLabel: {...text, ...(metric ? {formatter: (value) => figure(metric, value)} : {})},
            })),
            series: [
                {type: "parallel", silent: true, progressive: 500, inactiveOpacity: 0.05, activeOpacity: 0.35, lineStyle: {color: c["ink-3"], width: 1, opacity: 0.25}, data: others.map(row)},
                {type: "parallel", silent: true, inactiveOpacity: 0.15, activeOpacity: 1, data: strong.map((network) => ({value: row(network), lineStyle: {color: selection.has(network.number) ? c.warn : c.accent, width: front.has(network) ? 2 : 1.5, opacity: 0.8}}))},
            ],
        };
    }

    return {
        show,
        axes,
        /** The marks of an axis: pairs of ends, on a variable's the places of its values. */
        marksOn: (i) => marks.get(i) ?? [],
        /** These ends, no further than the axis goes. */
        within(i, low, high) {
            const all = model.networks.map((network) => valueOn(network, i)).filter(Number.isFinite);
            const [least, most] = all.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
            return [Math.max(low, least), Math.min(high, most)];
        },
        /** Marks one stretch of an axis instead of what is marked there; null takes its marks away. */
        mark(i, ends) {
            if (ends) marks.set(i, [ends]);
            else marks.delete(i);
            chosen();
        },
        /** How many of how many are drawn. */
        drawn: () => {
            const {strong, others} = lines();
            return [strong.length + others.length, model.networks.length];
        },
        clear() {
            marks = new Map();
            say({marks: null});
            onMarks(false);
        },
    };
}

const writeMarks = (marks) => [...marks].map(([i, ranges]) => `${i}:${ranges.map(([a, b]) => `${a}~${b}`).join(",")}`).join(";");

function readMarks(axes) {
    const marks = new Map();
    for (const part of (said("marks") ?? "").split(";").filter(Boolean)) {
        const [i, ranges = ""] = part.split(":");
        const read = ranges.split(",").map((range) => range.split("~").map(Number)).filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
        if (Number(i) >= 0 && Number(i) < axes && read.length) marks.set(Number(i), read);
    }
    return marks;
}

// Parallel coordinates: a line for each thing through its figures; what is marked on the axes is selected, and the marks
// are in the address.

import {axisStyle, chart} from "app/charts/echarts.js";
import {said, say} from "app/search/address.js";

const ROOM = 104;

/**
 * `axes()` are of `label` and of `values`, names in order, or of `written(value)`. `valueOn(thing, i)` is a number, for
 * names their place; null for none. `series(c, row)` draws with `row(thing)`; `select(things)` hears what is marked,
 * `onMarks(any)` whether anything is.
 */
export function parallelLines(host, {axes, things, valueOn, series, hasSelection, select, onMarks}) {
    const drawn = chart(host);
    let marks = readMarks(axes().length);
    let listening = false;
    let quiet = false;
    onMarks(marks.size > 0);

    function marked() {
        return things().filter((thing) => [...marks].every(([i, ranges]) => ranges.some(([low, high]) => {
            const value = valueOn(thing, i);
            return value !== null && value >= low && value <= high;
        })));
    }

    function heard({axesInfo, parallelAxisId, intervals}) {
        if (quiet) return;
        const changes = axesInfo ?? [{parallelAxisId, intervals}];
        for (const change of changes) {
            const i = axes().findIndex((_, place) => `axis-${place}` === change.parallelAxisId);
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
        select(marks.size ? marked() : []);
    }

    async function show() {
        host.style.minWidth = `${axes().length * ROOM}px`;
        await drawn.show(option);
        if (!drawn.instance) return;
        if (!listening) {
            listening = true;
            drawn.instance.on("axisareaselected", heard);
            if (marks.size && !hasSelection()) select(marked());
        }
        quiet = true;
        for (const [i, intervals] of marks) drawn.instance.dispatchAction({type: "axisAreaSelect", parallelAxisId: `axis-${i}`, intervals});
        quiet = false;
    }

    function option(c) {
        const text = {color: c["ink-3"], fontSize: 11};
        const row = (thing) => axes().map(({values}, i) => {
            const value = valueOn(thing, i);
            return value === null ? "-" : values ? values[value] : value;
        });
        return {
            parallel: {left: 60, right: 60, top: 40, bottom: 24, axisExpandable: false, parallelAxisDefault: {nameLocation: "end", nameGap: 14, areaSelectStyle: {width: 16, borderColor: c.accent, color: c.accent, opacity: 0.3}}},
            parallelAxis: axes().map(({label, values, written}, i) => ({
                ...axisStyle(c), id: `axis-${i}`, dim: i, name: label, nameTruncate: {maxWidth: ROOM - 10}, nameTextStyle: {...text, color: c["ink-2"]},
                ...(values ? {type: "category", data: values, boundaryGap: false} : {type: "value", scale: true}),
                axisLabel: {...text, ...(written ? {formatter: written} : {})},
            })),
            series: series(c, row),
        };
    }

    return {
        show, svg: drawn.svg,
        /** The marks of an axis: pairs of ends, on names the places of these. */
        marksOn: (i) => marks.get(i) ?? [],
        /** These ends, no further than the axis goes. */
        within(i, low, high) {
            const all = things().map((thing) => valueOn(thing, i)).filter(Number.isFinite);
            const [least, most] = all.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
            return [Math.max(low, least), Math.min(high, most)];
        },
        /** Marks one stretch of an axis instead of what is marked there; null takes its marks away. */
        mark(i, ends) {
            if (ends) marks.set(i, [ends]);
            else marks.delete(i);
            chosen();
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

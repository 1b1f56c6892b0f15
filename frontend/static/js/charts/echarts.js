// ECharts, loaded when the first chart is wanted, in the page's colours.

import {colour} from "app/theme.js";
import {inTurn} from "app/charts/turns.js";

let library = null;
const load = () => (library ??= import("echarts"));

/**
 * A chart in `host` that keeps its size and its colours. `option(colours)` is asked again when the theme changes.
 */
export function chart(host) {
    let instance = null;
    let option = null;
    let ready = null;

    async function start() {
        const echarts = await load();
        delete host.dataset.state;
        instance = echarts.init(host, null, {renderer: "canvas"});
        new ResizeObserver(() => instance.resize({animation: {duration: 0}})).observe(host);
        document.addEventListener("themechange", draw);
        return instance;
    }

    function draw() {
        if (!instance || !option) return;
        instance.setOption({...base(), ...option(colours())}, {notMerge: true, lazyUpdate: false});
        // Printing does not wait for the next frame.
        instance.getZr().flush();
    }

    return {
        async show(next) {
            option = next;
            ready ??= start().catch(() => {
                host.dataset.state = "The chart could not be loaded; the table has the same numbers.";
            });
            await ready;
            await inTurn(host, draw);
        },
        /** The chart as an SVG of its own, titled. */
        async svg(title) {
            const echarts = await load();
            const drawn = echarts.init(null, null, {renderer: "svg", ssr: true, width: host.clientWidth, height: host.clientHeight});
            const look = colours();
            const generic = {backgroundColor: look.surface, textStyle: {fontFamily: "sans-serif", fontSize: 11}};
            drawn.setOption({...base(), ...option(look), ...generic});
            const text = drawn.renderToSVGString();
            drawn.dispose();
            return titled(text, title);
        },
        get instance() {
            return instance;
        },
    };
}

function titled(text, title) {
    // Its style sheet tells what hovering looks like, which a picture has no use for.
    const root = new DOMParser().parseFromString(text.replace(/<style[^]*?<\/style>/g, ""), "image/svg+xml").documentElement;
    for (const styled of root.querySelectorAll("[class]")) styled.removeAttribute("class");
    const words = document.createElementNS(root.namespaceURI, "title");
    words.textContent = title;
    root.prepend(words);
    return new XMLSerializer().serializeToString(root);
}

export const colours = () => Object.fromEntries(
    ["ink", "ink-2", "ink-3", "line", "surface", "raised", "accent", "series-1", "series-2", "series-3", "sunken", "warn"].map((name) => [name, colour(name)]));

function base() {
    const ink = colour("ink-3");
    return {
        animation: false,
        textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 11, color: ink},
    };
}

export const axisStyle = (c) => ({
    axisLine: {lineStyle: {color: c.line}},
    axisTick: {show: false},
    axisLabel: {color: c["ink-3"], fontSize: 11},
    splitLine: {lineStyle: {color: c.line, opacity: 0.6}},
    nameTextStyle: {color: c["ink-3"], fontSize: 11},
});

export const tooltipStyle = (c) => ({
    backgroundColor: c.raised,
    borderColor: c.line,
    padding: [6, 10],
    textStyle: {color: c.ink, fontSize: 12},
    confine: true,
});

// MACs and CIO of every layer as two rows of bars over one axis.

import {axisStyle, chart, tooltipStyle} from "app/charts/echarts.js";
import {count, significant} from "app/figures.js";

export function layerBars(host, {onRead}) {
    const drawn = chart(host);
    let layers = [];
    let listening = false;
    let waiting = 0;

    /** The bars are the slowest to draw and the last to be looked at: they follow when the hand rests. */
    function show(rows) {
        clearTimeout(waiting);
        waiting = setTimeout(() => draw(rows), 60);
    }

    async function draw(rows) {
        layers = rows;
        await drawn.show((c) => option(layers, c));
        if (!listening && drawn.instance) {
            listening = true;
            drawn.instance.on("updateAxisPointer", (event) => {
                const at = event.axesInfo?.[0]?.value;
                if (at !== undefined && !pointing) onRead(at);
            });
            drawn.instance.on("globalout", () => onRead(-1));
        }
    }

    let pointing = false;
    return {
        show,
        svg: drawn.svg,
        point(row) {
            if (!drawn.instance || host.matches(":hover")) return;
            pointing = true;
            drawn.instance.dispatchAction({type: "downplay", seriesIndex: [0, 1]});
            if (row >= 0) drawn.instance.dispatchAction({type: "highlight", seriesIndex: [0, 1], dataIndex: row});
            pointing = false;
        },
    };
}

function option(layers, c) {
    const names = layers.map((row) => row.name);
    const grid = {left: 62, right: 12};
    const category = (index, labels) => ({
        ...axisStyle(c),
        type: "category",
        gridIndex: index,
        data: names,
        axisLabel: {show: labels, color: c["ink-3"], fontSize: 11, interval: "auto", formatter: (_, i) => String(i + 1)},
        splitLine: {show: false},
        axisPointer: {show: true, type: "shadow", shadowStyle: {color: c.ink, opacity: 0.08}, label: {show: false}},
    });
    const value = (index, name) => ({
        ...axisStyle(c), type: "value", gridIndex: index, name, nameLocation: "end", nameGap: 16, splitNumber: 2,
        nameTextStyle: {color: c["ink-2"], fontSize: 11, fontWeight: 600, align: "left", padding: [0, 0, 0, -54]},
        axisLabel: {color: c["ink-3"], fontSize: 11, formatter: (v) => count(v)},
    });
    const bars = (index, field, shade) => ({
        type: "bar", name: field === "macs" ? "MACs" : "CIO", xAxisIndex: index, yAxisIndex: index, data: layers.map((row) => row[field]),
        itemStyle: {color: shade}, emphasis: {itemStyle: {color: c.ink}}, barCategoryGap: "22%", barMaxWidth: 18, large: layers.length > 800,
    });
    return {
        axisPointer: {link: [{xAxisIndex: "all"}]},
        tooltip: {
            ...tooltipStyle(c),
            trigger: "axis",
            formatter: (points) => {
                const row = layers[points[0].dataIndex];
                return `<b>${row.name}</b><br>${row.in} → ${row.out}, ${row.outHeight}×${row.outWidth}<br>MACs ${count(row.macs)}<br>CIO ${count(row.cio)} elements<br>MoC ${row.cio ? significant(row.moc) : "–"}`;
            },
        },
        grid: [{...grid, top: 36, height: "30%"}, {...grid, top: "58%", height: "32%"}],
        xAxis: [category(0, false), category(1, true)],
        yAxis: [value(0, "MACs"), value(1, "CIO")],
        series: [bars(0, "macs", c["series-1"]), bars(1, "cio", c["series-2"])],
    };
}

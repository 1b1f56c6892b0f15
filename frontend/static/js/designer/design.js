// Changes to a network as a whole. Each gives a new network and leaves the old one as it was.

const copyOf = (network) => structuredClone(network);

/** The same k and L in another family; what only that family has starts at its usual values. */
export function inFamily(network, family, presets) {
    if (network.family === family) return network;
    const usual = presets[{hardnet: "hardnet-68", densenet: "densenet-121", "log-densenet": "log-densenet-121"}[family]];
    const next = copyOf(usual);
    next.input = copyOf(network.input);
    next.classes = network.classes;
    next.blocks = network.blocks.map(({growthRate, depth}, i) => family === "hardnet"
        ? {growthRate, depth, outChannels: Math.min(2048, 128 * 2 ** i), downsample: i < network.blocks.length - 1}
        : {growthRate, depth});
    return family === "log-densenet" ? withScope(next, next.scope) : next;
}

/** Links across the whole network know one growth rate, keep every channel, and start at twice the growth rate. */
export function withScope(network, scope) {
    const next = copyOf(network);
    const wasNetwork = network.scope === "network";
    next.scope = scope;
    if (scope === "network") {
        const k = next.blocks[0].growthRate;
        for (const block of next.blocks) block.growthRate = k;
        next.compression = 1;
        next.stem = [2 * k];
    } else if (wasNetwork) {
        next.compression = 0.5;
    }
    return next;
}

/** One value of a block; its growth rate is every block's where links cross the whole network. */
export function withValue(network, block, name, value) {
    const next = copyOf(network);
    const together = name === "growthRate" && next.scope === "network";
    for (const changed of together ? next.blocks : [next.blocks[block]]) changed[name] = value;
    return next;
}

/** Every block's `name` at this percentage of what it was in `anchor`. */
export function scaled(network, anchor, name, percent) {
    const next = copyOf(network);
    next.blocks.forEach((block, i) => {
        block[name] = Math.max(1, Math.round(anchor.blocks[i][name] * percent / 100));
    });
    return next;
}

export function withBlocks(network, action, i, most) {
    const next = copyOf(network);
    const {blocks} = next;
    const last = blocks.at(-1);
    switch (action) {
        case "add": if (blocks.length < most) blocks.push({...last}); break;
        case "duplicate": if (blocks.length < most) blocks.splice(i, 0, {...blocks[i]}); break;
        case "remove": if (blocks.length > 1) blocks.splice(i, 1); break;
        case "up": if (i > 0) blocks.splice(i - 1, 0, ...blocks.splice(i, 1)); break;
        case "down": if (i < blocks.length - 1) blocks.splice(i + 1, 0, ...blocks.splice(i, 1)); break;
    }
    return next;
}

/** The preset that this network is, if it is one. */
export function presetOf(network, presets) {
    const written = JSON.stringify(network);
    return Object.keys(presets).find((id) => JSON.stringify(presets[id]) === written);
}

/** The address of a design. */
export function address(network, baseline, presets, usual) {
    const preset = presetOf(network, presets);
    const query = new URLSearchParams();
    if (preset) query.set("preset", preset);
    else query.set("network", JSON.stringify(network));
    if (baseline !== usual) query.set("baseline", baseline);
    return `/designer?${query}`;
}

/** The page that shows a block like this one in every family, as far as that page goes. */
export function familiesOf({growthRate, widths, multiplier, in: channels}) {
    const query = new URLSearchParams({depth: Math.min(64, widths.length), growthRate: Math.min(512, growthRate)});
    if (multiplier !== null) query.set("multiplier", multiplier);
    query.set("channels", Math.min(4096, channels));
    return `/families?${query}`;
}

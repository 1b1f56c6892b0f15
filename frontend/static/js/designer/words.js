// A change of a network in words: "block 2 depth L 16 → 8".

const NAMES = {
    growthRate: "growth rate k", depth: "depth L", multiplier: "multiplier m", outChannels: "out channels", downsample: "halve the map",
    depthwise: "depthwise-separable", keepBase: "keep block input", scope: "links reach",
};
const FAMILIES = {hardnet: "HarDNet", densenet: "DenseNet", "log-densenet": "LogDenseNet"};

export function inWords(before, after) {
    if (before.family !== after.family) return `family ${FAMILIES[before.family]} → ${FAMILIES[after.family]}`;
    const more = after.blocks.length - before.blocks.length;
    if (more !== 0) {
        const [longer, shorter] = more > 0 ? [after.blocks, before.blocks] : [before.blocks, after.blocks];
        const at = longer.findIndex((block, i) => !same(block, shorter[i]));
        return `block ${at + 1} ${more > 0 ? "added" : "removed"}`;
    }
    if (before.scope !== after.scope) return `links reach ${before.scope} → ${after.scope}`;
    const changes = differences(before, after);
    if (changes.length === 1) {
        const [{path, from, to}] = changes;
        return `${named(path)} ${written(from)} → ${written(to)}`;
    }
    const names = new Set(changes.map(({path}) => path.at(-1)));
    if (names.size === 1 && changes.every(({path}) => path[0] === "blocks")) {
        const [{path, from, to}] = changes;
        const together = changes.every((change) => change.from === from && change.to === to);
        return `${changes.length} blocks’ ${plain(path.at(-1))}${together ? ` ${written(from)} → ${written(to)}` : ""}`;
    }
    return `${changes.length} values`;
}

/** Every value that differs, with its path: `["blocks", 1, "depth"]`. */
function differences(from, to, path = []) {
    if (same(from, to)) return [];
    if (from === null || to === null || typeof from !== "object" || typeof to !== "object") return [{path, from, to}];
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) => differences(from[key], to[key], [...path, key]));
}

function named(path) {
    const [first, index] = path;
    if (first === "blocks") return `block ${Number(index) + 1} ${plain(path.at(-1))}`;
    if (first === "stem") return index === "0" ? "stem" : "second stem";
    return plain(path.at(-1));
}

const plain = (name) => NAMES[name] ?? name;
const written = (value) => ({true: "on", false: "off"})[value] ?? value ?? "none";
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

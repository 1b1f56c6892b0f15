// What is drawn where all networks are too many: the front, the selection, and others evenly, at most `most` of them.

export function thinned(model, selection, most) {
    const front = new Set(model.front());
    const isStrong = (network) => front.has(network) || selection.has(network.number);
    const others = model.networks.filter((network) => !isStrong(network));
    const every = Math.max(1, Math.ceil(others.length / most));
    return {front, strong: model.networks.filter(isStrong), others: others.filter((_, i) => i % every === 0)};
}

/** How many of how many are drawn. */
export function drawnOf(model, {strong, others}) {
    return [strong.length + others.length, model.networks.length];
}

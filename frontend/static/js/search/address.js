// What the page shows is in its address: which axes, which rows, what is selected.

export const said = (name) => new URLSearchParams(location.search).get(name);

/** Says these too; null says nothing. */
export function say(parts) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(parts)) {
        if (value === null || value === "") address.searchParams.delete(name);
        else address.searchParams.set(name, value);
    }
    history.replaceState(null, "", address);
}

/** Numbers as `3.5-9.12`. */
export function written(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const parts = [];
    for (let i = 0; i < sorted.length;) {
        let to = i;
        while (to + 1 < sorted.length && sorted[to + 1] === sorted[to] + 1) to++;
        parts.push(to > i ? `${sorted[i]}-${sorted[to]}` : `${sorted[i]}`);
        i = to + 1;
    }
    return parts.join(".");
}

export function read(text) {
    const numbers = [];
    for (const part of (text ?? "").split(".")) {
        const [from, to = from] = part.split("-").map(Number);
        if (!(from > 0) || to - from > 100_000) continue;
        for (let number = from; number <= to; number++) numbers.push(number);
    }
    return numbers;
}

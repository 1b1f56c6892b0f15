// What the address says of the table of runs, and addresses that say it otherwise. Lists stand in it with commas between;
// a column's own name may be quoted and hold one.

const WIDTH = {least: 48, most: 960};

/** @param changes of what the address says; null or nothing takes it out. Whatever changes, the first page is shown. */
export function addressWith(changes) {
    const said = new URLSearchParams(location.search);
    said.delete("page");
    for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === "") said.delete(name);
        else said.set(name, value);
    }
    const text = said.toString();
    return text ? `/runs?${text}` : "/runs";
}

/** The columns as they stand, leftmost first. */
export const heads = () => [...document.querySelectorAll("#runs-table thead th[data-column]")];

export const headOf = (column) => heads().find((head) => head.dataset.column === column);

export const columns = () => heads().map((head) => head.dataset.column);

/** The columns without one, or with it before another. */
export function moved(column, before) {
    const others = columns().filter((other) => other !== column);
    const at = before === null ? others.length : others.indexOf(before);
    return [...others.slice(0, at), column, ...others.slice(at)];
}

/** Every width that is said, and this one. */
export function widened(column, width) {
    const widths = new Map(heads().filter((head) => head.dataset.width).map((head) => [head.dataset.column, head.dataset.width]));
    if (width === null) widths.delete(column);
    else widths.set(column, Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width))));
    return [...widths].map(([name, size]) => `${name}:${size}`).join(",");
}

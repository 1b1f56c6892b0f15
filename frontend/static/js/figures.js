// Numbers as every page writes them; dev.overtone.web.Figures writes the same on the server.

const DECIMAL = ["", "K", "M", "G", "T", "P", "E"];
const BYTES = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
const WRITTEN_OUT = 10_000;

export function significant(value) {
    if (value === 0) return "0";
    if (!Number.isFinite(value)) return "–";
    const rounded = Number(value.toPrecision(4));
    return Math.abs(rounded) >= 1000 ? grouped(rounded) : fixed(rounded);
}

/** `17.57 M`; below 10,000 every digit. */
export function count(value) {
    return Math.abs(value) < WRITTEN_OUT ? grouped(value) : scaled(value, DECIMAL);
}

/** `70.41 MB`, decimal. */
export const bytes = (value) => (value < 1000 ? `${Math.round(value)} B` : scaled(value, BYTES));

function scaled(value, units) {
    let step = 0;
    while (Math.abs(Number(value.toPrecision(4))) >= 1000 && step < units.length - 1) {
        value /= 1000;
        step++;
    }
    return `${fixed(Number(value.toPrecision(4)))} ${units[step]}`;
}

export const grouped = (value) => Math.round(value).toLocaleString("en-US").replace("-", "−");

export const milliseconds = (value) => `${significant(value)} ms`;

function fixed(rounded) {
    const digits = Math.max(1, Math.floor(Math.log10(Math.abs(rounded))) + 1);
    const decimals = Math.abs(rounded) < 1 ? 4 - Math.floor(Math.log10(Math.abs(rounded))) - 1 : 4 - digits;
    return rounded.toFixed(Math.max(0, decimals)).replace("-", "−");
}

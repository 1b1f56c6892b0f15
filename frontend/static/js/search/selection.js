// One selection for every chart and the table, by the trials' numbers; kept in the address.

import {read, said, say, written} from "app/search/address.js";

/** So long an address is still passed on by everything in between. */
const LONGEST = 4000;

export function createSelection() {
    let chosen = new Set(read(said("selected")));
    const listeners = [];

    function tell() {
        const text = written(chosen);
        say({selected: text.length <= LONGEST ? text : null});
        for (const listener of listeners) listener();
    }

    return {
        has: (number) => chosen.has(number),
        numbers: () => [...chosen].sort((a, b) => a - b),
        get size() { return chosen.size; },
        toggle(number) {
            if (!chosen.delete(number)) chosen.add(number);
            tell();
        },
        replace(numbers) {
            chosen = new Set(numbers);
            tell();
        },
        onChange: (listener) => listeners.push(listener),
    };
}

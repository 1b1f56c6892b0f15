// What the address holds but nobody can draw goes back into the controls, with its reasons.

/** The refused design completed from `network`, or null where nothing, or nothing that fits the controls, was refused. */
export function refusedNetwork(refused, network) {
    let written = null;
    try {
        written = JSON.parse(refused);
    } catch { /* not even JSON: the message on the page says so */ }
    // Only a whole design fits the controls; for anything else the message on the page says what was wrong.
    return written?.family && Array.isArray(written.blocks) ? {...network, ...written} : null;
}

// What is too much to be drawn, and shows no more than a part of it does.

/** At most so many of these, evenly. */
export function thinned(things, most) {
    const every = Math.max(1, Math.ceil(things.length / most));
    return things.filter((_, i) => i % every === 0);
}

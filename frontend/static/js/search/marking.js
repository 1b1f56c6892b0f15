// Marks on the axes for those who do not drag: an axis, from where, to where; nothing written is as far as it goes.

export function startMarking(form, parallel) {
    const {axis, from, to} = form.elements;
    const values = form.querySelector("datalist");
    const problem = form.querySelector(".problem");
    axis.replaceChildren(...parallel.axes.map(({label}, i) => new Option(label, i)));

    const current = () => parallel.axes[axis.value];

    function show() {
        const [[low = -Infinity, high = Infinity] = []] = parallel.marksOn(Number(axis.value));
        from.value = written(low);
        to.value = written(high);
        values.replaceChildren(...(current().values ?? []).map((value) => new Option(value)));
        told("");
    }

    function written(end) {
        if (!Number.isFinite(end)) return "";
        const {values: choices, metric} = current();
        return choices ? (choices[Math.round(end)] ?? "") : String(metric.form === "count" ? Math.round(end) : Number(end.toPrecision(6)));
    }

    /** The end that a field holds, or undefined where it holds none. */
    function read(field, otherwise) {
        const text = field.value.trim();
        if (text === "") return otherwise;
        const {values: choices} = current();
        const end = choices ? choices.indexOf(text) : Number(text.replaceAll(",", ""));
        return end === -1 && choices ? undefined : Number.isFinite(end) ? end : undefined;
    }

    function told(words, field) {
        problem.textContent = words;
        problem.hidden = words === "";
        for (const each of [from, to]) each.setAttribute("aria-invalid", each === field);
    }

    axis.addEventListener("change", show);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const {values: choices} = current();
        const ends = [read(from, -Infinity), read(to, Infinity)];
        const wrong = [from, to].find((_, i) => ends[i] === undefined);
        if (wrong) return told(choices ? `“${wrong.value}” is none of its values: ${choices.join(", ")}.` : `“${wrong.value}” is no number such as 10.5 or 4.3e9.`, wrong);
        told("");
        const [low, high] = ends[0] > ends[1] ? [ends[1], ends[0]] : ends;
        if (low === -Infinity && high === Infinity) return parallel.mark(Number(axis.value), null);
        parallel.mark(Number(axis.value), parallel.within(Number(axis.value), low, high));
    });
    show();
    return {show};
}

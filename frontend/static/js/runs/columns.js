// The picker of columns: what is shown, in its order, and everything that could be, found by words.

export function startColumns() {
    const picker = () => document.getElementById("columns");
    let dragged = null;

    document.addEventListener("input", ({target}) => {
        if (target.id === "columns-search") look(target.value);
    });
    document.addEventListener("change", ({target}) => {
        if (target.matches("#columns input[name=columns]")) place(target.closest("li"), target.checked);
    });
    document.addEventListener("click", ({target}) => {
        const mover = target.closest("#columns [data-moves]");
        if (mover) step(mover.closest("li"), Number(mover.dataset.moves), mover);
        if (target.closest("#columns-none")) for (const box of picker().querySelectorAll("#columns-shown input")) box.click();
    });

    /** A column that is chosen goes to the end of those shown; one that is not goes home. */
    function place(line, isShown) {
        const shown = document.getElementById("columns-shown");
        const home = document.getElementById(`columns-${line.dataset.kind}`);
        (isShown ? shown : home).append(line);
        line.querySelector("input").focus({preventScroll: true});
        line.scrollIntoView({block: "nearest"});
        count();
    }

    function step(line, by, button) {
        const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
        if (!other) return;
        if (by < 0) other.before(line);
        else other.after(line);
        button.focus();
        line.scrollIntoView({block: "nearest"});
        document.getElementById("said").textContent = `${line.dataset.label}: place ${[...line.parentElement.children].indexOf(line) + 1}`;
    }

    function look(text) {
        const words = text.toLowerCase().split(/\s+/);
        let found = 0;
        for (const line of picker().querySelectorAll(".columns-all li")) {
            line.hidden = !words.every((word) => line.textContent.toLowerCase().includes(word));
            found += line.hidden ? 0 : 1;
        }
        for (const group of picker().querySelectorAll(".columns-all fieldset")) group.hidden = !group.querySelector("li:not([hidden])");
        picker().querySelector("#columns-none-found").hidden = found > 0;
    }

    function count() {
        const shown = picker().querySelectorAll("#columns-shown li").length;
        picker().querySelector("#columns-count").textContent = shown;
        picker().querySelector(".primary").disabled = shown === 0;
    }

    document.addEventListener("dragstart", ({target}) => {
        dragged = target.closest?.("#columns-shown li") ?? null;
    });
    document.addEventListener("dragover", (event) => {
        const over = dragged && event.target.closest?.("#columns-shown li");
        if (!over) return;
        event.preventDefault();
        if (over === dragged) return;
        const box = over.getBoundingClientRect();
        if (event.clientY < box.top + box.height / 2) over.before(dragged);
        else over.after(dragged);
    });
    document.addEventListener("dragend", () => { dragged = null; });
}

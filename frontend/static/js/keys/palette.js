// The jump palette: a combobox over the pages, what can be done on this one, and what the server finds.

import {isUsable, labelOf} from "app/keys/elements.js";
import {places} from "app/keys/places.js";
import {newestAnswer} from "app/keys/newest.js";

const HAND_RESTS = 120;

/** @param actions names to functions, beside what the page's own buttons do */
export function startPalette(dialog, {actions}) {
    const input = dialog.querySelector("#palette-input");
    const list = dialog.querySelector("#palette-list");
    const note = dialog.querySelector("#palette-note");
    const ask = newestAnswer();
    let waiting = 0;
    /** Enter came before anything to choose did. */
    let isWanted = false;
    let own = [];

    function open() {
        if (dialog.open) return true;
        own = ownGroups(actions);
        input.value = "";
        list.replaceChildren();
        dialog.showModal();
        input.focus();
        type();
        return true;
    }

    function type() {
        clearTimeout(waiting);
        const text = input.value.trim().toLowerCase();
        const found = own.map(({kind, items}) => group(kind, items.filter(({name}) => matches(name, text)))).filter(Boolean);
        const served = [...list.querySelectorAll("[data-served]")];
        // Of what the server said last, what still fits can be chosen at once; the rest would lead elsewhere than was typed.
        for (const old of served.flatMap((one) => [...one.querySelectorAll('[role="option"]')])) {
            if (!matches(old.textContent, text)) old.remove();
        }
        list.replaceChildren(...found, ...served.filter((one) => one.querySelector('[role="option"]')));
        select(options()[0]);
        list.ariaBusy = "true";
        isWanted = false;
        note.textContent = selected() ? "" : "Looking …";
        waiting = setTimeout(() => look(text), input.value ? HAND_RESTS : 0);
    }

    async function look(text) {
        const answer = await ask(`/jump?q=${encodeURIComponent(text)}`);
        if (answer === null) return;
        list.ariaBusy = "false";
        for (const old of list.querySelectorAll("[data-served]")) old.remove();
        if (answer.html !== undefined) {
            const served = document.createElement("template");
            served.innerHTML = answer.html;
            for (const one of served.content.querySelectorAll('[role="group"]')) {
                one.dataset.served = "";
                list.append(one);
            }
        }
        const all = options();
        if (!all.some((option) => option.getAttribute("aria-selected") === "true")) select(all[0]);
        if (isWanted) choose(selected());
        note.textContent = answer.trouble ?? (all.length === 0 ? `Nothing is called “${input.value.trim()}”, and no id begins so.` : "");
    }

    const options = () => [...list.querySelectorAll('[role="option"]')];
    const selected = () => list.querySelector('[aria-selected="true"]');

    function select(option) {
        selected()?.setAttribute("aria-selected", "false");
        if (!option) {
            input.removeAttribute("aria-activedescendant");
            return;
        }
        option.setAttribute("aria-selected", "true");
        input.setAttribute("aria-activedescendant", option.id);
        // The first one shows its heading too.
        (option === options()[0] ? list.firstElementChild : option).scrollIntoView({block: "nearest"});
    }

    function step(by) {
        const all = options();
        if (all.length) select(all[(all.indexOf(selected()) + by + all.length) % all.length]);
    }

    function choose(option) {
        isWanted = !option && list.ariaBusy === "true";
        if (!option) return;
        const {address, own: key} = option.dataset;
        dialog.close();
        if (address) location.assign(address);
        else own.flatMap(({items}) => items).find((item) => item.id === key).run();
    }

    input.addEventListener("input", type);
    input.addEventListener("keydown", (event) => {
        const to = {ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => choose(selected())}[event.key];
        if (!to || event.isComposing) return;
        event.preventDefault();
        to();
    });
    list.addEventListener("pointermove", (event) => {
        const option = event.target.closest('[role="option"]');
        if (option && option !== selected()) select(option);
    });
    list.addEventListener("click", (event) => choose(event.target.closest('[role="option"]')));
    dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
        clearTimeout(waiting);
        isWanted = false;
    });

    return {open, close: () => dialog.close(), isOpen: () => dialog.open};
}

/** Pages, and the buttons and links of this page's head and those marked with data-action. */
function ownGroups(actions) {
    const buttons = [...document.querySelectorAll("main .actions :is(a, button), [data-action]")].filter(isUsable);
    const items = [
        ...buttons.map((button) => ({name: button.dataset.action || labelOf(button), run: () => button.click()})),
        ...Object.entries(actions).map(([name, run]) => ({name, run})),
    ];
    return [
        {kind: "Pages", items: places().filter(({here}) => !here).map(({name, address}) => ({name, run: () => location.assign(address)}))},
        {kind: "On this page", items},
    ].map(({kind, items}, i) => ({kind, items: items.map((item, j) => ({...item, id: `own-${i}-${j}`}))}));
}

const matches = (name, text) => text.split(/\s+/).every((word) => name.toLowerCase().includes(word));

function group(kind, items) {
    if (items.length === 0) return null;
    const box = Object.assign(document.createElement("div"), {className: "palette-group", role: "group", ariaLabel: kind});
    const title = Object.assign(document.createElement("div"), {className: "palette-kind", textContent: kind, ariaHidden: "true"});
    box.append(title, ...items.map(({id, name}) => {
        const option = Object.assign(document.createElement("div"), {className: "palette-option", role: "option", ariaSelected: "false", id: `jump-${id}`});
        option.dataset.own = id;
        option.append(Object.assign(document.createElement("span"), {className: "palette-name", textContent: name}));
        return option;
    }));
    return box;
}

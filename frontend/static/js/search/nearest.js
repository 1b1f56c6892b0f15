// "Closest to my budget": of the front's networks that keep to the limits, the one that uses them best.

import {scaled} from "app/search/model.js";
import {figure, numberIn} from "app/search/words.js";

export function startNearest(form, {model, selection}) {
    const answer = document.getElementById("nearest-answer");
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const limits = [...form.querySelectorAll("[name=limit]")].map(({value}) => numberIn(value));
        if (limits.some(Number.isNaN)) {
            answer.textContent = "Limits are numbers such as 10.5, 4.3 G or 4.3e9.";
            return;
        }
        if (limits.every((limit) => limit === null)) {
            answer.textContent = "Write a limit first.";
            return;
        }
        const found = nearest(model, limits);
        answer.textContent = words(model, found);
        if (found.network) selection.replace([found.network.number]);
    });
}

/** `{network, keeps}`: the nearest that keeps to the limits, or the one that misses them least. */
export function nearest(model, limits) {
    const {objectives} = model.about;
    const front = model.front();
    if (front.length === 0) return {network: null, keeps: false};
    const scale = scaled(front, model.losses);
    const limitLosses = scale(objectives.map(({most, byRatio}, i) => {
        const value = byRatio ? Math.log(limits[i] ?? 1) : limits[i] ?? 0;
        return most ? -value : value;
    }));
    const over = (network) => scale(model.losses(network)).map((loss, i) => (limits[i] === null ? 0 : loss - limitLosses[i]));
    const keeping = front.filter((network) => over(network).every((by) => by <= 1e-12));
    const distance = (network) => Math.hypot(...over(network));
    const missing = (network) => Math.hypot(...over(network).map((by) => Math.max(0, by)));
    const best = (all, by) => all.reduce((least, network) => (by(network) < by(least) ? network : least));
    return keeping.length ? {network: best(keeping, distance), keeps: true} : {network: best(front, missing), keeps: false};
}

function words({about}, {network, keeps}) {
    if (!network) return "There is no front yet.";
    const figures = about.objectives.map(({column}) => `${about.metrics[column].label} ${figure(about.metrics[column], network.figures[column])}`).join(", ");
    return keeps ? `Trial ${network.number}: ${figures}.` : `Nothing on the front keeps to that. Trial ${network.number} misses it least: ${figures}.`;
}

// Comfort only: every page works without this file.
"use strict";
(() => {
  const clocks = [...document.querySelectorAll("time[data-zone]")];
  const tell = () => clocks.forEach((clock) => {
    const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: clock.dataset.zone };
    clock.textContent = new Intl.DateTimeFormat("en-GB", form).format(new Date());
  });
  if (clocks.length) { tell(); setInterval(tell, 20000); }
})();
if (document.querySelector("[data-again]")) setTimeout(() => location.reload(), 2000);
(() => {
  const queue = document.getElementById("queue");
  if (!queue) return;
  const items = [...queue.querySelectorAll("article.item")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const here = items.findIndex((item) => item.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      const next = items[Math.max(0, Math.min(items.length - 1, here + (event.key === "j" ? 1 : -1)))];
      if (next) next.focus();
      return;
    }
    const item = items[Math.max(0, here)];
    const key = CSS.escape(event.key);
    const button = item && item.querySelector(`button[data-key="${key}"]`) || document.querySelector(`button[data-always="${key}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  if (items[0] && location.hash === "#queue") items[0].focus();
})();
(() => {
  const talk = document.getElementById("talk");
  const received = document.getElementById("received");
  const card = document.getElementById("card");
  if (!talk || !received || !card) return;
  let pinned = card.hidden ? null : new URL(location.href).searchParams.get("at");

  const each = (root, n, act) => root.querySelectorAll(`[data-s~="${n}"]`).forEach(act);
  const clear = (name) => document.querySelectorAll(`.${name}[data-s]`).forEach((node) => node.classList.remove(name));

  const light = (n, name) => {
    clear(name);
    each(talk, n, (node) => node.classList.add(name));
    let first = null;
    each(received, n, (node) => { node.classList.add(name); first = first || node; });
    if (!first || getComputedStyle(received).maxHeight !== "none" && !received.offsetParent) return;
    const box = received.getBoundingClientRect(), at = first.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) received.scrollTop += at.top - box.top - box.height / 3;
  };
  const show = (n) => {
    const source = document.getElementById(`said-${n}`);
    if (!source) return;
    card.replaceChildren(...[...source.childNodes].map((node) => node.cloneNode(true)));
    card.hidden = false;
  };
  const nearest = (event) => event.target.closest && event.target.closest("a.said");
  const number = (link) => link.dataset.s.split(" ")[0];

  talk.addEventListener("mouseover", (event) => {
    const link = nearest(event);
    if (link) { light(number(link), "on"); if (!pinned && matchMedia("(min-width: 68rem)").matches) show(number(link)); }
  });
  talk.addEventListener("mouseleave", () => clear("on"));
  talk.addEventListener("focusin", (event) => {
    const link = nearest(event);
    if (link && link.matches(":focus-visible")) { light(number(link), "on"); show(number(link)); }
  });
  talk.addEventListener("click", (event) => {
    const link = nearest(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    pinned = number(link);
    document.querySelectorAll(".said.lit").forEach((node) => node.classList.remove("lit"));
    light(pinned, "lit");
    show(pinned);
    history.replaceState(null, "", link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) { card.hidden = true; pinned = null; clear("on"); clear("lit"); }
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key !== "j" && event.key !== "k") return;
    const links = [...talk.querySelectorAll("a.said:not([tabindex])")];
    const here = links.indexOf(document.activeElement);
    const next = links[Math.max(0, Math.min(links.length - 1, here + (event.key === "j" ? 1 : -1)))];
    if (next) next.focus();
  });
  const start = received.querySelector(".lit");
  if (start) received.scrollTop = start.offsetTop - received.offsetTop - received.clientHeight / 3;
})();

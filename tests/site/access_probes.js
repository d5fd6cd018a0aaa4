// Asked in the page by test_access.py: one function for each question, each answer as plain data.
({
  // Where the keyboard is: is it seen, is its ring seen, and where does the page have it?
  focused() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const box = [...element.getClientRects()].find((r) => r.width && r.height) ?? element.getBoundingClientRect();
    const spots = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];
    const seen = spots.some(([x, y]) => {
      const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      const label = at?.closest("label")?.control;
      return at && (at === element || element.contains(at) || at.contains(element) || label === element);
    });
    const style = getComputedStyle(element);
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return { at: [...document.querySelectorAll("*")].indexOf(element), seen, ringed, what: this.name(element) };
  },

  // What a person can press or fill in, as far as the page shows it now.
  reachable() {
    const all = [...document.querySelectorAll("*")];
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((e) => !e.disabled && !e.closest("[inert]") && e.tabIndex >= 0 && this.shown(e))
      .filter((e) => e.type !== "radio" || e.checked)
      .map((e) => [all.indexOf(e), this.name(e)]);
  },

  // Targets below 24 by 24 px that are not words within a sentence.
  small() {
    return [...document.querySelectorAll("a, button, input, select, textarea, summary, label:has(input)")]
      .filter((e) => (e.href ?? true) && this.shown(e) && !e.closest(".bp-hidden, .md-skip"))
      .filter((e) => !(e.matches("input") && e.closest("label, .bp-choose")))
      .filter((e) => {
        const { width, height } = e.getBoundingClientRect();
        return width && (height < 23.95 || width < 23.95);
      })
      .filter((e) => {
        const block = e.parentElement.closest("p, li, dd, td, th, h1, h2, h3, h4, caption, figcaption, div");
        const words = (text) => text.replace(/[\s().,;:]+/g, "").length;
        const alone = words(block.innerText) <= words(e.innerText ?? "");
        return !(e.matches("a") && getComputedStyle(e).display === "inline" && !alone);
      })
      .map((e) => {
        const { width, height } = e.getBoundingClientRect();
        return `${Math.round(width)} x ${Math.round(height)}: ${this.name(e)}`;
      });
  },

  // What stands outside the window to the right, and does not scroll by itself.
  wider() {
    const width = document.documentElement.clientWidth;
    const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    return [...document.querySelectorAll("main *, header *, footer *")]
      .filter((e) => this.shown(e) && !e.closest(".bp-hidden, .md-skip, .md-sidebar, .md-overlay, svg, noscript"))
      .filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
      .map((e) => this.name(e));
  },

  // What stays where it is while the page scrolls, and takes more than a fifth of the window.
  staying() {
    return [...document.querySelectorAll("body *")]
      .filter((e) => ["fixed", "sticky"].includes(getComputedStyle(e).position) && this.shown(e))
      .filter((e) => !e.closest(".md-sidebar, .bp-scroll") && getComputedStyle(e).opacity !== "0")
      .filter((e) => e.getBoundingClientRect().height > innerHeight / 5)
      .map((e) => this.name(e));
  },

  // Boxes that do not hold their words.
  cut() {
    return [...document.querySelectorAll("main *, header *, footer *")]
      .filter((e) => !e.closest(".bp-hidden, .bp-scroll, .md-sidebar, .md-header__title, svg, pre, input, select, textarea"))
      .filter((e) => this.shown(e) && e.clientHeight && /hidden|clip/.test(getComputedStyle(e).overflowY))
      .filter((e) => e.scrollHeight > e.clientHeight + 2)
      .map((e) => this.name(e));
  },

  // In forced colours: controls without an edge, signs and icons in the colour of their ground.
  unseen() {
    const edged =
      ".bp-button, .bp-badge, .bp-card, .bp-chip, .bp-notice, .bp-tip, .bp-search__input, .bp-search__go, .bp-field__text";
    const out = [...document.querySelectorAll(edged)]
      .filter((e) => this.shown(e))
      .filter((e) => !["Top", "Bottom"].some((side) => parseFloat(getComputedStyle(e)[`border${side}Width`]) > 0))
      .map((e) => `no edge: ${this.name(e)}`);
    // A sign drawn as a mask takes the colour of the page's ground, unless it is told otherwise.
    const ground = getComputedStyle(document.body).backgroundColor;
    for (const summary of document.querySelectorAll("summary")) {
      const sign = getComputedStyle(summary, "::after");
      const drawn = sign.maskImage !== "none" && sign.display !== "none" && sign.content !== "none";
      if (this.shown(summary) && drawn && sign.backgroundColor === ground) out.push(`its sign: ${this.name(summary)}`);
    }
    for (const icon of document.querySelectorAll("header svg, main button svg")) {
      const control = icon.closest("button, label, a");
      if (!control || !this.shown(icon)) continue;
      const behind = getComputedStyle(control).backgroundColor;
      const fill = getComputedStyle(icon).fill;
      if (fill === behind || (behind === "rgba(0, 0, 0, 0)" && fill === ground)) out.push(`its icon: ${this.name(control)}`);
    }
    return out;
  },

  // What would move.
  moving() {
    return [...document.querySelectorAll("*")]
      .filter((e) =>
        [null, "::before", "::after"].some((part) => {
          const style = getComputedStyle(e, part);
          return [style.transitionDuration, style.animationDuration].some((all) =>
            all.split(",").some((time) => parseFloat(time) > 0),
          );
        }),
      )
      .map((e) => this.name(e));
  },

  shown: (e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),

  name: (e) => `${e.localName}.${e.getAttribute("class") ?? ""} "${(e.innerText ?? "").trim().slice(0, 40)}"`,
})

// A switch as a component framework would build it: its state lives in the
// script, a click is the only way to change it, and whatever else is done to
// its element is put back.
const style = `
  div { display: inline-flex; gap: .6rem; align-items: center; cursor: pointer; }
  div:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
  i { inline-size: 2.6rem; block-size: 1.4rem; border-radius: 1rem; border: 2px solid currentColor; padding: 2px; display: flex; }
  i::after { content: ""; block-size: 100%; aspect-ratio: 1; border-radius: 50%; background: currentColor; }
  [aria-checked="true"] i { justify-content: flex-end; background: var(--sign, gold); color: var(--on-sign, black); }
`;

class HarbourSwitch extends HTMLElement {
  static formAssociated = true;
  #internals = this.attachInternals();
  #on = false;
  #control;

  connectedCallback() {
    this.#on = this.hasAttribute("on");
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    this.#control = document.createElement("div");
    this.#control.setAttribute("role", "switch");
    this.#control.tabIndex = 0;
    const label = document.createElement("span");
    label.textContent = this.getAttribute("label");
    this.#control.append(document.createElement("i"), label);
    this.#control.addEventListener("click", () => this.#toggle());
    this.#control.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      this.#toggle();
    });
    root.append(this.#control);
    this.#draw();
    new MutationObserver(() => this.#draw()).observe(this.#control, { attributes: true, attributeFilter: ["aria-checked"] });
  }

  #toggle() {
    this.#on = !this.#on;
    this.#draw();
  }

  #draw() {
    const shown = String(this.#on);
    if (this.#control.getAttribute("aria-checked") !== shown) this.#control.setAttribute("aria-checked", shown);
    this.#internals.setFormValue(this.#on ? "on" : null);
  }
}

customElements.define("harbour-switch", HarbourSwitch);

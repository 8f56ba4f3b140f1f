/**
 * The card in the page: what is worth knowing before typing. It lies in a
 * closed shadow root beside the page's own content, takes no focus and moves
 * nothing.
 */
import type { Act, ActResult, ShownFinding, TabRecord } from "../shared/messages";
import { rank } from "../shared/level";
import style from "./card.css";

const text = (key: string): string => chrome.i18n.getMessage(key);

/** Findings that bring the card up. The others are lines in it once it is there. */
const calls = (f: ShownFinding): boolean => f.id === "persistent-login" || f.id === "device-check" || rank(f.level) > 0;
const lines = (f: ShownFinding): boolean => calls(f) || (!ELSEWHERE.test(f.id) && (f.id !== "host-missing" ? f.outcome === "fail" : true));
/** What browsers keep is no matter of this page: as long as it is no warning, the popup has it. */
const ELSEWHERE = /^(saved-password|portal-cookies|session-restore|browser-sync|password-saving)$/;

export class Card {
  readonly #act: (act: Act) => void;
  readonly #host = document.createElement("div");
  readonly #section = document.createElement("section");
  readonly #list = document.createElement("ul");
  readonly #status = document.createElement("div");
  #shown = "";
  /** What the user closed the card over; news brings it back. */
  #closed = new Set<string>();
  #record: TabRecord | undefined;

  constructor(act: (act: Act) => void) {
    this.#act = act;
  }

  /** Builds the card around its empty list; most pages never need one. */
  #build(): void {
    const root = this.#host.attachShadow({ mode: "closed" });
    dress(root);
    this.#section.setAttribute("aria-label", "Sallyport");
    this.#section.lang = text("@@ui_locale").replace("_", "-");
    this.#section.dir = text("@@bidi_dir");
    this.#status.setAttribute("role", "status");
    const header = document.createElement("header");
    const name = document.createElement("span");
    name.textContent = "Sallyport";
    const close = this.#button("hide", () => this.#close());
    close.textContent = "×";
    close.dataset["close"] = "";
    close.setAttribute("aria-label", text("hide"));
    header.append(name, close);
    this.#section.append(header, this.#list, this.#status);
    root.append(this.#section);
  }

  /** Draws a record, or nothing where no finding calls for it. */
  show(record: TabRecord): void {
    this.#record = record;
    const open = record.findings.filter((f) => !f.dismissed);
    const calling = open.filter(calls);
    const news = calling.some((f) => !this.#closed.has(this.#mark(f)));
    const findings = calling.length > 0 && news ? open.filter(lines) : [];
    if (findings.length === 0 && !this.#shown) return;
    // A look that found the same again draws nothing anew: a button that is being clicked stays.
    const drawn = JSON.stringify([findings, record.hardened], (key, value: unknown) => (key === "measured_at" ? undefined : value));
    if (drawn !== this.#shown) {
      if (!this.#section.parentNode) this.#build();
      this.#shown = drawn;
      this.#draw(findings);
    }
    if (findings.length > 0 && !this.#host.isConnected) document.documentElement.append(this.#host);
  }

  result(r: ActResult): void {
    this.#status.replaceChildren(...(r.text ? [r.text] : []));
    const { fingerprint } = r;
    if (r.state !== "done") return;
    if (r.act === "dismiss" && fingerprint) this.#status.append(this.#button("undo", () => this.#send({ act: "restore", fingerprint })));
    // The sign-in goes on in the hardened window.
    if (r.act === "launch") this.#status.append(this.#button("close_tab", () => this.#send({ act: "close-tab" })));
    this.#host.hidden = this.#list.childElementCount === 0 && this.#status.childNodes.length === 0;
  }

  remove(): void {
    this.#host.remove();
  }

  #mark(f: ShownFinding): string {
    return `${f.fingerprint} ${f.level} ${f.target ?? ""}`;
  }

  #close(): void {
    for (const f of this.#record?.findings ?? []) this.#closed.add(this.#mark(f));
    this.#status.replaceChildren();
    this.#draw([]);
    this.#shown = "";
  }

  #draw(findings: ShownFinding[]): void {
    const loudest = findings.reduce((most, f) => Math.max(most, rank(f.level)), 0);
    this.#section.dataset["level"] = ["info", "warn", "danger"][loudest]!;
    this.#list.replaceChildren(...findings.map((f) => this.#item(f)));
    if (findings.some((f) => f.remedies?.includes("launch"))) {
      this.#list.lastElementChild?.append(row(this.#button("launch", () => this.#send({ act: "launch" }))));
    }
    this.#host.hidden = findings.length === 0 && this.#status.childNodes.length === 0;
  }

  #item(f: ShownFinding): HTMLLIElement {
    const item = document.createElement("li");
    item.dataset["level"] = f.level;
    const title = document.createElement("strong");
    title.textContent = f.title;
    item.append(title);
    if (rank(f.level) > 0 || f.outcome !== "pass" || f.id === "device-check") {
      for (const words of [f.reason, f.remedies?.includes("untick") ? "" : f.action]) {
        if (!words) continue;
        const p = document.createElement("p");
        p.textContent = words;
        item.append(p);
      }
    }
    const buttons: HTMLButtonElement[] = [];
    if (f.remedies?.includes("untick") && f.target) {
      const button = this.#button("untick", () => this.#send({ act: "untick", target: f.target! }));
      button.dataset["main"] = "";
      buttons.push(button);
    }
    if (f.remedies?.includes("install-host") || f.remedies?.includes("update-host")) {
      buttons.push(this.#button("help_host", () => this.#send({ act: "help-host" })));
    }
    buttons.push(this.#button("dismiss", () => this.#send({ act: "dismiss", fingerprint: f.fingerprint })));
    item.append(row(...buttons));
    return item;
  }

  #send(act: Omit<Act, "type">): void {
    this.#act({ type: "act", ...act });
  }

  /** A button that only a user can press: a page's script cannot. */
  #button(key: string, press: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text(key);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (event.isTrusted) press();
    });
    return button;
  }
}

function row(...buttons: HTMLButtonElement[]): HTMLDivElement {
  const div = document.createElement("div");
  div.append(...buttons);
  return div;
}

/** Gives the root its style in a way that a page's content security policy cannot forbid. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps adopted sheets from content scripts; a style element of theirs is exempt from the policy.
    const element = document.createElement("style");
    element.textContent = style;
    root.append(element);
  }
}

/**
 * The card in the page: what is worth knowing before typing. It lies in a
 * closed shadow root beside the page's own content, takes no focus and moves
 * nothing.
 */
import type { Act, ActResult, ShownFinding, TabRecord } from "../shared/messages";
import { rank } from "../shared/level";
import { signOf } from "../shared/sign";
import { Guard } from "./guard";
import { create, Stage } from "./stage";

/** How many findings the card shows; the popup shows all. */
const MOST = 4;

const text = (key: string, ...args: string[]): string => chrome.i18n.getMessage(key, args);

/** Findings that bring the card up. The others are lines in it once it is there. */
export const calls = (f: ShownFinding): boolean => f.id === "persistent-login" || f.id === "device-check" || rank(f.level) > 0;
const lines = (f: ShownFinding): boolean => calls(f) || (!ELSEWHERE.test(f.id) && (f.id !== "host-missing" ? f.outcome === "fail" : true));
/** What browsers keep is no matter of this page: as long as it is no warning, the popup has it. */
const ELSEWHERE = /^(saved-password|portal-cookies|session-restore|browser-sync|password-saving)$/;

export class Card {
  readonly #act: (act: Act) => void;
  #stage: Stage | undefined;
  #section: HTMLElement | undefined;
  readonly #guard = new Guard();
  /** Read out by a screen reader when it changes; never drawn anew. */
  readonly #said = create("div");
  readonly #status = create("div");
  #shown = "";
  /** What the user closed the card over; news brings it back. */
  #closed = new Set<string>();
  #record: TabRecord | undefined;

  constructor(act: (act: Act) => void) {
    this.#act = act;
    this.#said.className = "said";
    for (const e of [this.#said, this.#status]) e.setAttribute("role", "status");
  }

  /** Draws a record, or nothing where no finding calls for it. */
  show(record: TabRecord): void {
    this.#record = record;
    const open = record.findings.filter((f) => !f.dismissed);
    const calling = open.filter(calls);
    const news = calling.some((f) => !this.#closed.has(mark(f)));
    const findings = calling.length > 0 && news ? [...calling, ...open.filter((f) => lines(f) && !calls(f))] : [];
    // A look that found the same again draws nothing anew: a button that is being clicked stays.
    const drawn = JSON.stringify([findings, record.hardened], (key, value: unknown) => (key === "measured_at" || key === "evidence" ? undefined : value));
    if ((findings.length === 0 && !this.#shown) || drawn === this.#shown) return;
    this.#shown = drawn;
    this.#draw(findings);
  }

  result(r: ActResult): void {
    this.#status.replaceChildren(...(r.text ? [r.text] : []));
    // It stands at the foot, so that all above has moved.
    this.#guard.began();
    const { fingerprint } = r;
    if (r.state === "done" && r.act === "dismiss" && fingerprint) this.#status.append(this.#button("undo", { act: "restore", fingerprint }));
    // The sign-in goes on in the hardened window.
    if (r.state === "done" && r.act === "launch") this.#status.append(this.#button("close_tab", { act: "close-tab" }));
    // What was answered may have taken the last finding away before its answer came.
    if (!this.#section?.querySelector("li")) this.#draw([]);
  }

  remove(): void {
    this.#guard.stop();
    this.#stage?.remove();
    this.#stage = this.#section = undefined;
    this.#shown = "";
  }

  #close(): void {
    for (const f of this.#record?.findings ?? []) this.#closed.add(mark(f));
    this.#status.replaceChildren();
    this.remove();
  }

  /** Draws the card anew: a new box has moved nowhere, whatever its size. */
  #draw(findings: ShownFinding[]): void {
    if (findings.length === 0 && this.#status.childNodes.length === 0) return this.remove();
    const section = create("section");
    section.setAttribute("aria-label", "Sallyport");
    section.lang = text("@@ui_locale").replace("_", "-");
    section.dir = text("@@bidi_dir");
    section.dataset["level"] = ["info", "warn", "danger"][findings.reduce((most, f) => Math.max(most, rank(f.level)), 0)]!;
    section.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#close();
    });
    const list = create("ul");
    list.append(...findings.slice(0, MOST).map((f) => this.#item(f)));
    section.append(this.#header(), list, ...this.#footer(findings), this.#status);
    this.#put(section);
    const words = findings.filter(calls).map((f) => `${rank(f.level) > 0 ? `${text(signOf(f.level, f.outcome))} ` : ""}${f.title}`).join(". ");
    // A region that comes with its words is not read out; one that gets them is.
    setTimeout(() => this.#said.textContent !== words && (this.#said.textContent = words), 150);
  }

  #put(section: HTMLElement): void {
    if (!this.#stage) {
      this.#stage = new Stage();
      this.#stage.root.append(this.#said);
    }
    // A click that is on its way was meant for what stood there before.
    if (!this.#section || rows(this.#section) !== rows(section)) this.#guard.began();
    const { root } = this.#stage;
    const had = root.activeElement?.textContent;
    this.#section?.remove();
    root.append(section);
    this.#section = section;
    this.#guard.follow(section);
    this.#stage.show();
    // Only where the user was in the card already.
    if (had) [...section.querySelectorAll("button")].find((b) => b.textContent === had)?.focus({ preventScroll: true });
  }

  #header(): HTMLElement {
    const header = create("header");
    const name = create("span");
    name.textContent = "Sallyport";
    const close = this.#button("hide", () => this.#close());
    close.textContent = "×";
    close.dataset["close"] = "";
    close.setAttribute("aria-label", text("hide"));
    header.append(name, close);
    return header;
  }

  #item(f: ShownFinding): HTMLLIElement {
    const item = create("li");
    item.dataset["level"] = f.level;
    const title = create("strong");
    // Its warning sign is no word.
    if (rank(f.level) > 0) {
      const said = create("span");
      said.className = "said";
      said.textContent = text(signOf(f.level, f.outcome));
      title.append(said, " ");
    }
    title.append(f.title);
    item.append(title);
    const { target, fingerprint } = f;
    const untick = target !== undefined && f.remedies?.includes("untick") === true;
    if (rank(f.level) > 0 || f.outcome !== "pass" || f.id === "device-check") item.append(...words(f.reason, untick ? "" : f.action));
    const buttons: HTMLElement[] = [];
    const main = untick ? this.#button("untick", { act: "untick", target }) : f.remedies?.includes("close-tab") ? this.#button("close_tab", { act: "close-tab" }) : undefined;
    if (main) {
      main.dataset["main"] = "";
      buttons.push(main);
    }
    if (f.remedies?.includes("install-host") || f.remedies?.includes("update-host")) buttons.push(this.#button("help_host", { act: "help-host" }));
    buttons.push(this.#button("dismiss", { act: "dismiss", fingerprint }));
    item.append(row(...buttons));
    return item;
  }

  #footer(findings: ShownFinding[]): HTMLElement[] {
    const rest = findings.length - MOST;
    return [
      ...(findings.some((f) => f.remedies?.includes("launch")) ? [row(this.#button("launch", { act: "launch" }))] : []),
      ...(rest > 0 ? words(text("card_more", String(rest))) : []),
    ];
  }

  /** A button that only a user can press: a page's script cannot. */
  #button(key: string, press: Omit<Act, "type"> | (() => void)): HTMLButtonElement {
    const button = create("button");
    button.type = "button";
    button.textContent = text(key);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (!this.#guard.trusts(event)) return this.#stage?.raise();
      if (typeof press === "function") press();
      else this.#act({ type: "act", ...press });
    });
    return button;
  }
}

/** What a user closes the card over: the same finding at another level is news. */
const mark = (f: ShownFinding): string => `${f.fingerprint} ${f.level} ${f.target ?? ""}`;

/** What a card says, but for its header and its status. */
const rows = (section: HTMLElement): string => [...section.querySelectorAll(":scope > ul, :scope > div:not([role])")].map((e) => e.textContent).join("\n");

function words(...all: string[]): HTMLElement[] {
  return all.filter(Boolean).map((one) => {
    const p = create("p");
    p.textContent = one;
    return p;
  });
}

function row(...buttons: HTMLElement[]): HTMLDivElement {
  const div = create("div");
  div.append(...buttons);
  return div;
}

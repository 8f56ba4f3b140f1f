/** Which of several choices keeps the user signed in, and which does not. */
import type { Choice } from "../shared/messages";
import { type Meaning, meaningOf, speaks, type Told } from "./meaning";

interface Found {
  keep: number;
  safe?: number;
  /** What the choice says by itself, where that says enough. */
  said?: Told & { text: string };
}

/**
 * Which choices decline: they say so, or begin as one does that declines. "Don't
 * stay signed in" speaks of staying as well, so where another choice says it
 * without, the beginning counts; "don't sign me out" keeps the session.
 */
function declined(choices: Choice[], said: Told[], language: string): boolean[] {
  const begins = choices.map((c, i) => !said[i]!.negated && speaks([c.text], "z", language));
  const affirmed = said.some((s, i) => s.meaning === "persistent" && !begins[i]);
  return said.map(({ meaning }, i) => meaning === "inverse" || (begins[i]! && (meaning !== "persistent" || affirmed)));
}

/**
 * Radio buttons and lists. asked: their name says what they are about, so that
 * each choice counts unless it declines. Without a choice that declines, the
 * shortest time is the safe one.
 */
export function choosing(choices: Choice[], asked: boolean, language: string): Found | undefined {
  const said = choices.map((c) => ({ text: c.text, ...meaningOf(c.text, language) }));
  const declines = declined(choices, said, language);
  const says = said.map((s, i) => !declines[i] && s.meaning === "persistent");
  const keeps = choices.map((_, i) => (asked ? !declines[i] : says[i]!));
  if (!keeps.includes(true)) return undefined;
  // One choice that sounds like it among others is not enough: another must be its opposite.
  if (!asked && !declines.includes(true)) return undefined;
  const declining = keeps.indexOf(false);
  const safe = declining >= 0 ? declining : choices.length > 1 ? shortest(choices) : undefined;
  const on = choices.findIndex((c, i) => c.on && keeps[i] && i !== safe);
  const keep = on >= 0 ? on : keeps.findIndex((k, i) => k && i !== safe);
  if (keep < 0) return undefined;
  return { keep, ...(safe !== undefined && { safe }), ...(says[keep] && { said: said[keep]! }) };
}

/** Buttons: one of them must decline, else they ask nothing. */
export function answers(choices: Choice[], asked: boolean, language: string): Found | undefined {
  const said = choices.map((c) => ({ text: c.text, ...meaningOf(c.text, language) }));
  const declines = declined(choices, said, language);
  if (!declines.includes(true)) return undefined;
  const says = said.findIndex((s, i) => !declines[i] && s.meaning === "persistent");
  if (says >= 0) return { keep: says, said: said[says]! };
  if (!asked) return undefined;
  const accepts = choices.findIndex((c, i) => !declines[i] && speaks([c.text], "y", language));
  const keep = accepts >= 0 ? accepts : declines.indexOf(false);
  return keep < 0 ? undefined : { keep };
}

/** The choice with the smallest number, as far as they are told in the same words; else the first. */
function shortest(choices: Choice[]): number {
  const numbers = choices.map((c) => Number(/\d+/.exec(c.text)?.[0] ?? NaN));
  const words = new Set(choices.map((c) => c.text.replaceAll(/\d+/g, "").trim().slice(0, 3)));
  return words.size === 1 && numbers.every((n) => n >= 0) ? numbers.indexOf(Math.min(...numbers)) : 0;
}

/**
 * Choices of a question turned round, "Public computer? Yes / No", where to decline
 * keeps the user signed in; or of one that only together with them says it:
 * "This computer: public / private".
 */
export function turned(choices: Choice[], question: string, language: string): Found | undefined {
  const asked = meaningOf(question, language);
  if (asked.meaning !== "inverse" && asked.meaning !== "other") return undefined;
  const name = question.replace(/\s*[?？؟;:：]$/, "");
  const together = (c: Choice): Told[] => [`${name} ${c.text}`, `${c.text} ${name}`].map((text) => meaningOf(text, language));
  const find = (family: "y" | "z", meaning: Meaning): number => choices.findIndex((c) =>
    (asked.meaning === "inverse" ? speaks([c.text], family, language) : together(c).some((told) => told.meaning === meaning)));
  const [keep, safe] = [find("z", "persistent"), find("y", "inverse")];
  if (keep < 0 || safe < 0 || keep === safe) return undefined;
  const told = asked.meaning === "inverse" ? asked : together(choices[keep]!).find((t) => t.meaning === "persistent")!;
  return { keep, safe, said: { meaning: "persistent", language: told.language, text: `${name}: ${choices[keep]!.text}` } };
}

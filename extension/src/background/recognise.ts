/**
 * Tells a control that keeps the user signed in from every other one by the
 * words that the page shows. Pure functions over facts: nothing here knows a
 * browser.
 */
import type { Candidate, Choice, Scope } from "../shared/messages";
import { answers, choosing, turned } from "./choices";
import { meaningOf, speaks, type Told } from "./meaning";

/** What a candidate turned out to be. */
export interface Recognised {
  /** The words that matched, on one line. */
  label: string;
  /** The phrase list they are in, a BCP 47 primary tag. */
  language: string;
  /** What outlives the visit: the session, or the user's name alone. */
  keeps: "session" | "name";
  state: Candidate["state"];
  /** Of a control with choices: the one that keeps the user signed in, and the one that does not, where there is one to choose. */
  keep?: number;
  safe?: number;
}

/** What a text of the candidate says. */
type Said = Told & { text: string };

/** Whether a candidate is a field for how long: nothing of what is in it is told. */
export const isTime = ({ kind, choices }: Candidate): boolean => kind === "select" && choices?.length === 1 && choices[0]!.text === "";

const oneLine = (text: string): string => text.replaceAll("\n", " ");

/**
 * Tells whether a candidate keeps the user signed in. The strong families say so
 * by themselves; storing credentials counts within a sign-in, and a bare verb
 * beside a password field only. signedIn: the page shows a way to sign out.
 */
export function recognise(candidate: Candidate, scope: Scope, signedIn = false): Recognised | undefined {
  if (scope.consent) return undefined;
  // Where somebody is signed in and nothing asks for more, it is a setting.
  if (signedIn && !asks(scope) && !speaks(scope.words, "p", scope.language)) return undefined;
  const { choices } = candidate;
  return choices ? ofChoices(candidate, choices, scope) : ofOne(candidate, scope);
}

/** A single control: the first of its texts that says something that holds decides. */
function ofOne(candidate: Candidate, scope: Scope): Recognised | undefined {
  for (const text of candidate.texts) {
    const said = { text, ...meaningOf(text, scope.language) };
    if (said.meaning === "inverse") return undefined;
    if (!holds(said, candidate, scope)) continue;
    return { label: oneLine(text), language: said.language, keeps: said.meaning === "name" ? "name" : "session", state: candidate.state };
  }
  return candidate.question ? ofAnswer(candidate, candidate.question, scope) : undefined;
}

/** A single box that says yes to what the group around it asks. */
function ofAnswer(candidate: Candidate, question: string, scope: Scope): Recognised | undefined {
  const answer = candidate.texts.find((text) => speaks([text], "y", scope.language));
  const said = { text: question, ...meaningOf(question, scope.language) };
  if (answer === undefined || said.meaning !== "persistent" || !holds(said, candidate, scope)) return undefined;
  const label = `${oneLine(question).replace(/\s*[:：]$/, "")}: ${oneLine(answer)}`;
  return { label: label.slice(0, 160), language: said.language, keeps: "session", state: candidate.state };
}

/** A group, a list or a question: what leads up to the choices, or one of them, must say it. */
function ofChoices(candidate: Candidate, choices: Choice[], scope: Scope): Recognised | undefined {
  const texts = candidate.texts.map((text): Said => ({ text, ...meaningOf(text, scope.language) }));
  const asked = elsewhere(candidate, texts) ? undefined : texts.find((said) => said.meaning !== "bare" && said.meaning !== "name" && holds(said, candidate, scope));
  const found = candidate.kind === "button" ? answers(choices, asked !== undefined, scope.language) :
    choosing(choices, asked !== undefined, scope.language) ?? turned(choices, texts.at(-1)?.text ?? "", scope.language);
  if (!found) return undefined;
  if (candidate.kind === "button" && speaks([...candidate.texts, ...scope.words], "o", scope.language)) return undefined;
  const said: Said | undefined = asked ?? found.said;
  if (!said || !holds(said, candidate, scope)) return undefined;
  const kept = oneLine(choices[found.keep]!.text);
  const question = asked && oneLine(asked.text).replace(/\s*[:：]$/, "");
  const label = candidate.kind === "button" ? (question ?? kept) : !kept ? question! : found.said ? oneLine(found.said.text) : question ? `${question}: ${kept}` : kept;
  return {
    label: label.slice(0, 160), language: said.language, keeps: "session", keep: found.keep,
    state: candidate.kind !== "button" && choices[found.keep]!.on ? "on" : "off",
    ...(candidate.kind !== "button" && found.safe !== undefined && { safe: found.safe }),
  };
}

/** Radio buttons answer the question next to them, whatever stands further up: "Was this article helpful?" */
function elsewhere(candidate: Candidate, texts: Said[]): boolean {
  const last = texts.at(-1);
  return candidate.kind === "radio" && texts.length > 1 && last!.meaning === "other" && /[?？؟;՞]$/.test(last!.text);
}

const asks = (scope: Scope): boolean => scope.passwords > 0 || scope.account;

/** Whether what a text says is to be taken so in its place. */
function holds({ meaning, negated }: Said, candidate: Candidate, scope: Scope): boolean {
  switch (meaning) {
    case "persistent": return asks(scope) || plausible(candidate, scope, negated === true);
    case "credentials": return !scope.fresh && (asks(scope) || speaks(scope.words, "p", scope.language)) && !scope.other;
    case "length": return (candidate.kind === "select" || candidate.kind === "radio") && asks(scope) && !scope.other && !scope.fresh;
    case "bare": return (scope.passwords > 0 || scope.code) && !scope.other && !scope.fresh;
    case "name": return asks(scope) && !scope.fresh;
    default: return false;
  }
}

/** More fields than a step of a sign-in has. */
const MANY_FIELDS = 3;

/**
 * Whether a place without a field for an account may ask to sign in. A dialog
 * about expiry, a settings page or a checkout does not, and neither does a list:
 * of tasks, of users, of filters. What the candidate itself says is no evidence
 * of its place, unless it is a question on a page of its own. negated: what a box
 * says is that something is not asked again, so the place must tell what.
 */
function plausible(candidate: Candidate, scope: Scope, negated: boolean): boolean {
  if (scope.other) return false;
  if (scope.dialog && speaks(scope.dialog.split("\n"), "o", scope.language)) return false;
  const own = candidate.kind === "button" ? [] : [...candidate.texts, candidate.question];
  const signsIn = speaks(scope.words.filter((word) => !own.includes(word)), "p", scope.language);
  if (scope.crowded && !(signsIn && scope.fields > 0 && scope.fields <= MANY_FIELDS)) return false;
  return signsIn || (!(negated && candidate.kind !== "button") && !speaks(scope.words, "o", scope.language));
}

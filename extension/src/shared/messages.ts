/**
 * What the extension's parts say to each other. Content script and background
 * talk over one runtime port a frame (name: PORT_NAME). The top frame always
 * connects; a child frame connects when it has something to tell. A port that
 * closes takes its frame's facts with it. Popup and options page send an Act or
 * an Ask as a one-off message.
 */
import type { Finding } from "./finding";

export const PORT_NAME = "page";

/** The port of the card on a page outside the portal. */
export const ALARM_PORT = "alarm";

/** A control that could keep the user signed in, as the page shows it. */
export interface Candidate {
  /** Unique within the frame, and the same as long as the element lives. */
  key: string;
  /** "button" is a question with buttons for answers. */
  kind: "checkbox" | "switch" | "toggle" | "radio" | "select" | "button";
  /** What is in force; "off" for the kinds with choices, whose choices tell. */
  state: "on" | "off" | "mixed";
  /** What names it on the page, the most trusted source first; empty only where the choices have names. A line end separates parts of the page. */
  texts: string[];
  /** What the group around a single box asks, where it asks. */
  question?: string;
  /** What can be chosen, for the kinds that are made of several; each is "<key>.<index>". */
  choices?: Choice[];
  /** Index into Facts.scopes. */
  scope: number;
}

/** One of the choices of a control. */
export interface Choice {
  text: string;
  /** It is the one in force. */
  on: boolean;
}

/** The form, dialog or part of the page that a candidate stands in. It holds words that the page shows, and counts. */
export interface Scope {
  /** BCP 47 tag of the page's own language, "" where it names none. */
  language: string;
  /** Password fields in it. */
  passwords: number;
  /** It has a field for a user name, a current password or a one-time code, by its autocomplete attribute. */
  account: boolean;
  /** It has a field for a one-time code. */
  code: boolean;
  /** It has a field for a new password. */
  fresh: boolean;
  /** It has a field for a card or for searching. */
  other: boolean;
  /** Fields for text that it has, 9 at most. */
  fields: number;
  /** It has many boxes, or boxes in the rows of a list. */
  crowded: boolean;
  /** It asks for cookie consent. */
  consent: boolean;
  /** Title, headings and button texts. */
  words: string[];
  /** The text of the dialog around it, "" where there is none. */
  dialog: string;
}

/** Everything that one frame sees. */
export interface Facts {
  type: "facts";
  /** True in the top frame. */
  top: boolean;
  /** The frame shows a field for a password or a one-time code. */
  signIn: boolean;
  /** The frame shows a way to sign out. */
  signedIn: boolean;
  candidates: Candidate[];
  scopes: Scope[];
}

/** A click of the user. The content script sends it only for trusted events; "pause" and "resume" are for our own pages alone. */
export interface Act {
  type: "act";
  act: "untick" | "launch" | "rehearse" | "report" | "dismiss" | "restore" | "pause" | "resume" | "help-host" | "manage-extensions" | "guard-host" | "close-tab";
  /** Finding.target for "untick": "<frameId>:<key>". */
  target?: string;
  /** Finding.fingerprint for "dismiss" and "restore". */
  fingerprint?: string;
  /** How to "launch", where the user chose: LaunchRequest.mode and .extensions are one of their words each. */
  mode?: string;
  extensions?: string;
  /** The ID of the extension to "pause", "resume" or show in "manage-extensions". */
  extension?: string;
  /** The host to "guard-host", and whether to "add" or "remove" it. */
  host?: string;
  decision?: "add" | "remove";
  /** The tab that the act is about, where the popup sends it. */
  tab?: number;
}

/** A frame's word on a control that the user asked to untick. */
export interface Unticked {
  type: "unticked";
  key: string;
  done: boolean;
}

/** Somebody uses the page: said now and then, with nothing of what was done. */
export interface Used {
  type: "used";
}

export type FromPage = Facts | Act | Unticked | Used;

/** What a page outside the portal shows, told only where the user allowed it. */
export interface Seen {
  type: "seen";
  /** It has a field for a password. */
  password: boolean;
  /** The names of the broker's marks that fit it, out of the broker's data. */
  marks: string[];
  /** It asks to paste a command. */
  paste: boolean;
}

/** A question of the options page: the host's state, or whether it can be reached now. */
export interface Ask {
  type: "state";
}

/** A finding with its texts in the browser's language, as it lies in storage.session. */
export interface ShownFinding extends Finding {
  title: string;
  reason: string;
  action: string;
}

/** Why the native host does not answer, or "ok". */
export type HostState = "ok" | "waiting" | "missing" | "outdated" | "failed";

/** The value of storage.session["tab:<id>"]. */
export interface TabRecord {
  origin: string;
  host: HostState;
  /** Unix milliseconds. */
  updated_at: number;
  /** The enforcement level, in a hardened profile. */
  hardened?: string;
  findings: ShownFinding[];
}

/** The background's answer to the top frame: draw this. */
export interface Show {
  type: "show";
  record: TabRecord;
}

/** To the frame that owns the control: set it to off, as a user's click would; of several choices, choose the one that key names. */
export interface UntickControl {
  type: "untick";
  key: string;
}

/** Progress and result of an act; text is in the browser's language. */
export interface ActResult {
  type: "result";
  act: Act["act"];
  state: "working" | "done" | "failed";
  text: string;
  /** For a "dismiss" that is done: what a "restore" takes back. */
  fingerprint?: string;
}

export type ToPage = Show | UntickControl | ActResult;

// When a session that nobody uses is told.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Idle } from "../../src/background/idle.ts";
import { DEFAULTS, sane } from "../../src/background/settings.ts";

const MINUTE = 60_000;

function clock(t: TestContext, minutes = 15): { idle: Idle; told: number[]; pass(minutes: number): void } {
  t.mock.timers.enable({ apis: ["Date", "setTimeout"], now: 1_000_000 });
  const told: number[] = [];
  const idle: Idle = new Idle(() => told.push(idle.minutes));
  idle.after(minutes);
  return { idle, told, pass: (m) => t.mock.timers.tick(m * MINUTE) };
}

test("it is told once the time has passed, and again after each further one", (t) => {
  const { idle, told, pass } = clock(t);
  idle.signedIn(true);
  pass(14.9);
  assert.deepEqual([told, idle.minutes], [[], 0]);
  pass(0.1);
  assert.deepEqual(told, [15]);
  pass(15);
  assert.deepEqual(told, [15, 30]);
});

test("use puts it off, and takes it back at once", (t) => {
  const { idle, told, pass } = clock(t);
  idle.signedIn(true);
  pass(10);
  idle.used();
  pass(10);
  assert.deepEqual(told, []);
  pass(5);
  idle.used();
  assert.deepEqual(told, [15, 0]);
  pass(14);
  assert.deepEqual(told, [15, 0]);
});

test("nobody is reminded who is not signed in, or signed out", (t) => {
  const { idle, told, pass } = clock(t);
  pass(60);
  idle.signedIn(true);
  pass(14);
  idle.signedIn(false);
  pass(60);
  assert.deepEqual(told, []);
  idle.signedIn(true);
  pass(15);
  assert.deepEqual(told, [15]);
  idle.signedIn(false);
  assert.deepEqual(told, [15, 0]);
});

test("a page that loads itself anew is no use of it", (t) => {
  const { idle, told, pass } = clock(t);
  idle.signedIn(true);
  for (let minute = 0; minute < 14; minute++) {
    pass(1);
    idle.signedIn(false);
    idle.signedIn(true);
  }
  assert.deepEqual(told, []);
  pass(1);
  assert.deepEqual(told, [15]);
  idle.signedIn(false);
  idle.signedIn(true);
  assert.equal(idle.minutes, 15, "it was idle before and is");
});

test("a new time counts from the last use, and never is never", (t) => {
  const { idle, told, pass } = clock(t);
  idle.signedIn(true);
  pass(10);
  idle.after(5);
  assert.deepEqual(told, [10]);
  idle.after(0);
  pass(600);
  assert.deepEqual([told, idle.minutes], [[10, 0], 0]);
});

test("what is stored is taken only within its bounds", () => {
  for (const [stored, want] of [
    [undefined, 15], [null, 15], [{}, 15], [{ idleMinutes: "5" }, 15], [{ idleMinutes: -1 }, 15], [{ idleMinutes: NaN }, 15], [{ idleMinutes: 1e9 }, 15],
    [{ idleMinutes: 0 }, 0], [{ idleMinutes: 90 }, 90],
  ] as const) assert.equal(sane(stored).idleMinutes, want, JSON.stringify(stored));
  assert.equal(DEFAULTS.idleMinutes, 15);
});

// The rows of make bench: what was measured, its goal if it has one, and whether
// the goal was met on this machine now.

/** A row: its value to two decimals, met only where there is a goal to meet. */
export const row = (what, value, unit, goal) =>
  ({ what, value: Number(value.toFixed(2)), unit, goal, met: goal === undefined ? undefined : value <= goal });

export function print(rows) {
  for (const r of rows) {
    const goal = r.goal === undefined ? "" : `goal ≤ ${r.goal} ${r.unit}`.padEnd(15) + (r.met ? " met" : " MISSED");
    console.log(`${r.what.padEnd(46)} ${String(r.value).padStart(8)} ${r.unit.padEnd(4)} ${goal}`.trimEnd());
  }
}

/** The order of levels, the quietest first. */
import type { Level } from "./finding";

const LEVELS: readonly Level[] = ["info", "warn", "danger"];

/** 0 for info, 1 for warn, 2 for danger. */
export const rank = (level: Level): number => Math.max(0, LEVELS.indexOf(level));

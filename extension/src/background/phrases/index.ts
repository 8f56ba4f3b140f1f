/** The phrase lists, in the order in which they are tried after the page's own language. */
import type { Language } from "./phrases";
import { ar } from "./ar";
import { cs } from "./cs";
import { da } from "./da";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fi } from "./fi";
import { fr } from "./fr";
import { he } from "./he";
import { it } from "./it";
import { ja } from "./ja";
import { ko } from "./ko";
import { nb } from "./nb";
import { nl } from "./nl";
import { pl } from "./pl";
import { pt } from "./pt";
import { ru } from "./ru";
import { sv } from "./sv";
import { tr } from "./tr";
import { uk } from "./uk";
import { zh } from "./zh";

export const LANGUAGES: readonly Language[] = [
  en, de, fr, es, it, pt, nl, pl, sv, da, nb, fi, cs, tr, ru, uk, ja, zh, ko, ar, he,
];

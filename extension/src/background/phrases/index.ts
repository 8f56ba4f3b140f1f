/** The phrase lists, in the order in which they are tried after the page's own language. */
import type { Language } from "./phrases";
import { ar } from "./ar";
import { bg } from "./bg";
import { ca } from "./ca";
import { cs } from "./cs";
import { da } from "./da";
import { de } from "./de";
import { el } from "./el";
import { en } from "./en";
import { es } from "./es";
import { et } from "./et";
import { eu } from "./eu";
import { fa } from "./fa";
import { fi } from "./fi";
import { fr } from "./fr";
import { gl } from "./gl";
import { he } from "./he";
import { hi } from "./hi";
import { hr } from "./hr";
import { hu } from "./hu";
import { id } from "./id";
import { is } from "./is";
import { it } from "./it";
import { ja } from "./ja";
import { ko } from "./ko";
import { lt } from "./lt";
import { lv } from "./lv";
import { nb } from "./nb";
import { nl } from "./nl";
import { pl } from "./pl";
import { pt } from "./pt";
import { ro } from "./ro";
import { ru } from "./ru";
import { sk } from "./sk";
import { sl } from "./sl";
import { sr } from "./sr";
import { sv } from "./sv";
import { th } from "./th";
import { tr } from "./tr";
import { uk } from "./uk";
import { vi } from "./vi";
import { zh } from "./zh";

export const LANGUAGES: readonly Language[] = [
  en, de, fr, es, it, pt, nl, pl, sv, da, nb, fi, cs, sk, hu, ro, hr, sl, ca, gl, eu, et, lv, lt, is, tr, vi, id,
  ru, uk, bg, sr, el, ja, zh, ko, th, hi, ar, fa, he,
];

/** Set by the build. Firefox lets no extension switch off, remove or show the settings of another. */
declare const FIREFOX: boolean;

/** Set by the build from internal/portal: by what a copy of a broker's sign-in is told. */
declare const MARKS: readonly { name: string; selectors?: readonly string[]; texts?: readonly string[]; telling?: boolean }[];

/** Set by the build: a host that cannot exist, see background/canary.ts. */
declare const CANARY: string;

/** Set by the build from internal/portal: the brokers' names as a pattern for a title or a host. */
declare const BRANDS: string;

/** Set by the build from internal/portal: the domains that are the brokers' or show their portal, each with all below it. */
declare const OWN: readonly string[];

/** Set by the build from internal/portal: the domains below which all is this machine's or this network's own. */
declare const LOCAL: readonly string[];

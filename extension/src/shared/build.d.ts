/** Set by the build. Firefox lets no extension switch off, remove or show the settings of another. */
declare const FIREFOX: boolean;

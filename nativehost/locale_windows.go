package main

import (
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// localeVariable is an environment variable of the user's locale. Hardly anybody
// sets LANG here: it is then the language in which Windows speaks to the user.
func localeVariable(name string) string {
	value := os.Getenv(name)
	if value != "" || name != "LANG" {
		return value
	}
	languages, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(languages) == 0 {
		return ""
	}
	return posixLocale(languages[0])
}

// posixLocale is a language tag such as "de-CH" or "zh-Hans-CN" as a locale, which
// names no script.
func posixLocale(tag string) string {
	parts := strings.Split(tag, "-")
	if len(parts) == 1 {
		return tag
	}
	return parts[0] + "_" + parts[len(parts)-1]
}

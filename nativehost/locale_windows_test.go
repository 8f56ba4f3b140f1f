package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLanguageThatWindowsSpeaks(t *testing.T) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, "")
	}
	assert.Regexp(t, `^[a-z]{2,3}(_[A-Z0-9]+)?$`, localeVariable("LANG"))
	assert.Empty(t, localeVariable("LC_ALL"))
	t.Setenv("LANG", "de_CH.UTF-8")
	assert.Equal(t, "de", userLanguage(localeVariable))
	for tag, want := range map[string]string{"de": "de", "de-CH": "de_CH", "zh-Hans-CN": "zh_CN", "pt-BR": "pt_BR"} {
		assert.Equal(t, want, posixLocale(tag))
	}
}

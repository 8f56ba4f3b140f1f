package finding

import (
	"fmt"
	"strings"
)

// FirstOf joins the first few of a list. The rest is a number only, so that it
// reads the same in every language.
func FirstOf(all []string, most int, between string) string {
	list := strings.Join(all[:min(len(all), most)], between)
	if more := len(all) - most; more > 0 {
		list += fmt.Sprintf(" (+%d)", more)
	}
	return list
}

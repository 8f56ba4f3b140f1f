//go:build !windows

package addon

import "github.com/sallyport/sallyport/internal/browser"

// registry: other systems have none.
func (o *Outside) registry(browser.Browser) {}

// Package bus connects to a Linux desktop's message buses and starts nothing for
// it: where there is no session bus, the library's own way to one leaves a daemon
// behind. Other systems have no such bus, and the package is empty there.
package bus

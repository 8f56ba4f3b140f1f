// Package extension embeds the built browser extension, so that the program can
// put it into a browser profile, and names what both sides must agree on.
//
// The archives in bundle/ are made by scripts/build and are not in the
// repository. A program built without them works, except for what needs the
// extension, which then says so.
package extension

import (
	"embed"
	"errors"
	"io/fs"
)

// Version is the version of the program and of the extension. They are built
// together and always equal.
const Version = "0.1.0"

// HostName is the name of the native-messaging host.
const HostName = "io.github.sallyport"

// ChromiumID is the extension's ID in an everyday Chromium profile. It follows
// from the public key in manifest.base.json; the private key was destroyed.
const ChromiumID = "obcldncnhjobcmlcpinchhakhdemmioa"

// FirefoxID is the add-on's ID in Firefox.
const FirefoxID = "sallyport@sallyport.github.io"

// CanaryHost is a host that cannot exist (RFC 2606). In a hardened window the
// extension asks for it, so that the filter is seen to be what refuses it.
const CanaryHost = "canary.sallyport.invalid"

//go:embed all:bundle
var bundle embed.FS

// ErrNotBuilt says that the program was built before its extension.
var ErrNotBuilt = errors.New("this program was built without its extension; build it with “make build”")

// Chromium returns the extension for the Chromium family as a zip archive whose
// root holds manifest.json. Its manifest has the "key" of [ChromiumID].
func Chromium() ([]byte, error) { return archive("chromium.zip") }

// Firefox returns the unsigned add-on for the Firefox family as an xpi archive.
func Firefox() ([]byte, error) { return archive("firefox.xpi") }

func archive(name string) ([]byte, error) {
	data, err := bundle.ReadFile("bundle/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotBuilt
	}
	return data, err
}

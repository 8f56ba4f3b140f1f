package filter

import (
	"bufio"
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Where Linux distributions keep root certificates, relative to "/".
var (
	// debianList names the roots that are in use, one a line; "!" and "#" begin
	// lines that name none. The distribution's own lie below mozilla/.
	debianList   = "etc/ca-certificates.conf"
	debianShare  = "usr/share/ca-certificates"
	debianVendor = "mozilla/"
	// bundles have every root that programs trust, wherever it comes from.
	bundles = []string{
		"etc/ssl/certs/ca-certificates.crt",                // Debian, Arch
		"etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", // Fedora
		"etc/pki/tls/certs/ca-bundle.crt",                  // Fedora, older
		"etc/ssl/ca-bundle.pem",                            // SUSE
	}
	// anchors are where an administrator puts roots.
	anchors = []string{
		"usr/local/share/ca-certificates",          // Debian
		"etc/pki/ca-trust/source/anchors",          // Fedora
		"usr/share/pki/ca-trust-source/anchors",    // Fedora, packages
		"etc/ca-certificates/trust-source/anchors", // Arch
		"etc/pki/trust/anchors",                    // SUSE
	}
)

// SystemRoots reads this machine's root certificates. It fails if it finds none
// that the system's maker ships.
func SystemRoots() (Roots, error) { return readRoots(os.DirFS("/")) }

// readRoots reads a Linux system's root certificates. Where the distribution
// lists its own, all others are local; elsewhere local are those that lie where
// an administrator puts them.
func readRoots(root fs.FS) (Roots, error) {
	all := map[string]*x509.Certificate{}
	for _, b := range bundles {
		collect(root, b, all)
	}
	local := map[string]*x509.Certificate{}
	for _, dir := range anchors {
		_ = fs.WalkDir(root, dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				collect(root, name, local)
			}
			return nil
		})
	}
	public := map[string]*x509.Certificate{}
	if list, err := fs.ReadFile(root, debianList); err == nil {
		lines := bufio.NewScanner(bytes.NewReader(list))
		for lines.Scan() {
			if name := strings.TrimSpace(lines.Text()); strings.HasPrefix(name, debianVendor) && fs.ValidPath(name) {
				collect(root, path.Join(debianShare, name), public)
			}
		}
		for id, c := range all {
			if public[id] == nil {
				local[id] = c
			}
		}
	} else {
		for id, c := range all {
			if local[id] == nil {
				public[id] = c
			}
		}
	}
	if len(public) == 0 {
		return Roots{}, errors.New("no publicly trusted root certificates were found")
	}
	return newRoots(values(public), values(local)), nil
}

// collect adds a PEM file's certificates. What is none, and what cannot be
// read, is left out.
func collect(root fs.FS, name string, into map[string]*x509.Certificate) {
	rest, err := fs.ReadFile(root, name)
	if err != nil {
		return
	}
	for {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			return
		}
		if c, err := x509.ParseCertificate(block.Bytes); err == nil && block.Type == "CERTIFICATE" {
			into[string(c.Raw)] = c
		}
	}
}

func values(m map[string]*x509.Certificate) []*x509.Certificate {
	out := make([]*x509.Certificate, 0, len(m))
	for _, c := range m {
		out = append(out, c)
	}
	return out
}

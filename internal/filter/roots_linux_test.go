package filter

import (
	"crypto/x509"
	"encoding/pem"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadRoots(t *testing.T) {
	public, deselected, added, slipped, bundled := newAuthority(t, "public"), newAuthority(t, "deselected"), newAuthority(t, "added"), newAuthority(t, "slipped"), newAuthority(t, "bundled")
	file := func(all ...authority) *fstest.MapFile {
		var out []byte
		for _, a := range all {
			out = append(out, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})...)
		}
		out = append(out, "-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n"...)
		return &fstest.MapFile{Data: out}
	}
	pool := func(all ...authority) *x509.CertPool {
		p := x509.NewCertPool()
		for _, a := range all {
			p.AddCert(a.cert)
		}
		return p
	}
	for name, c := range map[string]struct {
		files         fstest.MapFS
		public, local *x509.CertPool
	}{
		"Debian": {fstest.MapFS{
			"etc/ca-certificates.conf":                         {Data: []byte("# list\nmozilla/public.crt\n!mozilla/deselected.crt\nextra/slipped.crt\nmozilla/../../x.crt\n")},
			"usr/share/ca-certificates/mozilla/public.crt":     file(public),
			"usr/share/ca-certificates/mozilla/deselected.crt": file(deselected),
			"usr/share/ca-certificates/extra/slipped.crt":      file(slipped),
			"usr/local/share/ca-certificates/corp/added.crt":   file(added),
			"etc/ssl/certs/ca-certificates.crt":                file(public, added, slipped, bundled),
		}, pool(public), pool(added, slipped, bundled)},
		"Fedora": {fstest.MapFS{
			"etc/pki/ca-trust/source/anchors/added.pem":        file(added),
			"etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem": file(public, added),
		}, pool(public), pool(added)},
	} {
		roots, err := readRoots(c.files)
		require.NoError(t, err, name)
		assert.True(t, c.public.Equal(roots.public), name)
		assert.True(t, c.local.Equal(roots.local), name)
	}
	_, err := readRoots(fstest.MapFS{"etc/ssl/certs/ca-certificates.crt": {Data: []byte("nothing")}})
	assert.Error(t, err)
}

func TestSystemRoots(t *testing.T) {
	roots, err := SystemRoots()
	assert.Equal(t, err == nil, roots.public != nil, "a machine without public roots is an error, never an empty list")
}

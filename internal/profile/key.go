package profile

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"errors"

	"github.com/sallyport/sallyport/internal/vault"
)

// keyDocument is the vault document of the key that signs the extension for
// this machine's hardened Chromium profiles.
const keyDocument = "extension-key"

type extensionKey struct {
	// PKCS8 is the private key in DER.
	PKCS8 []byte `json:"pkcs8"`
	// ID is the extension ID that follows from the public key.
	ID string `json:"id"`
}

// signingKey returns this machine's key, made at the first call.
func signingKey(v *vault.Vault) (*rsa.PrivateKey, string, error) {
	var doc extensionKey
	err := v.Read(keyDocument, &doc)
	if errors.Is(err, vault.ErrNotFound) {
		err = v.Update(keyDocument, &doc, func() error { return doc.fill() })
	}
	if err != nil {
		return nil, "", err
	}
	key, err := x509.ParsePKCS8PrivateKey(doc.PKCS8)
	if err != nil {
		return nil, "", err
	}
	private, ok := key.(*rsa.PrivateKey)
	if !ok {
		return nil, "", errors.New("the extension's signing key is no RSA key")
	}
	return private, doc.ID, nil
}

func (doc *extensionKey) fill() error {
	if doc.ID != "" {
		return nil
	}
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	if doc.PKCS8, err = x509.MarshalPKCS8PrivateKey(private); err != nil {
		return err
	}
	public, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return err
	}
	doc.ID = extensionID(public)
	return nil
}

// ExtensionID returns the ID of the extension in this machine's hardened
// Chromium profiles, and false where none was ever made.
func ExtensionID(v *vault.Vault) (string, bool) {
	var doc extensionKey
	err := v.Read(keyDocument, &doc)
	return doc.ID, err == nil && doc.ID != ""
}

// MakeExtensionID is [ExtensionID], for which the key is made where there is none.
func MakeExtensionID(v *vault.Vault) (string, error) {
	_, id, err := signingKey(v)
	return id, err
}

// extensionID is Chromium's rule: the first 16 bytes of the SHA-256 of the
// public key in DER, each half byte written as a letter from a to p.
func extensionID(publicDER []byte) string {
	sum := sha256.Sum256(publicDER)
	id := make([]byte, 0, 32)
	for _, b := range sum[:16] {
		id = append(id, 'a'+b>>4, 'a'+b&0xf)
	}
	return string(id)
}

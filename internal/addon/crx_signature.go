package addon

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"io"
)

const (
	// crxContext begins what a .crx signs.
	crxContext = "CRX3 SignedData\x00"
	// maxProofs and maxProofKey bound what checking signatures costs: a .crx of the web store
	// has three, and a key of 16,384 bits takes 2 kB.
	maxProofs   = 20
	maxProofKey = 4096
)

// crxField is where the signatures of a .crx are.
const crxField = "the header of the .crx"

// anyKeySigns is what a good signature leaves open.
const anyKeySigns = "whose key made the signature was not checked: anybody can make one, and with it another id"

// verify checks the signatures over a .crx as the browser does at its installation: each
// one fits, and one is by the key that its id follows from. archive is the zip.
// Source: Chromium's crx_verifier.cc.
func (c *crx) verify(ctx context.Context, archive io.Reader) Integrity {
	bad := func(why string) Integrity { return Integrity{Status: BadSignature, Why: why} }
	switch {
	case c.version != 3:
		return notVerifiable("it is a .crx of version 2, which current browsers do not take")
	case c.damaged:
		return bad("its header is damaged")
	case len(c.proofs) == 0:
		return bad("nobody signed it")
	case len(c.proofs) > maxProofs:
		return notVerifiable("it has more signatures than are looked at")
	}
	sum := sha256.New()
	sum.Write([]byte(crxContext))
	sum.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(c.signed))))
	sum.Write(c.signed)
	if _, err := io.Copy(sum, contextReader{ctx, archive}); err != nil {
		return notVerifiable("it could not be read to its end")
	}
	digest, own := sum.Sum(nil), false
	for _, p := range c.proofs {
		if !p.fits(digest) {
			return bad("it was changed after it was signed, or was never signed by the key that it names")
		}
		own = own || chromiumID(p.key) == c.id
	}
	if !own {
		return bad("it calls itself " + c.id + ", and is signed by the key of another")
	}
	return Integrity{Status: Intact, NotChecked: []string{anyKeySigns}}
}

func (p crxProof) fits(digest []byte) bool {
	if len(p.key) > maxProofKey {
		return false
	}
	key, err := x509.ParsePKIXPublicKey(p.key)
	if err != nil {
		return false
	}
	switch key := key.(type) {
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(key, crypto.SHA256, digest, p.signature) == nil
	case *ecdsa.PublicKey:
		return ecdsa.VerifyASN1(key, digest, p.signature)
	}
	return false
}

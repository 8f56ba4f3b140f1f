package addon

import (
	"bytes"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
)

const (
	// verifiedContents is where a Chromium extension keeps the signed list of its files.
	verifiedContents = "_metadata/verified_contents.json"
	// maxSignedList bounds that file, in bytes.
	maxSignedList = 16 << 20
)

// Errors of a signed list of files.
var (
	// errNotSigned: there is no signature of the store in it.
	errNotSigned = errors.New("it has no signature of the web store")
	// errBadSignature: the store did not sign this.
	errBadSignature = errors.New("the web store's signature does not fit its content")
	// errBadList: what is in it, signed or not, is no list that is understood.
	errBadList = errors.New("it is not a list that this version understands")
)

// webStoreKey is the public key by which the Chrome Web Store signs lists of
// files. Source: kWebstoreSignaturesPublicKey in Chromium's
// extensions/common/constants.cc; it verifies a list that the store signed.
var webStoreKey = sync.OnceValue(func() *rsa.PublicKey {
	const text = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAj/u/XDdjlDyw7gHEtaaasZ9GdG8WOKAyJzXd8HFrDtz2Jcuy7er7MtWvHgNDA0bwpznbI5YdZeV4" +
		"UfCEsA4SrA5b3MnWTHwA1bgbiDM+L9rrqvcadcKuOlTeN48Q0ijmhHlNFbTzvT9W0zw/GKv8LgXAHggxtmHQ/Z9PP2QNF5O8rUHHSL4AJ6hNcEKSBVSmbbje" +
		"Vm4gSXDuED5r0nwxvRtupDxGYp8IZpP5KlExqNu1nbkPc+igCTIB6XsqijagzxewUHCdovmkb2JNtskx/PMIEv+TvWIx2BzqGp71gSh/dV7SJ3rClvWd2xj8" +
		"dtxG8FfAWDTIIi0qZXWn2QhizQIDAQAB"
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		panic(err)
	}
	return key.(*rsa.PublicKey)
})

// signedList is what the store signed: which files, of which version of which
// extension.
type signedList struct {
	id, version string
	files       []signedFile
}

type signedFile struct {
	// path is slash-separated and relative to the extension's folder.
	path string
	root [sha256.Size]byte
}

// parseSignedList reads verified_contents.json and checks the store's
// signature. Nothing of a list whose signature does not fit is returned.
// Source: Chromium's verified_contents.cc.
func parseSignedList(raw []byte, key *rsa.PublicKey) (signedList, error) {
	payload, err := signedPayload(raw, key)
	if err != nil {
		return signedList{}, err
	}
	var content struct {
		ID      string `json:"item_id"`
		Version string `json:"item_version"`
		Hashes  []struct {
			Format    string `json:"format"`
			Block     int    `json:"block_size"`
			HashBlock int    `json:"hash_block_size"`
			Files     []struct {
				Path string `json:"path"`
				Root string `json:"root_hash"`
			} `json:"files"`
		} `json:"content_hashes"`
	}
	if err := json.Unmarshal(payload, &content); err != nil {
		return signedList{}, errBadList
	}
	list := signedList{id: content.ID, version: content.Version}
	for _, h := range content.Hashes {
		if h.Format != "treehash" {
			continue
		}
		if h.Block != hashBlock || h.HashBlock != hashBlock {
			return signedList{}, fmt.Errorf("%w: blocks of %d and %d bytes", errBadList, h.Block, h.HashBlock)
		}
		for _, f := range h.Files {
			root, err := unbase64(f.Root)
			if err != nil || len(root) != sha256.Size {
				return signedList{}, fmt.Errorf("%w: a hash that is none", errBadList)
			}
			list.files = append(list.files, signedFile{f.Path, [sha256.Size]byte(root)})
		}
		return list, nil
	}
	return signedList{}, fmt.Errorf("%w: no tree hashes", errBadList)
}

// signedPayload is the signed part, once its signature fits.
func signedPayload(raw []byte, key *rsa.PublicKey) ([]byte, error) {
	var lists []struct {
		Description string `json:"description"`
		Content     struct {
			Payload    string `json:"payload"`
			Signatures []struct {
				Header struct {
					Key string `json:"kid"`
				} `json:"header"`
				Protected string `json:"protected"`
				Signature string `json:"signature"`
			} `json:"signatures"`
		} `json:"signed_content"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), &lists); err != nil {
		return nil, errBadList
	}
	for _, l := range lists {
		if l.Description != "treehash per file" {
			continue
		}
		for _, s := range l.Content.Signatures {
			if s.Header.Key != "webstore" {
				continue
			}
			signature, err := unbase64(s.Signature)
			if err != nil {
				return nil, errBadSignature
			}
			// In this order, and as they are encoded.
			digest := sha256.Sum256([]byte(s.Protected + "." + l.Content.Payload))
			if rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], signature) != nil {
				return nil, errBadSignature
			}
			payload, err := unbase64(l.Content.Payload)
			if err != nil {
				return nil, errBadList
			}
			return payload, nil
		}
		return nil, errNotSigned
	}
	return nil, errNotSigned
}

// unbase64 reads the URL-safe alphabet, with or without padding.
func unbase64(text string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
}

package message

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
)

// Version is the one protocol version that this program speaks.
const Version = 1

// maxDepth bounds the nesting of a request. The deepest legal one has 5 levels.
const maxDepth = 16

// Request is the envelope of a request.
type Request struct {
	// ID is a UUID that the answer repeats.
	ID   string          `json:"id"`
	V    int             `json:"v"`
	Verb Verb            `json:"verb"`
	Body json.RawMessage `json:"body"`
}

// Answer is the envelope of an answer: a body or an error.
type Answer struct {
	// ID is the request's, or empty when the request's could not be read.
	ID    string `json:"id"`
	V     int    `json:"v"`
	OK    bool   `json:"ok"`
	Body  any    `json:"body,omitempty"`
	Error *Error `json:"error,omitempty"`
}

// ParseRequest decodes an envelope strictly. The returned request has its ID
// set whenever one could be read, so that even a refused request is answered
// under its own ID. The body is checked for shape (UTF-8, depth, duplicate and
// odd keys) and not yet decoded.
func ParseRequest(frame []byte) (Request, *Error) {
	if err := checkJSON(frame); err != nil {
		return Request{}, err
	}
	var req Request
	if err := decode(frame, &req); err != nil {
		var loose struct {
			ID json.RawMessage `json:"id"`
		}
		var id string
		if json.Unmarshal(frame, &loose) == nil && json.Unmarshal(loose.ID, &id) == nil && uuid.Validate(id) == nil {
			return Request{ID: id}, err
		}
		return Request{}, err
	}
	if uuid.Validate(req.ID) != nil {
		req.ID = ""
		return req, NewError(BadBody, errors.New("id is not a UUID"))
	}
	if req.V != Version {
		return req, NewError(VersionMismatch, nil)
	}
	if len(req.Body) == 0 {
		req.Body = json.RawMessage("{}")
	}
	return req, nil
}

// decode decodes exactly one JSON value strictly into out.
func decode(data []byte, out any) *Error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(out); err != nil {
		var typ *json.UnmarshalTypeError
		switch {
		case errors.As(err, &typ):
			return NewError(BadBody, fmt.Errorf("field %q", typ.Field))
		case strings.HasPrefix(err.Error(), "json: unknown field "):
			return NewError(UnknownField, nil)
		default:
			return NewError(BadJSON, nil)
		}
	}
	return nil
}

// checkJSON refuses what encoding/json lets through and two readers could
// understand differently: bytes that are not UTF-8, duplicate keys, keys that
// differ from ours only in case, deep nesting, and anything after the value.
func checkJSON(data []byte) *Error {
	if !utf8.Valid(data) {
		return NewError(BadJSON, errors.New("not UTF-8"))
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := checkValue(dec, 0); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return NewError(BadJSON, errors.New("more than one value"))
	}
	return nil
}

func checkValue(dec *json.Decoder, depth int) *Error {
	if depth > maxDepth {
		return NewError(BadJSON, errors.New("nested too deeply"))
	}
	token, err := dec.Token()
	if err != nil {
		return NewError(BadJSON, nil)
	}
	delim, compound := token.(json.Delim)
	if !compound {
		return nil
	}
	keys := map[string]bool{}
	for dec.More() {
		if delim == '{' {
			token, err := dec.Token()
			if err != nil {
				return NewError(BadJSON, nil)
			}
			key, _ := token.(string)
			switch {
			case keys[key]:
				return NewError(BadJSON, errors.New("a key twice"))
			case key != strings.ToLower(key):
				return NewError(UnknownField, nil)
			}
			keys[key] = true
		}
		if err := checkValue(dec, depth+1); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return NewError(BadJSON, nil)
	}
	return nil
}

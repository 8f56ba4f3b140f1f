package message

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const id1 = "0190a5c4-6f2e-7c3a-9b1d-2f4e6a8c0e10"

func frame(body string) []byte {
	return append(binary.NativeEndian.AppendUint32(nil, uint32(len(body))), body...)
}

type echo struct {
	Text string `json:"text"`
}

func host() *Host {
	return &Host{Endpoints: map[Verb]Endpoint{
		"echo":  Bind(func(_ context.Context, q echo) (echo, error) { return q, nil }),
		"panic": Bind(func(context.Context, echo) (echo, error) { panic("broken") }),
		"big": Bind(func(context.Context, echo) (echo, error) {
			return echo{strings.Repeat("x", MaxAnswer)}, nil
		}),
		Decide: Bind(func(context.Context, DecideRequest) (DecideAnswer, error) { return DecideAnswer{}, nil }),
	}}
}

type reply struct {
	ID    string          `json:"id"`
	V     int             `json:"v"`
	OK    bool            `json:"ok"`
	Body  json.RawMessage `json:"body"`
	Error *Error          `json:"error"`
}

// converse serves a byte stream and returns the answers by request ID.
func converse(t *testing.T, h *Host, in io.Reader) (map[string]reply, error) {
	t.Helper()
	var out bytes.Buffer
	err := h.Serve(t.Context(), in, &lockedWriter{w: &out})
	replies := map[string]reply{}
	for {
		var head [4]byte
		if _, e := io.ReadFull(&out, head[:]); e == io.EOF {
			return replies, err
		}
		body := make([]byte, binary.NativeEndian.Uint32(head[:]))
		_, e := io.ReadFull(&out, body)
		require.NoError(t, e)
		var r reply
		require.NoError(t, json.Unmarshal(body, &r))
		assert.Equal(t, Version, r.V)
		replies[r.ID] = r
	}
}

type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

func TestServeAnswersUnderTheRequestsID(t *testing.T) {
	replies, err := converse(t, host(), bytes.NewReader(frame(`{"id":"`+id1+`","v":1,"verb":"echo","body":{"text":"hi"}}`)))
	require.NoError(t, err)
	assert.True(t, replies[id1].OK)
	assert.JSONEq(t, `{"text":"hi"}`, string(replies[id1].Body))
}

func TestServeSplitReads(t *testing.T) {
	stream := frame(`{"id":"` + id1 + `","v":1,"verb":"echo","body":{"text":"one byte at a time"}}`)
	replies, err := converse(t, host(), iotestOneByte{bytes.NewReader(stream)})
	require.NoError(t, err)
	assert.True(t, replies[id1].OK)
}

type iotestOneByte struct{ r io.Reader }

func (o iotestOneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(1, len(p))]) }

func TestServeRefusesWithACodeAndGoesOn(t *testing.T) {
	canary := "canary-8f3a"
	cases := map[string]struct {
		body string
		id   string
		code Code
	}{
		"empty frame":          {"", "", BadFrame},
		"no JSON":              {"Fail " + canary, "", BadJSON},
		"truncated JSON":       {`{"id":"` + id1 + `","v":1,`, "", BadJSON},
		"two values":           {`{} {}`, "", BadJSON},
		"not UTF-8":            {"{\"id\":\"\xff\"}", "", BadJSON},
		"deep":                 {strings.Repeat("[", 1000) + strings.Repeat("]", 1000), "", BadJSON},
		"duplicate key":        {`{"id":"` + id1 + `","id":"` + id1 + `","v":1,"verb":"echo"}`, "", BadJSON},
		"key in other case":    {`{"ID":"` + id1 + `","v":1,"verb":"echo"}`, "", UnknownField},
		"id no UUID":           {`{"id":"1","v":1,"verb":"echo"}`, "", BadBody},
		"an array":             {`[1]`, "", BadBody},
		"other version":        {`{"id":"` + id1 + `","v":2,"verb":"echo"}`, id1, VersionMismatch},
		"unknown verb":         {`{"id":"` + id1 + `","v":1,"verb":"` + canary + `"}`, id1, UnknownVerb},
		"unknown field":        {`{"id":"` + id1 + `","v":1,"verb":"echo","` + canary + `":1}`, id1, UnknownField},
		"unknown body field":   {`{"id":"` + id1 + `","v":1,"verb":"echo","body":{"` + canary + `":1}}`, id1, UnknownField},
		"wrong type":           {`{"id":"` + id1 + `","v":1,"verb":"echo","body":{"text":7}}`, id1, BadBody},
		"body no object":       {`{"id":"` + id1 + `","v":1,"verb":"echo","body":"` + canary + `"}`, id1, BadBody},
		"check fails":          {`{"id":"` + id1 + `","v":1,"verb":"decide","body":{"fingerprint":"` + canary + `","finding":"x","level":"info","decision":"dismiss"}}`, id1, BadBody},
		"panic":                {`{"id":"` + id1 + `","v":1,"verb":"panic","body":{"text":"` + canary + `"}}`, id1, Internal},
		"answer too large":     {`{"id":"` + id1 + `","v":1,"verb":"big"}`, id1, AnswerTooLarge},
		"request too large":    {`{"id":"` + id1 + `","v":1,"verb":"echo","body":{"text":"` + strings.Repeat("x", MaxRequest) + `"}}`, "", TooLarge},
		"null body is ignored": {`{"id":"` + id1 + `","v":1,"verb":"nope","body":null}`, id1, UnknownVerb},
	}
	const after = "0190a5c4-6f2e-7c3a-9b1d-2f4e6a8c0eff"
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			h := host()
			h.Log = &lockedWriter{w: &log}
			stream := append(frame(c.body), frame(`{"id":"`+after+`","v":1,"verb":"echo","body":{"text":"still here"}}`)...)
			replies, err := converse(t, h, bytes.NewReader(stream))
			require.NoError(t, err)
			refused, ok := replies[c.id]
			require.True(t, ok, "answered under the request's ID: %v", replies)
			require.NotNil(t, refused.Error)
			assert.False(t, refused.OK)
			assert.Equal(t, c.code, refused.Error.Code)
			assert.NotEmpty(t, refused.Error.Message)
			assert.NotEmpty(t, refused.Error.Fix)
			said, _ := json.Marshal(refused)
			assert.NotContains(t, string(said)+log.String(), canary, "what a request held is never repeated")
			assert.True(t, replies[after].OK, "the session goes on")
		})
	}
}

func TestServeEndsWhereTheBoundaryIsLost(t *testing.T) {
	for name, stream := range map[string][]byte{
		"half a length":  {1, 0},
		"half a body":    frame(`{"id":"x"}`)[:8],
		"text on stdin":  []byte("Failed to start\n"),
		"4 GiB":          {0xff, 0xff, 0xff, 0xff, 0, 0},
		"large and gone": binary.NativeEndian.AppendUint32(nil, MaxRequest+1),
	} {
		t.Run(name, func(t *testing.T) {
			replies, err := converse(t, host(), bytes.NewReader(stream))
			assert.ErrorIs(t, err, ErrLostFrame)
			assert.Empty(t, replies)
		})
	}
}

func TestServeEndsSilentlyAtEOF(t *testing.T) {
	replies, err := converse(t, host(), bytes.NewReader(nil))
	assert.NoError(t, err)
	assert.Empty(t, replies)
}

func TestServeInterleavedRequests(t *testing.T) {
	release := make(chan struct{})
	h := &Host{Endpoints: map[Verb]Endpoint{
		"slow": Bind(func(context.Context, echo) (echo, error) { <-release; return echo{"slow"}, nil }),
		"fast": Bind(func(context.Context, echo) (echo, error) { close(release); return echo{"fast"}, nil }),
	}}
	const id2 = "0190a5c4-6f2e-7c3a-9b1d-2f4e6a8c0e11"
	stream := append(frame(`{"id":"`+id1+`","v":1,"verb":"slow"}`), frame(`{"id":"`+id2+`","v":1,"verb":"fast"}`)...)
	replies, err := converse(t, h, bytes.NewReader(stream))
	require.NoError(t, err)
	assert.JSONEq(t, `{"text":"slow"}`, string(replies[id1].Body))
	assert.JSONEq(t, `{"text":"fast"}`, string(replies[id2].Body))
}

func TestWriteFrameIsOneWrite(t *testing.T) {
	w := &countingWriter{}
	require.NoError(t, WriteFrame(w, []byte("{}")))
	assert.Equal(t, 1, w.writes)
	assert.Error(t, WriteFrame(w, make([]byte, MaxAnswer+1)))
	assert.Equal(t, 1, w.writes, "an answer above the cap writes nothing")
}

type countingWriter struct{ writes int }

func (c *countingWriter) Write(p []byte) (int, error) { c.writes++; return len(p), nil }

func TestEveryCodeHasASentenceAndAFix(t *testing.T) {
	for _, c := range Codes() {
		e := NewError(c, nil)
		assert.Equal(t, c, e.Code)
		assert.NotEmpty(t, e.Message, c)
		assert.NotEmpty(t, e.Fix, c)
		assert.False(t, strings.HasSuffix(e.Message, "."), c)
	}
	cause := errors.New("cause")
	assert.ErrorIs(t, NewError(Internal, cause), cause)
}

func FuzzReadFrame(f *testing.F) {
	f.Add([]byte{})
	f.Add(frame(""))
	f.Add(frame(`{"id":"` + id1 + `","v":1,"verb":"echo"}`))
	f.Add([]byte("Failed to start\n"))
	f.Add([]byte{0, 0, 4, 0})
	f.Fuzz(func(t *testing.T, stream []byte) {
		r := bytes.NewReader(stream)
		for {
			before := r.Len()
			body, err := ReadFrame(r)
			var coded *Error
			switch {
			case err == nil:
				assert.LessOrEqual(t, len(body), MaxRequest)
				assert.Equal(t, before-4-len(body), r.Len())
			case errors.As(err, &coded):
				assert.Less(t, r.Len(), before, "a refused frame is consumed")
			default:
				return
			}
		}
	})
}

func FuzzParseRequest(f *testing.F) {
	for _, s := range []string{
		`{"id":"` + id1 + `","v":1,"verb":"echo","body":{"text":"x"}}`,
		`{"id":"` + id1 + `","v":1,"verb":"advise","body":{"page":{"origin":"https://x","sign_in":true},"controls":[],"extensions":[]}}`,
		`{"id":null}`, `[]`, `"x"`, `{"id":{"id":"` + id1 + `"}}`, "\ufeff{}", `{"v":1e9}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		req, refused := ParseRequest(data)
		if refused != nil {
			assert.NotEmpty(t, refused.Code)
			return
		}
		again, err := json.Marshal(req)
		require.NoError(t, err)
		_, refused = ParseRequest(again)
		assert.Nil(t, refused, "what is accepted is accepted again after encoding")
	})
}

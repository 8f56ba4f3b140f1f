// Package message is the wire between the browser extension and the native
// host: length-prefixed JSON frames of the browsers' native messaging, a
// versioned envelope, and a closed set of typed verbs.
//
// The other side is never trusted. Frames are capped, JSON is decoded strictly
// (no unknown field, no duplicate key, bounded depth), and every failure is an
// [Error] with a code from codes.go. Errors never repeat what a request held.
package message

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Caps on frames, in bytes.
const (
	// MaxAnswer is the largest answer that the host sends. Both browsers close
	// the port above 1 MiB exactly.
	MaxAnswer = 1<<20 - 1<<10
	// maxSkip is the largest frame whose end is believed. Chromium refuses to
	// send more than 64 MiB, so a larger length is not a length.
	maxSkip = 64 << 20
)

// ErrLostFrame says that the stream's frame boundaries are lost: nothing after
// it can be read.
var ErrLostFrame = errors.New("frame boundary lost")

// ReadFrame reads one frame: a 4-byte length in native byte order, then that
// many bytes. It returns
//   - [io.EOF] when the stream ends before a frame begins,
//   - an error wrapping [ErrLostFrame] when it ends inside one, or when the
//     length is impossible,
//   - an [*Error] with code [TooLarge] or [BadFrame] for a frame above
//     [MaxRequest] or an empty one. Such a frame is skipped whole, and the next
//     call reads the one after it.
func ReadFrame(r io.Reader) ([]byte, error) {
	var head [4]byte
	if n, err := io.ReadFull(r, head[:]); err != nil {
		if errors.Is(err, io.EOF) && n == 0 {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("%w: the stream ended inside a frame's length: %w", ErrLostFrame, err)
	}
	size := binary.NativeEndian.Uint32(head[:])
	switch {
	case size == 0:
		return nil, NewError(BadFrame, nil)
	case size > maxSkip:
		return nil, fmt.Errorf("%w: a length of %d bytes is no frame", ErrLostFrame, size)
	case size > MaxRequest:
		if _, err := io.CopyN(io.Discard, r, int64(size)); err != nil {
			return nil, fmt.Errorf("%w: the stream ended inside a frame: %w", ErrLostFrame, err)
		}
		return nil, NewError(TooLarge, nil)
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("%w: the stream ended inside a frame: %w", ErrLostFrame, err)
	}
	return body, nil
}

// WriteFrame writes body as one frame in a single Write, so that frames of
// several goroutines cannot interleave if w serialises writes. A body above
// [MaxAnswer] is refused with code [AnswerTooLarge] and nothing is written.
func WriteFrame(w io.Writer, body []byte) error {
	if len(body) > MaxAnswer {
		return NewError(AnswerTooLarge, nil)
	}
	frame := binary.NativeEndian.AppendUint32(make([]byte, 0, 4+len(body)), uint32(len(body)))
	_, err := w.Write(append(frame, body...))
	return err
}

package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// MaxSize is how many bytes a database may have with its logs.
const MaxSize = 64 << 20

// Opener opens a plain file by name for reading. It refuses links, pipes and
// all else that is none.
type Opener func(name string) (*os.File, error)

// sides are the files of a database: itself, its write-ahead log, and its
// rollback journal. The shared memory beside a log is made anew.
var sides = [...]string{"", "-wal", "-journal"}

// Snapshot is a database as it was at one moment, in memory: all its files, so
// that what a running or killed browser has only logged so far is in it.
type Snapshot struct{ files [len(sides)][]byte }

const (
	attempts = 8
	// coarse is more than the step of a file system's clock: a file that was
	// written longer ago than that has another time if it is written again.
	coarse = 20 * time.Millisecond
)

// Take reads a database into memory. Nothing is locked and nothing is written,
// on disk or elsewhere, so its owner does not notice. What is read is the state
// of one moment: files that change meanwhile are read again, and one that never
// stands still is [ErrBusy]. A missing database is fs.ErrNotExist.
func Take(ctx context.Context, open Opener, name string) (*Snapshot, error) {
	for attempt := range attempts {
		s, still, err := take(open, name)
		if err != nil {
			return nil, Reason(err)
		}
		if still {
			return s, s.refuseLinked()
		}
		s.Close()
		select {
		case <-ctx.Done():
			return nil, ErrBusy
		case <-time.After(coarse << (attempt / 2)):
		}
	}
	return nil, ErrBusy
}

func take(open Opener, name string) (s *Snapshot, still bool, err error) {
	s = &Snapshot{}
	var before [len(sides)]fs.FileInfo
	room := int64(MaxSize)
	started := time.Now()
	for i, side := range sides {
		before[i], s.files[i], err = read(open, name+side, room)
		if i > 0 && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			s.Close()
			return nil, false, err
		}
		room -= int64(len(s.files[i]))
	}
	for i, side := range sides {
		f, err := open(name + side)
		if err != nil {
			if before[i] != nil {
				return s, false, nil
			}
			continue
		}
		after, err := f.Stat()
		f.Close()
		if err != nil || before[i] == nil || !same(before[i], after) || after.Size() != int64(len(s.files[i])) {
			return s, false, nil
		}
		if age := started.Sub(after.ModTime()); age >= 0 && age < coarse {
			return s, false, nil
		}
	}
	return s, true, nil
}

func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

func read(open Opener, name string, max int64) (fs.FileInfo, []byte, error) {
	f, err := open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if info.Size() > max {
		return nil, nil, ErrTooLarge
	}
	content := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	n, err := content.ReadFrom(io.LimitReader(f, max+1))
	if err == nil && n > max {
		err = ErrTooLarge
	}
	return info, content.Bytes(), err
}

// superJournal ends a rollback journal that is tied to another file. No browser
// writes such a one. Source: "The Rollback Journal" in SQLite's file format.
const superJournal = "d9d505f920a163d7"

func (s *Snapshot) refuseLinked() error {
	journal := s.files[2]
	end := len(journal) - len(superJournal)/2
	if end >= 0 && hex.EncodeToString(journal[end:]) == superJournal {
		s.Close()
		return ErrDamaged
	}
	return nil
}

// Close overwrites what was read: among it are passwords that a browser has
// encrypted, and cookies.
func (s *Snapshot) Close() {
	for i := range s.files {
		clear(s.files[i][:cap(s.files[i])])
		s.files[i] = nil
	}
}

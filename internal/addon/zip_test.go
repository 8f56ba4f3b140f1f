package addon

import (
	"context"
	"encoding/binary"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// zipEndRecord is the record at the end of an archive, without a comment.
func zipEndRecord(files uint16, size, offset uint32) string {
	b := append([]byte(zipEnd), 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint16(b, files)
	b = binary.LittleEndian.AppendUint16(b, files)
	b = binary.LittleEndian.AppendUint32(b, size)
	b = binary.LittleEndian.AppendUint32(b, offset)
	return string(append(b, 0, 0))
}

// The number of files that an archive gives bounds nothing: what follows it does.
func TestArchivesThatAreDirectoriesOnly(t *testing.T) {
	const headers = 500_000
	directory := strings.Repeat("PK\x01\x02"+strings.Repeat("\x00", 42), headers)
	size := uint32(len(directory))
	locator := zip64Locator + strings.Repeat("\x00", 16)
	long := zipEndRecord(1, 46, 0)
	long = long[:20] + "\xe8\x03" + strings.Repeat("c", 1000) // its comment

	for name, archive := range map[string]string{
		"its size says so":                   directory + zipEndRecord(headers%(1<<16), size, 0),
		"a small size, and an offset":        directory + zipEndRecord(headers%(1<<16), 46, 0),
		"a small size and many files":        directory[:46] + zipEndRecord(65_535, 46, 0),
		"zip64":                              directory + locator + zipEndRecord(headers%(1<<16), 0xffff, 0xffffffff),
		"zip64, and a comment as long as 1K": directory[:46] + locator + long,
		"no record":                          directory[:46],
		"nothing":                            "",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.xpi")
			write(t, path, archive)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := openZip(strings.NewReader(archive), int64(len(archive)))
			assert.Error(t, err)
			_, err = openPack(path)
			assert.Error(t, err)
			_, err = packedManifest(path)
			assert.Error(t, err)
			assert.Equal(t, NotVerifiable, inspectXPI(context.Background(), path).Status)
			runtime.ReadMemStats(&after)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(2<<20))
		})
	}
}

func TestArchivesThatAreOpened(t *testing.T) {
	plain := zipped(t, "manifest.json", readerManifest)
	commented := plain[:len(plain)-2] + "\xd0\x07" + strings.Repeat("c", 2000)
	for name, archive := range map[string]string{
		"plain": plain, "with a long comment": commented, "after something else": strings.Repeat("x", 5000) + plain,
	} {
		z, err := openZip(strings.NewReader(archive), int64(len(archive)))
		require.NoError(t, err, name)
		assert.Len(t, z.File, 1, name)
	}
}

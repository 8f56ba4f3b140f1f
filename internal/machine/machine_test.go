package machine_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/machine"
)

func TestCheckOfThisVeryMachine(t *testing.T) {
	fs := machine.Check(t.Context())
	require.Len(t, fs, 2)
	assert.Equal(t, finding.SharedMachine, fs[0].ID)
	assert.Equal(t, finding.RemoteControl, fs[1].ID)

	var texts map[string]struct{ Message string }
	b, err := os.ReadFile(filepath.Join("..", "finding", "texts", "en.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &texts))
	for _, f := range fs {
		for _, part := range []string{"_title", "_reason", "_action"} {
			assert.Contains(t, texts, f.Text+part)
		}
		require.Len(t, f.Args, 1)
		assert.Regexp(t, `^\p{Lu}.*\.$`, f.Args[0])
		assert.Equal(t, finding.Measured, f.Basis)
		assert.Len(t, f.Fingerprint, 32)
		assert.WithinDuration(t, time.Now(), f.MeasuredAt, time.Minute)
	}
}

func TestSharedIsOnlyAFailedCheckOfIt(t *testing.T) {
	of := func(id finding.ID, o finding.Outcome) finding.Finding { return finding.Finding{ID: id, Outcome: o} }
	assert.True(t, machine.Shared([]finding.Finding{of(finding.RemoteControl, finding.Pass), of(finding.SharedMachine, finding.Fail)}))
	for _, o := range []finding.Outcome{finding.Pass, finding.Unknown, finding.NotApplicable, finding.Error} {
		assert.False(t, machine.Shared([]finding.Finding{of(finding.SharedMachine, o), of(finding.RemoteControl, finding.Fail)}))
	}
	assert.False(t, machine.Shared(nil))
}

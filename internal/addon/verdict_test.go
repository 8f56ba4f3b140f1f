package addon

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestVerdicts(t *testing.T) {
	known := Circumstances{Recognised: true}
	fresh := Circumstances{New: true}
	// Columns: A0, A1, A2, A3, A4.
	rows := []struct {
		name  string
		level Level
		c     Circumstances
		want  [5]Verdict
	}{
		{"known bad", B4, Circumstances{}, [5]Verdict{Review, Stop, Stop, Stop, Stop}},
		{"strong", B3, Circumstances{}, [5]Verdict{Note, Review, Review, Stop, Stop}},
		{"changed", B2, Circumstances{}, [5]Verdict{Expected, Note, Note, Review, Review}},
		{"weak", B1, Circumstances{}, [5]Verdict{Expected, Expected, Note, Note, Note}},
		{"weak and new", B1, fresh, [5]Verdict{Expected, Expected, Note, Review, Review}},
		{"nothing", B0, Circumstances{}, [5]Verdict{Expected, Expected, Note, Note, Note}},
		{"nothing, new", B0, fresh, [5]Verdict{Expected, Expected, Note, Note, Note}},
		{"a recognised tool", B0, known, [5]Verdict{Expected, Expected, Expected, Expected, Expected}},
		{"recognised no longer protects", B2, known, [5]Verdict{Expected, Note, Note, Review, Review}},
		{"recognised never excuses known bad", B4, known, [5]Verdict{Review, Stop, Stop, Stop, Stop}},
	}
	for _, row := range rows {
		for e := A0; e <= A4; e++ {
			assert.Equal(t, row.want[e], Decide(e, row.level, row.c), "%s at %s", row.name, e)
		}
	}
}

func TestGradesAsText(t *testing.T) {
	type grades struct {
		E Exposure
		L Level
	}
	for i := range uint8(5) {
		b, err := json.Marshal(grades{Exposure(i), Level(i)})
		require.NoError(t, err)
		var back grades
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, grades{Exposure(i), Level(i)}, back)
	}
	assert.Equal(t, "A4 B2", A4.String()+" "+B2.String())
	for _, bad := range []string{"A5", "B0", "A", "A44", "a1", ""} {
		var e Exposure
		assert.Error(t, e.UnmarshalText([]byte(bad)), bad)
	}
	var l Level
	assert.Error(t, l.UnmarshalText([]byte("A1")))
}

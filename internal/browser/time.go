package browser

import "time"

// ChromiumTime reads a time as the Chromium family writes it, in microseconds since 1601, to
// the second. Zero or less is the zero time.
func ChromiumTime(microseconds int64) time.Time {
	if microseconds <= 0 {
		return time.Time{}
	}
	const secondsTo1970 = 11_644_473_600
	return time.Unix(microseconds/1_000_000-secondsTo1970, 0).UTC()
}

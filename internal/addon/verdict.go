package addon

// Verdict is what to do about an extension.
type Verdict string

// Verdicts, from the loudest to the quietest.
const (
	// Stop: do not sign in while it is on.
	Stop Verdict = "stop"
	// Review: look at it before signing in.
	Review Verdict = "review"
	// Note: worth a line, no alarm.
	Note Verdict = "note"
	// Expected: nothing to say.
	Expected Verdict = "expected"
	// NoVerdict: it could not be judged.
	NoVerdict Verdict = "unknown"
)

// Circumstances are what the verdict depends on beside exposure and evidence.
type Circumstances struct {
	// Recognised: it is the genuine copy of a tool whose work needs its access.
	Recognised bool
	// New: it came, or changed, since the last sign-in. An extension that is judged before
	// it is installed is not new: there is nothing to compare it with.
	New bool
}

// Decide is the verdict on an extension with this effective exposure and this
// strongest evidence. However much weak evidence there is, it counts once.
func Decide(e Exposure, l Level, c Circumstances) Verdict {
	reads := e >= A3
	switch l {
	case B4:
		if e == A0 {
			return Review
		}
		return Stop
	case B3:
		switch {
		case reads:
			return Stop
		case e == A0:
			return Note
		}
		return Review
	case B2:
		switch {
		case reads:
			return Review
		case e == A0:
			return Expected
		}
		return Note
	case B1:
		switch {
		case reads && c.New:
			return Review
		case e >= A2:
			return Note
		}
		return Expected
	}
	if e >= A2 && !c.Recognised {
		return Note
	}
	return Expected
}

package profile

import (
	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/finding"
)

// device is what a broker's check of the device sees changed at the start of a
// session, as the stem of a text: the weightiest reason.
type device string

const (
	deviceFirst     device = "first"
	deviceForgotten device = "forgotten"
	deviceBrowser   device = "browser"
	deviceSame      device = "same"
)

// deviceOf compares the last session on the same portal with the one that
// begins, for which kept cookies are put back or not. The portal and the
// practice portal know different devices.
func (r *Record) deviceOf(b browser.Installed, start Start, putBack bool) device {
	build, known := r.Builds[start.site()]
	switch {
	case !known:
		return deviceFirst
	case !putBack:
		return deviceForgotten
	case build != buildOf(b.Binary):
		return deviceBrowser
	default:
		return deviceSame
	}
}

// Inside are the findings for a hardened window itself, while it is open: how
// its profile stands, and whether the broker may ask to approve this device.
// There are none for a browser whose profile was never opened.
func (k *Keeper) Inside(browserID string) []finding.Finding {
	states, err := k.States()
	if err != nil {
		return nil
	}
	b, _ := browser.ByID(browserID)
	ours, _ := ExtensionID(k.vault)
	var findings []finding.Finding
	for _, s := range states {
		if s.Browser == b.Name {
			findings = append(findings, s.finding(ours), s.deviceCheck())
		}
	}
	return findings
}

func (s State) deviceCheck() finding.Finding {
	f := finding.Finding{
		ID: finding.DeviceCheck, Text: "device_check_" + string(s.Device), Level: finding.Info,
		Outcome: finding.Unknown, Basis: finding.Measured, MeasuredAt: s.LaunchedAt,
		Fingerprint: finding.Fingerprint(finding.DeviceCheck, s.ID, string(s.Device)),
	}
	if s.Device == deviceSame {
		f.Outcome = finding.Pass
	}
	return f
}

package profile

import (
	"errors"

	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// writeError gives a failure to write the profile its code.
func writeError(err error) error {
	var coded *message.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case disk.Full(err):
		return message.NewError(message.DiskFull, err)
	case disk.NotWritable(err):
		return message.NewError(message.ProfileReadOnly, err)
	default:
		return message.NewError(message.LaunchFailed, err)
	}
}

// stateOr gives a failure of the state its code, and any other one that of a
// failed launch.
func stateOr(err error) error {
	var coded *message.Error
	var state *vault.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case errors.As(err, &state):
		return message.NewError(stateCode(state.Code), err)
	default:
		return writeError(err)
	}
}

func stateCode(c vault.Code) message.Code {
	switch c {
	case vault.CodeDiskFull:
		return message.DiskFull
	case vault.CodeLocked:
		return message.StateLocked
	case vault.CodeDamaged:
		return message.StateDamaged
	default:
		return message.StateUnreadable
	}
}

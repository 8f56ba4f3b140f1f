package guard

import (
	"errors"

	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// StateError gives an error of the vault the code that the wire knows it by.
// Any other error stays as it is.
func StateError(err error) error {
	var e *vault.Error
	if !errors.As(err, &e) {
		return err
	}
	code := message.StateUnreadable
	switch e.Code {
	case vault.CodeLocked:
		code = message.StateLocked
	case vault.CodeDamaged:
		code = message.StateDamaged
	case vault.CodeDiskFull:
		code = message.DiskFull
	case vault.CodeNoHome:
		code = message.NoHome
	}
	return message.NewError(code, err)
}

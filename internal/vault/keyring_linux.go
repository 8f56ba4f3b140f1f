package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/godbus/dbus/v5"

	"github.com/sallyport/sallyport/internal/bus"
)

// reachWait bounds the whole look at the session bus and its keyring. A machine
// that is busy is no reason to choose the key file for good.
const reachWait = 3 * time.Second

// Names of the Secret Service API draft of freedesktop.org. The library that
// we use prefers the collection "login" to the default one, so we look at the
// same.
const (
	secretsName    = "org.freedesktop.secrets"
	secretsPath    = dbus.ObjectPath("/org/freedesktop/secrets")
	secretsService = "org.freedesktop.Secret.Service"
	secretsColl    = "org.freedesktop.Secret.Collection"
	loginColl      = secretsPath + "/collection/login"
)

// keyringReachable says, with nil, that the key can be kept in and fetched
// from the Secret Service without asking the user and without starting
// anything: there is a session bus, the service runs on it, and its collection
// is unlocked.
func keyringReachable() error {
	ctx, cancel := context.WithTimeout(context.Background(), reachWait)
	defer cancel()
	conn, err := bus.Session(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()

	var running bool
	// Asking for the owner, unlike a call to the service, does not start it.
	if err := conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, secretsName).Store(&running); err != nil {
		return fmt.Errorf("the session bus does not answer: %w", err)
	}
	if !running {
		return errors.New("no keyring runs in this session")
	}
	collection := loginColl
	service := conn.Object(secretsName, secretsPath)
	all, err := property[[]dbus.ObjectPath](ctx, service, secretsService, "Collections")
	if err != nil {
		return err
	}
	if !slices.Contains(all, collection) {
		err := service.CallWithContext(ctx, secretsService+".ReadAlias", dbus.FlagNoAutoStart, "default").Store(&collection)
		if err != nil {
			return fmt.Errorf("the keyring does not answer: %w", err)
		}
		if collection == "/" {
			return errors.New("the keyring has no default collection")
		}
	}
	locked, err := property[bool](ctx, conn.Object(secretsName, collection), secretsColl, "Locked")
	if err != nil {
		return err
	}
	if locked {
		return errors.New("the keyring is locked")
	}
	return nil
}

func property[T any](ctx context.Context, object dbus.BusObject, iface, name string) (T, error) {
	var value dbus.Variant
	var typed T
	call := object.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", dbus.FlagNoAutoStart, iface, name)
	if err := call.Store(&value); err != nil {
		return typed, fmt.Errorf("the keyring does not answer: %w", err)
	}
	if err := value.Store(&typed); err != nil {
		return typed, fmt.Errorf("the keyring gives a strange answer: %w", err)
	}
	return typed, nil
}

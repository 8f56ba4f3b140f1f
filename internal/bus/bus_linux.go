package bus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
)

// Session connects to the user's session bus: the one that the environment
// names, else the one of the login. ctx bounds the connection's whole life. It
// fails at once where there is no such bus.
func Session(ctx context.Context) (*dbus.Conn, error) {
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" || address == "autolaunch:" {
		socket := fmt.Sprintf("/run/user/%d/bus", os.Getuid())
		fi, err := os.Lstat(socket)
		if err != nil || fi.Mode()&fs.ModeSocket == 0 {
			return nil, errors.New("there is no session bus here")
		}
		address = "unix:path=" + dbus.EscapeBusAddressValue(socket)
	}
	return Connect(ctx, address)
}

// Connect connects to the bus at an address, which must name local sockets
// only: other kinds of address start a program or go over the network. ctx
// bounds the connection's whole life.
func Connect(ctx context.Context, address string) (*dbus.Conn, error) {
	for one := range strings.SplitSeq(address, ";") {
		if !strings.HasPrefix(one, "unix:") {
			return nil, errors.New("the bus is not a local socket")
		}
	}
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	switch {
	case err == nil:
		return conn, nil
	case ctx.Err() != nil:
		return nil, errors.New("the bus does not answer in time")
	default:
		return nil, fmt.Errorf("the bus does not answer: %w", err)
	}
}

package reminder

import (
	"context"
	"html"

	"github.com/godbus/dbus/v5"

	"github.com/sallyport/sallyport/internal/bus"
)

// Source: the Desktop Notifications Specification.
const (
	service = "org.freedesktop.Notifications"
	object  = "/org/freedesktop/Notifications"
	method  = service + ".Notify"
	// untilDismissed keeps the notice until the user closes it.
	untilDismissed = int32(0)
)

func show(ctx context.Context, n Notice) error {
	conn, err := bus.Session(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// Desktops read the text as markup.
	return conn.Object(service, object).CallWithContext(ctx, method, 0,
		"Sallyport", uint32(0), "dialog-information", n.Title, html.EscapeString(n.Text),
		[]string{}, map[string]dbus.Variant{}, untilDismissed).Err
}

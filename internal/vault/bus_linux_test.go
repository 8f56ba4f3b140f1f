package vault_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/require"
)

// secretService is a Secret Service with one collection, as much of it as a
// client without encryption and prompts uses.
type secretService struct {
	conn *dbus.Conn

	mu     sync.Mutex
	locked bool
	made   int
	items  map[dbus.ObjectPath]secretItem
}

type secretItem struct {
	attributes map[string]string
	value      []byte
}

// secret is the API's own structure; the session comes first.
type secret struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

const (
	ssPath       = dbus.ObjectPath("/org/freedesktop/secrets")
	ssCollection = ssPath + "/collection/main"
	ssName       = "org.freedesktop.secrets"
	ssAPI        = "org.freedesktop.Secret."
)

func startSecretService(t *testing.T, address string) *secretService {
	t.Helper()
	conn, err := dbus.Connect(address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	s := &secretService{conn: conn, items: map[dbus.ObjectPath]secretItem{}}
	export := func(methods map[string]any, path dbus.ObjectPath, api string) {
		require.NoError(t, conn.ExportMethodTable(methods, path, api))
	}
	export(map[string]any{"OpenSession": s.openSession, "ReadAlias": s.readAlias, "Unlock": s.unlock}, ssPath, ssAPI+"Service")
	export(map[string]any{"Get": s.property}, ssPath, "org.freedesktop.DBus.Properties")
	for _, path := range []dbus.ObjectPath{ssCollection, ssPath + "/aliases/default"} {
		export(map[string]any{"CreateItem": s.createItem, "SearchItems": s.searchItems}, path, ssAPI+"Collection")
		export(map[string]any{"Get": s.property}, path, "org.freedesktop.DBus.Properties")
	}
	export(map[string]any{"Close": func() *dbus.Error { return nil }}, ssPath+"/session/1", ssAPI+"Session")
	reply, err := conn.RequestName(ssName, dbus.NameFlagDoNotQueue)
	require.NoError(t, err)
	require.Equal(t, dbus.RequestNameReplyPrimaryOwner, reply)
	return s
}

func (s *secretService) setLocked(locked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.locked = locked
}

func (s *secretService) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.items)
}

func (s *secretService) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.items)
}

func (s *secretService) openSession(string, dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	return dbus.MakeVariant(""), ssPath + "/session/1", nil
}

func (s *secretService) readAlias(string) (dbus.ObjectPath, *dbus.Error) { return ssCollection, nil }

func (s *secretService) unlock(paths []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.locked {
		// A real one answers with a prompt, and a client that follows it waits for the user.
		return nil, "/", dbus.MakeFailedError(fmt.Errorf("asked to unlock while locked"))
	}
	return paths, "/", nil
}

func (s *secretService) property(_, name string) (dbus.Variant, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch name {
	case "Collections":
		return dbus.MakeVariant([]dbus.ObjectPath{ssCollection}), nil
	case "Locked":
		return dbus.MakeVariant(s.locked), nil
	}
	return dbus.Variant{}, dbus.MakeFailedError(fmt.Errorf("no property %s", name))
}

func (s *secretService) createItem(properties map[string]dbus.Variant, sec secret, _ bool) (dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var item secretItem
	if err := properties[ssAPI+"Item.Attributes"].Store(&item.attributes); err != nil {
		return "/", "/", dbus.MakeFailedError(err)
	}
	item.value = sec.Value
	s.made++
	path := dbus.ObjectPath(fmt.Sprintf("%s/%d", ssCollection, s.made))
	s.items[path] = item
	get := func(session dbus.ObjectPath) (secret, *dbus.Error) {
		return secret{Session: session, Parameters: []byte{}, Value: item.value, ContentType: "text/plain"}, nil
	}
	remove := func() (dbus.ObjectPath, *dbus.Error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.items, path)
		return "/", nil
	}
	if err := s.conn.ExportMethodTable(map[string]any{"GetSecret": get, "Delete": remove}, path, ssAPI+"Item"); err != nil {
		return "/", "/", dbus.MakeFailedError(err)
	}
	return path, "/", nil
}

func (s *secretService) searchItems(wanted map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []dbus.ObjectPath{}
	for path, item := range s.items {
		match := true
		for k, v := range wanted {
			match = match && item.attributes[k] == v
		}
		if match {
			found = append(found, path)
		}
	}
	return found, nil
}

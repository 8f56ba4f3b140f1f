package machine

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/netip"
	"strconv"
	"strings"
)

// connection is one TCP socket of the system.
type connection struct {
	local, peer netip.AddrPort
	listening   bool // else it is established
	uid         int
	inode       uint64
}

// maxTable bounds a table to some hundred thousand sockets.
const maxTable = 32 << 20

// connections reads the system's TCP tables.
func (v *view) connections() ([]connection, error) {
	four, err := v.read("/proc/net/tcp", maxTable)
	if err != nil {
		return nil, err
	}
	six, err := v.read("/proc/net/tcp6", maxTable)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // a kernel without IPv6 has none
		return nil, err
	}
	return append(parseTCP(four), parseTCP(six)...), nil
}

// parseTCP reads the table of proc_net_tcp(5); rows of another shape and
// sockets that neither listen nor are established are left out.
func parseTCP(b []byte) []connection {
	var all []connection
	for line := range bytes.Lines(b) {
		f := strings.Fields(string(line))
		if len(f) < 10 || !strings.HasSuffix(f[0], ":") {
			continue
		}
		const established, listening = "01", "0A" // include/net/tcp_states.h
		if f[3] != established && f[3] != listening {
			continue
		}
		local, ok := parseSocketAddress(f[1])
		peer, ok2 := parseSocketAddress(f[2])
		uid, err := strconv.ParseUint(f[7], 10, 32)
		inode, err2 := strconv.ParseUint(f[9], 10, 64)
		if ok && ok2 && err == nil && err2 == nil {
			all = append(all, connection{local: local, peer: peer, listening: f[3] == listening, uid: int(uid), inode: inode})
		}
	}
	return all
}

// parseSocketAddress reads an address of that table: 32-bit words as this
// machine keeps them in memory, a colon, the port.
func parseSocketAddress(s string) (netip.AddrPort, bool) {
	address, portText, ok := strings.Cut(s, ":")
	port, err := strconv.ParseUint(portText, 16, 16)
	raw, err2 := hex.DecodeString(address)
	if !ok || err != nil || err2 != nil || (len(raw) != 4 && len(raw) != 16) {
		return netip.AddrPort{}, false
	}
	for i := 0; i < len(raw); i += 4 {
		binary.NativeEndian.PutUint32(raw[i:], binary.BigEndian.Uint32(raw[i:]))
	}
	a, _ := netip.AddrFromSlice(raw)
	return netip.AddrPortFrom(a.Unmap(), uint16(port)), true
}

// connected says whether a program's process has a session with another
// machine, and local whether it has a connection from this machine, as it
// looks through an ssh tunnel.
func (v *view) connected(p process, table []connection) (remote, local bool) {
	inodes, readable := v.sockets(p.pid)
	// The ports on which it takes connections: those that we see it listen on,
	// or, where it does not let us look, its usual ones, if its user listens there
	// or root does, for a server that gave up its rights after it began.
	ports := map[uint16]bool{}
	for _, c := range table {
		usual := c.local.Port() != 0 && c.local.Port() >= p.program.ports[0] && c.local.Port() <= p.program.ports[1]
		if c.listening && (inodes[c.inode] && (usual || !p.program.relay) || !readable && usual && (c.uid == p.uid || c.uid == 0)) {
			ports[c.local.Port()] = true
		}
	}
	for _, c := range table {
		// A server's other connections are to viewers it was told to call.
		if c.listening || !ports[c.local.Port()] && (p.program.relay || !inodes[c.inode]) {
			continue
		}
		if v.elsewhere(c.peer.Addr()) {
			remote = true
		} else {
			local = true
		}
	}
	return remote, local
}

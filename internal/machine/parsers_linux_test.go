package machine

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const tcpHead = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"

func TestParseTCP(t *testing.T) {
	table := tcpHead +
		"   0: 0100007F:170C 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000 100 0 0 10 0\n" +
		"   1: 0A00A8C0:170C 0500A8C0:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000 20 4 30 10 -1\n" +
		"   2: 0A00A8C0:170C 0600A8C0:C350 06 00000000:00000000 00:00000000 00000000     0        0 0 3 0000\n" +
		"   3: rubbish\n   4: 0100:1 0:0 01 0:0 0:0 0 0 0 1\n"
	six := tcpHead +
		"   0: 0000000000000000FFFF00000A00A8C0:0D3D 0000000000000000FFFF00000500A8C0:C351 01 0:0 00:0 0 1000 0 99 1\n" +
		"   1: B80D0120000000000000000001000000:0D3D 00000000000000000000000001000000:C351 01 0:0 00:0 0 1000 0 98 1\n"
	addr := netip.MustParseAddrPort
	assert.Equal(t, []connection{
		{local: addr("127.0.0.1:5900"), peer: addr("0.0.0.0:0"), listening: true, uid: 1000, inode: 4711},
		{local: addr("192.168.0.10:5900"), peer: addr("192.168.0.5:50000"), inode: 4712},
		{local: addr("192.168.0.10:3389"), peer: addr("192.168.0.5:50001"), uid: 1000, inode: 99},
		{local: addr("[2001:db8::1]:3389"), peer: addr("[::1]:50001"), uid: 1000, inode: 98},
	}, append(parseTCP([]byte(table)), parseTCP([]byte(six))...))
}

func TestParseStat(t *testing.T) {
	for line, want := range map[string]struct {
		state byte
		flags uint64
		ok    bool
	}{
		"2 (kthreadd) S 0 0 0 0 -1 2129984 0":       {'S', 2129984, true},
		"9 (a) b) (c) R 1 9 9 0 -1 4194304 0 0":     {'R', 4194304, true},
		"9 (x) Z 1 9 9 0 -1":                        {},
		"":                                          {},
		"9 x S 1 9 9 0 -1 4194304 0 0":              {},
		"9 (x) Sleeping 1 9 9 0 -1 4194304 0 0 0 0": {},
	} {
		state, flags, ok := parseStat([]byte(line))
		assert.Equal(t, want.ok, ok, line)
		assert.Equal(t, want.state, state, line)
		assert.Equal(t, want.flags, flags, line)
	}
}

func TestIsElsewhere(t *testing.T) {
	for text, want := range map[string]bool{
		"192.168.1.5": true, "2001:db8::5": true, "fe80::1": true, "::ffff:10.0.0.1": true,
		"127.0.0.1": false, "127.8.9.1": false, "::1": false, "::ffff:127.0.0.1": false, "0.0.0.0": false, "::": false,
	} {
		assert.Equal(t, want, isElsewhere(netip.MustParseAddr(text)), text)
	}
	assert.False(t, isElsewhere(netip.Addr{}))
}

func TestPrintable(t *testing.T) {
	assert.Equal(t, "Åsa", printable("Åsa"))
	assert.Equal(t, "a?b?", printable("a\x00b\xff"))
	assert.Len(t, []rune(printable(strings.Repeat("ö", 500))), 64)
}

func TestEveryProgramCanBeFound(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range programs {
		assert.False(t, seen[p.name], "%s is listed twice", p.name)
		seen[p.name] = true
		assert.NotEmpty(t, p.processes, p.name)
		assert.LessOrEqual(t, p.ports[0], p.ports[1], p.name)
		for _, name := range append(p.processes, p.helpers...) {
			assert.Equal(t, plainName(name), name, "names are compared in this form")
		}
		for _, name := range p.processes {
			main, _ := byName()
			assert.Equal(t, p.name, main[cut(name)].name, "another program has the same first 15 characters")
		}
	}
}

// FuzzParsers holds that no file of the system, whatever is in it, makes a
// parser fail or name somebody in characters that do more than name.
func FuzzParsers(f *testing.F) {
	f.Add([]byte(passwd))
	f.Add([]byte("UID_MIN 1000\nUID_MAX 60000\n"))
	f.Add([]byte("/bin/sh\n/bin/bash\n"))
	f.Add([]byte(tcpHead + "   0: 0100007F:170C 00000000:0000 0A 0:0 00:0 0  1000 0 4711 1\n"))
	f.Add([]byte("2 (kthreadd) S 0 0 0 0 -1 2129984 0"))
	f.Add([]byte("22 1 8:1 / /a\\040b rw shared:1 - ext4 /dev/sda1 rw\n"))
	f.Add([]byte("[daemon]\nAutomaticLoginEnable=true\nAutomaticLogin=me\n"))
	f.Add([]byte("UID=1000\nUSER=me\nSTATE=active\nCLASS=user\nREMOTE=1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, a := range parsePasswd(b) {
			if a.name == "" || a.uid < 0 || strings.ContainsAny(a.name, "\n\x1b\x00") {
				t.Fatalf("account %+v", a)
			}
		}
		if low, high := parseLoginDefs(b); low < 0 || high < 0 {
			t.Fatal(low, high)
		}
		parseShells(b)
		for _, c := range parseTCP(b) {
			if !c.local.IsValid() || !c.peer.IsValid() {
				t.Fatalf("connection %+v", c)
			}
		}
		parseStat(b)
		parseMountinfo(b)
		i := parseINI(b)
		gdmAutoLogin(i)
		lightdmAutoLogin(i)
		if s, ok := parseSession("1", b); ok && (s.uid < 0 || strings.ContainsAny(s.user, "\n\x1b\x00")) {
			t.Fatalf("session %+v", s)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	v := here()
	for b.Loop() {
		v.check(b.Context())
	}
}

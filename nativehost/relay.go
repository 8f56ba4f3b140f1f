package main

import (
	"io"
	"net"
)

// relay joins a browser's streams to the supervisor of its hardened window: a
// native host that a confined browser started sees the browser's own network
// and no other, so it has the supervisor look. It returns when either side has
// ended, and fails where there is no supervisor any more.
func relay(socket string, in io.Reader, out io.Writer) error {
	conn, err := net.Dial("unix", socket)
	if err != nil {
		return err
	}
	defer conn.Close()
	go func() {
		_, _ = io.Copy(conn, in)
		// The supervisor ends the conversation as a host does: at the end of input.
		_ = conn.(*net.UnixConn).CloseWrite()
	}()
	_, _ = io.Copy(out, conn)
	return nil
}

// Command echo is the emptiest native-messaging host that Go can be: it sends
// every frame back. The bench measures sallyport against it.
package main

import (
	"encoding/binary"
	"io"
	"os"
)

func main() {
	for {
		frame := make([]byte, 4)
		if _, err := io.ReadFull(os.Stdin, frame); err != nil {
			return
		}
		n := binary.NativeEndian.Uint32(frame)
		if n > 1<<20 {
			os.Exit(1)
		}
		frame = append(frame, make([]byte, n)...)
		if _, err := io.ReadFull(os.Stdin, frame[4:]); err != nil {
			os.Exit(1)
		}
		if _, err := os.Stdout.Write(frame); err != nil {
			os.Exit(1)
		}
	}
}

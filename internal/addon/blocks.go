package addon

import "slices"

// blocks hands out lists that lie next to each other in memory. To give each of the short
// lists of a manifest memory of its own takes longer than to read them.
type blocks[T any] struct{ free []T }

// begin is an empty list to append to. It is the only one until it ends.
func (b *blocks[T]) begin() []T {
	if cap(b.free) < 8 {
		b.free = make([]T, 0, 64)
	}
	return b.free
}

// end is the list as it is kept; nil where it is empty.
func (b *blocks[T]) end(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	if cap(list) == cap(b.free) { // else it outgrew the block, and has moved
		b.free = list[len(list):]
	}
	return slices.Clip(list)
}

//go:build !windows

package main

// strangers are the parts of a file's mode that say nothing: all say something here.
const strangers = 0

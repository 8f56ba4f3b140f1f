package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/message"
	"github.com/sallyport/sallyport/internal/vault"
)

// Exit codes of the command line. Each means the same for every command;
// docs/command-line.md tells them.
const (
	exitOK = 0
	// exitFailed: the command failed, or it is a check and found something.
	exitFailed = 1
	exitUsage  = 2
	// exitUnseen: a check found nothing, and could not look at everything.
	exitUnseen = 3
)

// Both end a check that has told all there is to tell.
var (
	errFound  = errors.New("something was found")
	errUnseen = errors.New("not everything could be looked at")
)

// usageError is an error in how a command was called.
type usageError struct{ what, fix string }

func (e *usageError) Error() string { return e.what }

// checkError is why a check did not come to look.
type checkError struct{ error }

func (e checkError) Unwrap() error { return e.error }

// asCheck makes a command a check: where it fails, it has not found anything.
func asCheck(run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := run(cmd, args)
		if err == nil || errors.Is(err, errFound) {
			return err
		}
		return checkError{err}
	}
}

// runCommand is the person's face. It returns the process's exit code.
func runCommand(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := rootCommand()
	root.SetArgs(args)
	out := &output{Writer: os.Stdout}
	root.SetOut(out)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitOK
	}
	if !errors.Is(err, errFound) && !errors.Is(err, errUnseen) {
		printError(os.Stderr, err)
		if asksJSON(cmd) && !out.begun {
			_ = printJSON(out, failureOf(err)) // who does not listen has the exit code
		}
	}
	return exitCode(err)
}

func exitCode(err error) int {
	var usage *usageError
	var check checkError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errUnseen), errors.As(err, &check):
		return exitUnseen
	default:
		return exitFailed
	}
}

// output is standard output, and whether anything went there: JSON that has
// begun gets no second document behind it.
type output struct {
	io.Writer
	begun bool
}

func (o *output) Write(b []byte) (int, error) {
	o.begun = true
	return o.Writer.Write(b)
}

func asksJSON(cmd *cobra.Command) bool {
	f := cmd.Flags().Lookup("json")
	return f != nil && f.Value.String() == "true"
}

// failureFormat names what is printed with --json where a command fails.
const failureFormat = "sallyport-error/1"

// failure is an error as it is told.
type failure struct {
	Format string `json:"format"`
	// Code is a [message.Code], or one of the two below.
	Code    string `json:"code"`
	Message string `json:"message"`
	Fix     string `json:"fix,omitempty"`
}

// Codes of the command line's own, beside those of [message.Codes].
const (
	codeUsage  = "usage"
	codeFailed = "failed"
)

func failureOf(err error) failure {
	f := failure{Format: failureFormat, Code: codeFailed, Message: err.Error()}
	var coded *message.Error
	var usage *usageError
	switch {
	case errors.As(err, &coded):
		f.Code, f.Fix = string(coded.Code), coded.Fix
	case errors.As(err, &usage):
		f.Code, f.Fix = codeUsage, usage.fix
	}
	// The state knows better what to do about itself than its code does.
	var state *vault.Error
	if errors.As(err, &state) && state.Fix != "" {
		f.Message, f.Fix = strings.TrimSuffix(f.Message, "; "+state.Fix), state.Fix
	}
	return f
}

// printError says what is wrong, with the code at the end of its first line, and
// on a line of its own what to do.
func printError(w io.Writer, err error) {
	f := failureOf(err)
	first, rest, more := strings.Cut(f.Message, "\n")
	if f.Code != codeUsage && f.Code != codeFailed {
		first += " (" + f.Code + ")"
	}
	fmt.Fprintf(w, "sallyport: %s\n", first)
	if more {
		fmt.Fprintln(w, rest)
	}
	if f.Fix != "" {
		fmt.Fprintf(w, "  what to do: %s\n", f.Fix)
	}
}

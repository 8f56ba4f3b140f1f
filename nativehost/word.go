package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// word is the value of a flag that takes one word of a closed set, the first of
// which is its default.
type word struct {
	value string
	known []string
}

// wordFlag adds such a flag, with its words for the shell to complete.
func wordFlag(cmd *cobra.Command, name, usage string, known []string) *word {
	w := &word{known[0], known}
	cmd.Flags().Var(w, name, usage)
	complete := cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
		panic(err) // the flag was added above
	}
	return w
}

// String implements [pflag.Value].
func (w *word) String() string { return w.value }

// Type implements [pflag.Value]: it stands in the help text.
func (w *word) Type() string { return strings.Join(w.known, "|") }

// Set implements [pflag.Value].
func (w *word) Set(s string) error {
	if !slices.Contains(w.known, s) {
		return errors.New("use " + strings.Join(w.known, " or "))
	}
	w.value = s
	return nil
}

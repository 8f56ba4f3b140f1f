package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"github.com/sallyport/sallyport/internal/finding"
	"github.com/sallyport/sallyport/internal/guard"
	"github.com/sallyport/sallyport/internal/portal"
	"github.com/sallyport/sallyport/internal/vault"
)

func urlCommand() *cobra.Command {
	var asText, jsonl, password bool
	cmd := &cobra.Command{
		Use:   "url [URL…]",
		Short: "Say whether an address is the broker's or made to look like it",
		Long: `Say whether an address is the broker's own or made to look like it. Without an
address, one a line is read from standard input. Nothing is opened or looked up.

Each address gets one line of JSON, in the order in which they came: input, host,
registrable, verdict, rule, target, distance, reason. The verdicts are official,
local-gateway, mirror, lookalike-strong, lookalike-weak and unrelated
(docs/lookalikes.md).`,
		Example: `  sallyport url https://www.interactivebrokers.com/sso/Login
  sallyport url --text lnteractivebrokers.co.uk
  sallyport url --jsonl <addresses.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if asText && jsonl {
				return &usageError{"--text and --jsonl are two forms of the same answer", "give one of them"}
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			write := writeJudgement
			if asText {
				write = writeVerdict
			}
			judge := hereDetector(cmd.ErrOrStderr())
			page := portal.Page{Password: password}
			var err error
			if len(args) > 0 {
				for _, url := range args {
					err = errors.Join(err, write(out, judge.Judge(url, page)))
				}
			} else {
				err = judgeLines(os.Stdin, out, judge, page, write)
			}
			return errors.Join(err, out.Flush())
		},
	}
	cmd.Flags().BoolVar(&jsonl, "jsonl", false, "print one line of JSON an address, as without it")
	cmd.Flags().BoolVar(&asText, "text", false, "print sentences for a person instead")
	cmd.Flags().BoolVar(&password, "password-field", false, "judge as if each page asked for a password")
	return cmd
}

// hereDetector knows the hosts that the user added as well, as far as the state
// can be read. Judging makes no state where there is none.
func hereDetector(complaints io.Writer) *portal.Detector {
	dir, err := vault.DefaultDir()
	if err != nil {
		return portal.Known()
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return portal.Known()
	}
	var added []string
	v, err := openVault()
	if err == nil {
		added, err = guard.AddedHosts(v)
	}
	if err != nil {
		fmt.Fprintf(complaints, "sallyport: judging without the hosts that you added: %v\n", err)
	}
	return portal.Known().With(added)
}

// judgeLines judges one address a line. Answers go out whenever no more input is
// waiting, so that the other end of a pipe can talk to it.
func judgeLines(in io.Reader, out *bufio.Writer, judge *portal.Detector, page portal.Page, write func(io.Writer, portal.Judgement) error) error {
	r := bufio.NewReaderSize(in, portal.MaxURL)
	if mark, _ := r.Peek(3); string(mark) == "\ufeff" {
		_, _ = r.Discard(len(mark)) // what some editors write first
	}
	for url, err := range shortLines(r) {
		if err != nil {
			return fmt.Errorf("reading standard input: %w", err)
		}
		if err := write(out, judge.Judge(url, page)); err != nil {
			return err
		}
		if r.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// shortLines gives the lines without their ends. Of a line above MaxURL it gives
// the beginning, still above MaxURL, and holds no more of it than that.
func shortLines(r *bufio.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var line []byte
		for {
			part, err := r.ReadSlice('\n')
			if room := portal.MaxURL + 2 - len(line); room > 0 {
				line = append(line, part[:min(len(part), room)]...)
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			if err != nil && !errors.Is(err, io.EOF) {
				yield("", err)
				return
			}
			if err != nil && len(line) == 0 {
				return
			}
			if n := len(line); n > 0 && line[n-1] == '\n' {
				line = line[:n-1]
			}
			if n := len(line); n > 0 && line[n-1] == '\r' {
				line = line[:n-1]
			}
			if !yield(string(line), nil) || err != nil {
				return
			}
			line = line[:0]
		}
	}
}

func writeJudgement(w io.Writer, j portal.Judgement) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}

// verdictWords is a verdict as a person reads it.
func verdictWords(v portal.Verdict) string {
	switch v {
	case portal.IsOfficial:
		return "the broker's own"
	case portal.IsGateway:
		return "a local gateway"
	case portal.IsMirror:
		return "a known mirror"
	case portal.IsStrong:
		return "A LOOK-ALIKE"
	case portal.IsWeak:
		return "perhaps a look-alike"
	}
	return "not like the broker's"
}

func writeVerdict(w io.Writer, j portal.Judgement) error {
	_, err := fmt.Fprintf(w, "%s\n  %s: %s\n", finding.Plain(j.Input), verdictWords(j.Verdict), finding.Plain(j.Reason))
	return err
}

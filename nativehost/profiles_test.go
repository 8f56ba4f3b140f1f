package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/sallyport/sallyport/internal/vault"
)

// seal writes a document into the state as the program would have: seal NAME
// FILE. No browser is opened where these stories are told, so a session that
// was is told by its record.
func seal() {
	err := func() error {
		data, err := os.ReadFile(os.Args[2])
		if err != nil {
			return err
		}
		dir, err := vault.DefaultDir()
		if err != nil {
			return err
		}
		v, err := vault.Open(dir)
		if err != nil {
			return err
		}
		var doc map[string]any
		return v.Update(os.Args[1], &doc, func() error {
			doc = nil
			return json.Unmarshal(data, &doc)
		})
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var schemaFile = filepath.Join("..", "docs", "profiles-schema.json")

func compileSchema() (*jsonschema.Schema, error) {
	f, err := os.Open(schemaFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("profiles", doc); err != nil {
		return nil, err
	}
	return c.Compile("profiles")
}

// valid checks JSON against docs/profiles-schema.json: valid FILE.
func valid(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: valid FILE")
	}
	schema, err := compileSchema()
	ts.Check(err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(schema.Validate(value))
	object := value.(map[string]any)
	object["surprise"] = true
	if schema.Validate(object) == nil {
		ts.Fatalf("the schema is not closed")
	}
}

// The schema names every kind of difference that the program has.
func TestSchemaKnowsEveryKind(t *testing.T) {
	data, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	var schema struct {
		Defs struct {
			Difference struct {
				Properties struct {
					Kind struct {
						Enum []string `json:"enum"`
					} `json:"kind"`
				} `json:"properties"`
			} `json:"difference"`
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(data, &schema))
	source, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "internal", "profile", "drift.go"), nil, 0)
	require.NoError(t, err)
	var kinds []string
	ast.Inspect(source, func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is {
			return true
		}
		if of, named := spec.Type.(*ast.Ident); named && of.Name == "DifferenceKind" {
			kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			kinds = append(kinds, kind)
		}
		return true
	})
	assert.Equal(t, kinds, schema.Defs.Difference.Properties.Kind.Enum)
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

func TestTypesAreTheGoTypes(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, generateTypes(root, folder))
	for _, name := range []string{"finding.ts", "message.ts"} {
		want, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(root, "extension", "src", "shared", name))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), "extension/src/shared/%s is old; run make build and commit it", name)
	}
}

type manifest struct {
	Permissions         []string `json:"permissions"`
	OptionalPermissions []string `json:"optional_permissions"`
	Hosts               []string `json:"host_permissions"`
	OptionalHosts       []string `json:"optional_host_permissions"`
	Scripts             []struct {
		Matches []string `json:"matches"`
	} `json:"content_scripts"`
}

func readManifest(t *testing.T, family string) manifest {
	t.Helper()
	data, err := mergeManifest(filepath.Join(root, "extension", "manifest.base.json"), family)
	require.NoError(t, err)
	var m manifest
	require.NoError(t, json.Unmarshal(data, &m))
	return m
}

// documented lists the entries under a heading of docs/permissions.md: each has
// a heading of its own with its name in backquotes.
func documented(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "docs", "permissions.md"))
	require.NoError(t, err)
	var names []string
	for _, heading := range regexp.MustCompile(`(?m)^### .*$`).FindAllString(string(data), -1) {
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(heading, -1) {
			names = append(names, m[1])
		}
	}
	return names
}

func TestEveryPermissionIsExplained(t *testing.T) {
	for _, family := range families {
		m := readManifest(t, family)
		asked := slices.Concat(m.Permissions, m.OptionalPermissions, m.Hosts, m.OptionalHosts)
		assert.ElementsMatch(t, asked, documented(t), "the %s manifest and docs/permissions.md", family)
	}
}

func TestContentScriptsReachNoMoreThanTheHosts(t *testing.T) {
	for _, family := range families {
		m := readManifest(t, family)
		for _, s := range m.Scripts {
			assert.ElementsMatch(t, m.Hosts, s.Matches, family)
		}
		assert.NotContains(t, slices.Concat(m.Hosts, m.OptionalHosts), "<all_urls>")
	}
}

func TestTheScriptsKnowWhereNothingImitatesTheBroker(t *testing.T) {
	known, err := portalNames()
	require.NoError(t, err)
	for name, some := range map[string][]string{"OWN": {"interactivebrokers.com", "ibkr.info", "clientam.com"}, "LOCAL": {"localhost", "home.arpa"}} {
		var list []string
		require.NoError(t, json.Unmarshal([]byte(known[name]), &list))
		assert.Subset(t, list, some)
	}
}

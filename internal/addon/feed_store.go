package addon

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/vault"
)

// feedsDocument is the vault document of the imported lists.
const feedsDocument = "feeds"

// ErrTooManyFeeds: all lists together are larger than the state takes.
var ErrTooManyFeeds = fmt.Errorf("all lists together tell more than %d sources, dates and versions apart", maxGroups)

type feeds struct {
	Feeds []Feed `json:"feeds"`
}

// Feeds returns the imported lists, by name; none where nothing was imported. Errors are
// the vault's.
func Feeds(v *vault.Vault) ([]Feed, error) {
	var f feeds
	if err := v.Read(feedsDocument, &f); err != nil && !errors.Is(err, vault.ErrNotFound) {
		return nil, err
	}
	return f.Feeds, nil
}

// ImportFeed keeps a list, in place of one with the same name; replaced tells whether there
// was one.
func ImportFeed(v *vault.Vault, feed Feed) (replaced bool, err error) {
	var f feeds
	err = v.Update(feedsDocument, &f, func() error {
		at, found := slices.BinarySearchFunc(f.Feeds, feed.Name, func(one Feed, name string) int { return strings.Compare(one.Name, name) })
		if replaced = found; found {
			f.Feeds[at] = feed
		} else {
			f.Feeds = slices.Insert(f.Feeds, at, feed)
		}
		groups := 0
		for _, one := range f.Feeds {
			groups += len(one.Groups)
		}
		if groups > maxGroups {
			return ErrTooManyFeeds
		}
		return nil
	})
	return replaced, err
}

// RemoveFeed forgets a list; removed is false where there is none with this name.
func RemoveFeed(v *vault.Vault, name string) (removed bool, err error) {
	var f feeds
	err = v.Update(feedsDocument, &f, func() error {
		before := len(f.Feeds)
		f.Feeds = slices.DeleteFunc(f.Feeds, func(one Feed) bool { return one.Name == name })
		removed = len(f.Feeds) < before
		return nil
	})
	return removed, err
}

// A module of its own, so that what only this program needs is no dependency of
// the product.
module github.com/sallyport/sallyport/scripts/confusables

go 1.26.0

require (
	go.mau.fi/util v0.9.4
	golang.org/x/text v0.43.0
)

package browser

// makesLinks is false: only administrators make any, and Wine says that it did and
// does not.
const makesLinks = false

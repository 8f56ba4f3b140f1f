package addon

var hostNaming = naming{foldCase: true}

package canary

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"kith/internal/store/seal"
)

// KeyFile is where a family's key lies in the folder of the families' keys.
func KeyFile(families, tenant, family string) string {
	return filepath.Join(families, "of-"+tenant, family+".key")
}

// FamilyKey reads a family's key from its file.
func FamilyKey(families string, key seal.Key, tenant, family string) (seal.Key, error) {
	text, err := os.ReadFile(KeyFile(families, tenant, family))
	if err != nil {
		return seal.Key{}, err
	}
	wrapped, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil {
		return seal.Key{}, err
	}
	outer, err := key.Derive("tenant/" + tenant)
	if err != nil {
		return seal.Key{}, err
	}
	return outer.Unwrap("family/"+tenant+"/"+family, wrapped)
}

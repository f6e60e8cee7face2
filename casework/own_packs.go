package casework

import (
	"fmt"
	"strings"
	"sync"

	"kith/access"
	"kith/internal/store"
	"kith/procedure"
)

// ownPacks keeps the procedures of each partnership with its own changes laid over them, so that they are laid once for each
// set of changes and not for each page.
type ownPacks struct {
	mu   sync.Mutex
	laid map[access.TenantID]laid
}

// laid is one partnership's procedures, and the changes in them.
type laid struct {
	changes string
	packs   procedure.Library
}

// with are the procedures with some changes laid over one of them.
func (c *ownPacks) with(packs procedure.Library, t access.TenantID, name string, changes []store.ProcedureChange) (procedure.Library, error) {
	if len(changes) == 0 {
		return packs, nil
	}
	ids := make([]string, len(changes))
	for i, one := range changes {
		ids[i] = one.ID
	}
	key := name + " " + strings.Join(ids, " ")
	c.mu.Lock()
	defer c.mu.Unlock()
	if before := c.laid[t]; before.changes == key {
		return before.packs, nil
	}
	with, err := packs.With(name, valuesOf(changes))
	if err != nil {
		return packs, fmt.Errorf("laying the partnership’s changes over its procedure: %w", err)
	}
	c.laid[t] = laid{key, with}
	return with, nil
}

func valuesOf(changes []store.ProcedureChange) []procedure.Change {
	all := make([]procedure.Change, len(changes))
	for i, one := range changes {
		all[i] = one.Change
	}
	return all
}

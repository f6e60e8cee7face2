// Package audit is who looked and who changed: entries that have their place in the tenant's log, and the proof that
// none was removed, changed or put elsewhere.
package audit

import (
	"encoding/json"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"kith/access"
	"kith/timescale"
)

// Kind is whether somebody did a thing or looked at it.
type Kind string

// The kinds.
const (
	Did    Kind = "did"
	Looked Kind = "looked"
)

// Entry is one thing done or looked at. It names who, on which ground and what, by id; never what was said.
type Entry struct {
	Tenant  access.TenantID   `json:"tenant"`
	ID      string            `json:"id"`
	At      timescale.Instant `json:"at"`
	Account access.AccountID  `json:"account"`
	Deed    access.Deed       `json:"deed"`
	Ground  string            `json:"ground"`
	Family  access.FamilyID   `json:"family,omitempty"`
	Subject string            `json:"subject,omitempty"`
	Kind    Kind              `json:"kind"`
}

// Record is the entry as the log hashes it: its fields in this order, and nothing else.
func (e Entry) Record() ([]byte, error) {
	record, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("writing an audit record: %w", err)
	}
	return record, nil
}

// Hashes are what the log stores when the entry takes its place.
func (e Entry) Hashes(place int64, stored tlog.HashReader) ([]tlog.Hash, error) {
	record, err := e.Record()
	if err != nil {
		return nil, err
	}
	hashes, err := tlog.StoredHashes(place, record, stored)
	if err != nil {
		return nil, fmt.Errorf("placing an audit entry: %w", err)
	}
	return hashes, nil
}

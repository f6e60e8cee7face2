package casework

import (
	"kith/access"
	"kith/internal/store"
	"kith/record"
	"kith/sharing"
)

// shared is what was shared that whoever is given the bundle may know, with what they said of it themselves.
func (b *bundle) shared() error {
	all, err := b.r.Sharings(b.pass)
	if err != nil {
		return err
	}
	for _, h := range all {
		s, _ := access.Open(b.theirs, h)
		put(b, h, "sharing/"+s.ID, s.About, func(s store.Shared) (record.BundleItem, bool) {
			own := ownSharing(b.theirs, b.names, s)
			asked := map[sharing.Asked]string{sharing.Agreed: "You agreed", sharing.SaidNo: "You said no", sharing.NotAsked: "You were not asked first"}[own.Own.Asked]
			return record.BundleItem{
				Group: bundleShared, Text: sentences(own.What, asked, own.Own.Words.Said, own.Own.Words.Reason), From: "Shared with " + own.With, On: own.On,
			}, true
		})
	}
	return nil
}

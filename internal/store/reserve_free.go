//go:build linux || darwin

package store

import "syscall"

// freeBytes is how much room a folder's disk has for us, and whether that can be known.
func freeBytes(folder string) (int64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true //nolint:gosec,unconvert // types differ between systems, and no disk is so large
}

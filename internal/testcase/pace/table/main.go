// Table prints what contests came to, from the file that they were kept in, with the machine that they were held on:
//
//	go run ./internal/testcase/pace/table FILE
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"

	"kith/internal/testcase/pace"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("say which file")
	}
	results, err := pace.Kept(args[0])
	if err != nil {
		return err
	}
	if len(results) == 0 {
		return errors.New("no contest was held")
	}
	sync, err := syncs()
	if err != nil {
		return err
	}
	fmt.Printf("%s, %d cores, %s on %s/%s; putting a page on disk takes %.2f ms here, as the middle one of %d\n",
		time.Now().UTC().Format(time.DateOnly), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		float64(sync.Microseconds())/1000, probes)
	fmt.Printf("ratio: ours a second over bare a second, the median of the pairs; ×: how much longer ours takes\n\n")
	return pace.Table(os.Stdout, results)
}

const probes = 101

// syncs is how long the disk takes to keep a page: what every durable thing waits for.
func syncs() (time.Duration, error) {
	file, err := os.CreateTemp("", "kith-sync-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close(); _ = os.Remove(file.Name()) }()
	page := make([]byte, 4096)
	took := make([]time.Duration, probes)
	for i := range took {
		began := time.Now()
		if _, err := file.WriteAt(page, int64(i)*int64(len(page))); err != nil {
			return 0, err
		}
		if err := file.Sync(); err != nil {
			return 0, err
		}
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	return took[probes/2], nil
}

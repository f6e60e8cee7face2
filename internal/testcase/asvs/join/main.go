// Join holds the ledger of security requirements against the tests that ran, as `tell -ran FILE` wrote them down. It ends with an
// error where a test that the ledger names did not run and pass.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"kith/internal/testcase/asvs"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file string) error {
	ran, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		return fmt.Errorf("reading what ran: %w", err)
	}
	ledger, err := asvs.Ledger()
	if err != nil {
		return err
	}
	line, err := asvs.Join(ledger, string(ran))
	fmt.Println(line)
	return err
}

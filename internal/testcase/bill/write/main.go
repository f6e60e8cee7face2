// Write writes the bill of materials of a program: write PROGRAM LOCKFILE TO.
package main

import (
	"fmt"
	"os"

	"kith/internal/testcase/bill"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "write PROGRAM LOCKFILE TO")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(program, lock, to string) error {
	b, err := bill.Of(program, lock)
	if err != nil {
		return err
	}
	text, err := b.Text()
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, text, 0o600); err != nil {
		return fmt.Errorf("writing the bill: %w", err)
	}
	fmt.Printf("%s names %d parts\n", to, len(b.Components))
	return nil
}

// With runs a command beside a private PostgreSQL and ends with its exit code:
//
//	go run ./internal/testcase/postgres/with go test ./...
//
// All test processes of the command share the cluster. With -durable before the command it writes to the disk before
// it answers, as in service: for what times it.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"kith/internal/testcase/postgres"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "with PostgreSQL:", err)
	}
	os.Exit(code)
}

func run(command []string) (code int, err error) {
	var set postgres.Settings
	if len(command) > 0 && command[0] == "-durable" {
		set.Durable, command = true, command[1:]
	}
	if len(command) == 0 {
		return 2, errors.New("say which command to run")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if os.Getenv(postgres.Variable) == "" {
		address, end, err := postgres.Serve(set)
		if err != nil {
			return 1, err
		}
		defer end()
		if err := os.Setenv(postgres.Variable, address); err != nil {
			return 1, err
		}
	}
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	if err := cmd.Run(); err != nil {
		if ended, ok := errors.AsType[*exec.ExitError](err); ok {
			return ended.ExitCode(), nil
		}
		return 1, err
	}
	return 0, nil
}

// Package browser lets tests act as the people of a case do: in a real browser, by the words on the page. One Chromium
// serves all tests of a process; each [Person] in it has cookies of their own. Steps wait for what the page does,
// never for time to pass.
package browser

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/remote"

	"kith/internal/testcase"
	"kith/internal/testcase/leash"
)

// Browser is the Chromium that the tests of a process share.
type Browser struct {
	ctx context.Context //nolint:containedctx // the browser is a context to chromedp
}

var one struct {
	sync.Mutex

	browser *Browser
	err     error
}

// Open gives the test the browser, started when a test first asks. Without Chromium the test is reported as not run.
func Open(t testing.TB) *Browser {
	t.Helper()

	testcase.Wanted(t, testcase.Chromium)
	one.Lock()
	defer one.Unlock()
	if one.browser == nil && one.err == nil {
		one.browser, one.err = start()
	}
	if one.err != nil {
		testcase.NotRun(t, "Chromium", one.err.Error())
	}
	return one.browser
}

// flags keep Chromium to itself: no look-ups, no first run, nothing but loopback, and no tab slower than another.
var flags = []string{
	"--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--no-proxy-server",
	"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
	"--disable-default-apps", "--disable-breakpad", "--disable-dev-shm-usage", "--metrics-recording-only", "--mute-audio",
	"--password-store=basic", "--use-mock-keychain", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-GB",
	"--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
	"--disable-features=BackForwardCache,Translate,OptimizationHints,MediaRouter,HttpsUpgrades,AutofillServerCommunication",
	"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
	"--ignore-certificate-errors", // servers of tests sign for themselves
	"--remote-debugging-port=0", "--window-size=1280,900",
}

func start() (*Browser, error) {
	path, err := find()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "kith-browser-")
	if err != nil {
		return nil, err
	}
	args := append([]string{"--user-data-dir=" + folder}, flags...)
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // it refuses to run as root with one
	}
	held, err := leash.Start(leash.Program{
		Path: path, Args: append(args, "about:blank"), Env: []string{"HOME=" + folder, "LANGUAGE=en_GB"},
		Signal: "TERM", Folder: folder,
	})
	if err != nil {
		return nil, err
	}
	address, err := listening(held.Said())
	if err != nil {
		held.End()
		return nil, err
	}
	// Neither context is ever cancelled: the browser ends with the process.
	ctx, _ := remote.NewAllocator(context.Background(), address, remote.NoModifyURL)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		held.End()
		return nil, fmt.Errorf("reaching Chromium: %w", err)
	}
	return &Browser{ctx: ctx}, nil
}

// listening reads what Chromium says until it tells where it listens, then goes on reading so that it never waits.
func listening(said io.Reader) (string, error) {
	lines := bufio.NewScanner(said)
	var heard []string
	for lines.Scan() {
		if address, ok := strings.CutPrefix(lines.Text(), "DevTools listening on "); ok {
			go func() { _, _ = io.Copy(io.Discard, said) }()
			return strings.TrimSpace(address), nil
		}
		heard = append(heard, lines.Text())
	}
	return "", fmt.Errorf("the browser ended at once:\n%s", strings.Join(heard, "\n"))
}

// debians is where Debian puts Chromium without its windows. The script on the PATH would not pass on the signal to end.
const debians = "/usr/lib/chromium/chromium-headless-shell"

// find prefers Chromium without its windows: the same pages in less than half of the time.
func find() (string, error) {
	for _, name := range []string{debians, "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("chromium is not on the PATH")
}

package assets

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAProgramCompiledBeforeTheAssetsWereBuiltSaysSo(t *testing.T) {
	t.Parallel()
	_, err := read(fstest.MapFS{"built/.keep": {}})
	if !errors.Is(err, ErrNotBuilt) {
		t.Errorf("got %v, want ErrNotBuilt", err)
	}
	_, err = read(fstest.MapFS{"built/manifest.json": {Data: []byte(`{"app.js":"app.1.js"}`)}})
	if !errors.Is(err, ErrNotBuilt) {
		t.Errorf("with a manifest that lacks the style: got %v, want ErrNotBuilt", err)
	}
}

func TestAnAssetIsServedForGoodUnderItsHashedName(t *testing.T) {
	t.Parallel()
	if err := Load(); err != nil {
		t.Fatal(err)
	}
	for name, contentType := range map[string]string{
		"theme.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8",
		"mark.svg": "image/svg+xml", "atkinson-latin.woff2": "font/woff2",
	} {
		if URL(name) == Prefix+name {
			t.Errorf("the address of %s carries no hash", name)
		}
		w := get(URL(name))
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != contentType {
			t.Errorf("%s: status %d, type %q", name, w.Code, w.Header().Get("Content-Type"))
		}
		if !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s may not be kept", name)
		}
	}
	if w := get("/assets/theme.css"); w.Code != http.StatusNotFound {
		t.Errorf("a name without its hash: status %d", w.Code)
	}
}

func get(path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, path, nil))
	return w
}

func TestTheStyleCarriesNothingThatBelongsToGovUK(t *testing.T) {
	t.Parallel()
	if err := Load(); err != nil {
		t.Fatal(err)
	}
	css := strings.ToLower(get(URL("theme.css")).Body.String())
	for _, mark := range []string{"gds transport", "crown", "#1d70b8", "#00703c", "#0f7a52", "url(http", "url(data", `url("data`, `url("http`, "url(//"} {
		if strings.Contains(css, mark) {
			t.Errorf("the style carries %q", mark)
		}
	}
}

func TestScriptsNeverUseWhatTheContentPolicyForbids(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*.js")
	if err != nil || len(names) < 7 {
		t.Fatalf("%d scripts, %v", len(names), err)
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, forbidden := range []string{"eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".style.", "localStorage", "sessionStorage", "indexedDB", "caches.", "postMessage", "importScripts", "document.cookie", "http://", "https://"} {
			if strings.Contains(string(source), forbidden) {
				t.Errorf("%s uses %s", name, forbidden)
			}
		}
	}
}

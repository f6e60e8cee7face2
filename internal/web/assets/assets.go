// Package assets holds the compiled style, scripts, typeface and pictures of our pages, and serves them. They are
// built by `make assets` and carried inside the program.
package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
)

//go:embed all:built
var built embed.FS

// ErrNotBuilt means that the program was compiled before `make assets` was run.
var ErrNotBuilt = errors.New("the style and scripts are not built: run `make assets` and compile again")

// Prefix is the path that Handler answers.
const Prefix = "/assets/"

// needed are the assets that pages ask for; a program that lacks one does not start.
//
//nolint:gochecknoglobals // a list, never written to
var needed = []string{
	"app.js", "atkinson-latin.woff2", "atkinson-latin-ext.woff2", "drafts.js", "first.js", "follow.js", "icon.svg", "licences.txt",
	"mark.svg", "mark-dark.svg", "stay.js", "theme.css",
}

//nolint:gochecknoglobals // a table, never written to
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

type set struct {
	names map[string]string // the name in the sources to the name with its hash
	files map[string]file   // by the name with its hash
}

type file struct {
	contentType string
	plain       []byte
	gzipped     []byte // empty for what is compressed already
}

//nolint:gochecknoglobals // written once, before serving, so that templates can ask for an address
var loaded atomic.Pointer[set]

// Load reads what was built. Call it once, before serving; without it URL gives addresses that do not exist.
func Load() error {
	s, err := read(built)
	if err != nil {
		return fmt.Errorf("loading assets: %w", err)
	}
	loaded.Store(s)
	return nil
}

func read(from fs.FS) (*set, error) {
	manifest, err := fs.ReadFile(from, "built/manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotBuilt
	}
	if err != nil {
		return nil, fmt.Errorf("reading the manifest: %w", err)
	}
	s := &set{files: map[string]file{}}
	if err := json.Unmarshal(manifest, &s.names); err != nil {
		return nil, fmt.Errorf("decoding the manifest: %w", err)
	}
	for _, name := range needed {
		if s.names[name] == "" {
			return nil, fmt.Errorf("%w (no %s)", ErrNotBuilt, name)
		}
	}
	for _, hashed := range s.names {
		content, err := fs.ReadFile(from, "built/"+hashed)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", hashed, err)
		}
		if s.files[hashed], err = newFile(hashed, content); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func newFile(name string, content []byte) (file, error) {
	extension := path.Ext(name)
	contentType, known := contentTypes[extension]
	if !known {
		return file{}, fmt.Errorf("%s: no content type for %q", name, extension)
	}
	f := file{contentType: contentType, plain: content}
	if extension == ".woff2" {
		return f, nil
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return file{}, fmt.Errorf("compressing %s: %w", name, err)
	}
	if _, err := w.Write(content); err != nil {
		return file{}, fmt.Errorf("compressing %s: %w", name, err)
	}
	if err := w.Close(); err != nil {
		return file{}, fmt.Errorf("compressing %s: %w", name, err)
	}
	f.gzipped = b.Bytes()
	return f, nil
}

// URL is the address of an asset by its name in the sources, such as "theme.css".
func URL(name string) string {
	if s := loaded.Load(); s != nil && s.names[name] != "" {
		return Prefix + s.names[name]
	}
	return Prefix + name
}

// Handler serves the assets. Their names change with their content, so browsers may keep them for good.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := loaded.Load()
		if s == nil {
			http.NotFound(w, r)
			return
		}
		f, found := s.files[strings.TrimPrefix(r.URL.Path, Prefix)]
		if !found {
			http.NotFound(w, r)
			return
		}
		serve(w, r, f)
	})
}

func serve(w http.ResponseWriter, r *http.Request, f file) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	content := f.plain
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	if len(f.gzipped) > 0 {
		header.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			header.Set("Content-Encoding", "gzip")
			content = f.gzipped
		}
	}
	header.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(content) // the browser may have gone, and there is no one else to tell
	}
}

package report_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strconv"
	"testing"

	"kith/report"
)

// word is a zip with these parts, as its directory describes them.
func word(t *testing.T, change func(h *zip.FileHeader), parts ...string) []byte {
	t.Helper()

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range parts {
		h := &zip.FileHeader{Name: name}
		if change != nil {
			change(h)
		}
		if _, err := z.CreateRaw(h); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileIsTakenForWhatItIsAndWithinItsLimits(t *testing.T) {
	t.Parallel()

	many := []string{"word/document.xml"}
	for i := range 2_000 {
		many = append(many, "word/media/"+strconv.Itoa(i))
	}
	for name, c := range map[string]struct {
		content []byte
		want    report.Format
		fault   error
	}{
		"nothing":         {nil, "", report.ErrNoFile},
		"a PDF":           {[]byte("%PDF-1.7 and so on"), report.PDF, nil},
		"too large":       {append([]byte("%PDF-"), make([]byte, report.Largest)...), "", report.ErrTooLarge},
		"text":            {[]byte("A report"), "", report.ErrNotAFile},
		"a page":          {[]byte("<html>%PDF-1.7"), "", report.ErrNotAFile},
		"a program":       {[]byte("MZ\x90\x00"), "", report.ErrNotAFile},
		"a Word document": {word(t, nil, "[Content_Types].xml", "word/document.xml"), report.Word, nil},
		"another zip":     {word(t, nil, "xl/workbook.xml"), "", report.ErrNotAFile},
		"with a program":  {word(t, nil, "word/document.xml", "word/vbaProject.bin"), "", report.ErrWithMacro},
		"hidden program":  {word(t, nil, "word/document.xml", "custom/VBAPROJECT.BIN"), "", report.ErrWithMacro},
		"many parts":      {word(t, nil, many...), "", report.ErrTooMuch},
		"much unpacked":   {word(t, func(h *zip.FileHeader) { h.UncompressedSize64 = 150 << 20 }, "word/document.xml", "word/media/a"), "", report.ErrTooMuch},
		"a link out":      {word(t, func(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) }, "word/document.xml"), "", report.ErrNotAFile},
		"cut short":       {word(t, nil, "word/document.xml")[:40], "", report.ErrNotAFile},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got, err := report.FormatOf(c.content)
			if got != c.want || !errors.Is(err, c.fault) {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

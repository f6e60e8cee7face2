package report

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"

	"kith/fault"
)

// Format is what a file is, by its content and never by its name.
type Format string

// The formats taken.
const (
	PDF  Format = "pdf"
	Word Format = "word"
)

// MediaType is what a file is sent as.
func (f Format) MediaType() string {
	if f == PDF {
		return "application/pdf"
	}
	return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
}

// Ending is what the name of a file ends in.
func (f Format) Ending() string {
	if f == PDF {
		return ".pdf"
	}
	return ".docx"
}

// Largest is how big a file may be.
const Largest = 10 << 20

// What a Word file may hold, by its own directory: nothing of it is unpacked here, and whoever opens it must be able to.
const (
	mostParts    = 2_000
	mostUnpacked = 200 << 20
)

// The rules for a file.
var (
	ErrNoFile    = fault.New("file", "Choose a PDF or Word file")
	ErrTooLarge  = fault.New("file", "The file must be 10 MB or smaller")
	ErrNotAFile  = fault.New("file", "The file must be a PDF or a Word document (.docx). Save it as one of these first")
	ErrTooMuch   = fault.New("file", "There is more in this Word document than it should hold. Save it as a PDF first")
	ErrHarmful   = fault.New("file", "A virus scanner found something harmful in this file. It was not kept. Tell your IT team, and attach a clean one")
	ErrNotLooked = fault.New("file", "The virus scanner does not answer, so the file was not kept. Try again in a few minutes. The points of the report can be written meanwhile")
	ErrWithMacro = fault.New("file", "This Word document holds a program. Save it as an ordinary .docx first")
)

// FormatOf says what a file is by its content.
func FormatOf(content []byte) (Format, error) {
	switch {
	case len(content) == 0:
		return "", ErrNoFile
	case len(content) > Largest:
		return "", ErrTooLarge
	case bytes.HasPrefix(content, []byte("%PDF-")):
		return PDF, nil
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return "", ErrNotAFile
	}
	found, unpacked := false, uint64(0)
	if len(z.File) > mostParts {
		return "", ErrTooMuch
	}
	for _, f := range z.File {
		unpacked += min(f.UncompressedSize64, mostUnpacked+1)
		switch name := strings.ToLower(f.Name); {
		case f.Mode()&fs.ModeType&^fs.ModeDir != 0: // a link to somewhere else
			return "", ErrNotAFile
		case unpacked > mostUnpacked:
			return "", ErrTooMuch
		case strings.HasSuffix(name, "vbaproject.bin"):
			return "", ErrWithMacro
		case name == "word/document.xml":
			found = true
		}
	}
	if !found {
		return "", ErrNotAFile
	}
	return Word, nil
}

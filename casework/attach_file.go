package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/internal/store"
	"kith/report"
)

// AttachFile attaches a PDF or Word file to one's own report. It stays in quarantine: professionals may take it, and the
// family reads only what its writer makes points of. Where a scanner is named, it is kept once it was found clean.
func (d *Desk) AttachFile(ctx context.Context, by Doing, id report.ID, name string, content []byte) (string, error) {
	if err := d.clean(ctx, content); err != nil {
		return "", fmt.Errorf("attaching a file: %w", err)
	}
	done, err := store.Act(ctx, d.db, by, "attach file", func(tx *store.Tx) (string, error) {
		one, pass, err := d.ownReport(tx, id)
		if err != nil {
			return "", err
		}
		format, err := report.FormatOf(content)
		if err != nil {
			return "", err
		}
		f := report.File{ID: tx.NewID(), Report: id, Format: format, Size: int64(len(content)), Name: plainName(name, format)}
		if one.State == report.AskedFor {
			one.State = report.Draft
			if err := tx.SaveReport(pass, one); err != nil {
				return "", err
			}
		}
		return f.ID, tx.AddFile(pass, f, content)
	})
	if err != nil {
		return "", fmt.Errorf("attaching a file: %w", err)
	}
	return done, nil
}

// clean has a file looked through, once it is one that is taken at all. Nothing is open meanwhile: a scanner takes its time.
func (d *Desk) clean(ctx context.Context, content []byte) error {
	if d.scan == nil {
		return nil
	}
	if _, err := report.FormatOf(content); err != nil {
		return err
	}
	return d.scan(ctx, content)
}

// plainName keeps of a file's name only what can do no harm in a header or a folder, with the ending of what it is.
func plainName(name string, format report.Format) string {
	if cut := strings.LastIndexAny(name, `/\`); cut >= 0 {
		name = name[cut+1:]
	}
	if cut := strings.LastIndex(name, "."); cut > 0 {
		name = name[:cut]
	}
	kept := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, name)
	if kept = strings.TrimSpace(kept); kept == "" {
		kept = "report"
	}
	return kept + format.Ending()
}

// TakenFile is an attached file, whole.
type TakenFile struct {
	File    report.File
	Content []byte
}

// TakeFile hands an attached file to a professional of the case.
func (d *Desk) TakeFile(ctx context.Context, actor access.Actor, id string) (access.Copy[TakenFile], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (TakenFile, error) {
		f, c, err := r.FilePlace(id)
		if err != nil {
			return TakenFile{}, err
		}
		pass, err := r.AllowOf(f, access.TakeFile, c, id)
		if err != nil {
			return TakenFile{}, err
		}
		file, content, err := r.FileContent(pass, id)
		return TakenFile{File: file, Content: content}, err
	})
	if err != nil {
		return seen, fmt.Errorf("taking a file: %w", err)
	}
	return seen, nil
}

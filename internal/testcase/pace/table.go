package pace

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"text/tabwriter"
	"time"
)

// Table writes what the contests came to, an aim missed as such, then every pair.
func Table(w io.Writer, results []Result) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "contest\tengine\tat a time\tours/s\tbare/s\tratio\tleast–most\taim\tp50 ours\tbare\t×\tp99 ours\tbare\t×\tcpu ours\tbare\t×\t")
	for _, r := range results {
		ratio := r.Ratio()
		fmt.Fprintf(t, "%s\t%s\t%d\t%.0f\t%.0f\t%.2f\t%.2f–%.2f\t%s\t%s\t%s\t%.2f\t%s\t%s\t%.2f\t%s\t%s\t%.2f\t\n", r.Name, r.Engine, r.Clients,
			middle(r.Ours).PerSecond(), middle(r.Bare).PerSecond(), ratio.Median, ratio.Least, ratio.Most, r.verdict(),
			short(middle(r.Ours).P50), short(middle(r.Bare).P50), r.P50().Median,
			short(middle(r.Ours).P99), short(middle(r.Bare).P99), r.P99().Median,
			short(time.Duration(middle(r.Ours).cpuEach())), short(time.Duration(middle(r.Bare).cpuEach())), r.CPU().Median)
	}
	fmt.Fprintln(t)
	fmt.Fprintln(t, "every pair\tengine\tat a time\tpair\tours/s\tp50\tp99\tbare/s\tp50\tp99\tratio\t")
	for _, r := range results {
		for i := range r.Ours {
			ours, bare := r.Ours[i], r.Bare[i]
			fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%.0f\t%s\t%s\t%.0f\t%s\t%s\t%.2f\t\n", r.Name, r.Engine, r.Clients, i+1,
				ours.PerSecond(), short(ours.P50), short(ours.P99), bare.PerSecond(), short(bare.P50), short(bare.P99),
				ours.PerSecond()/bare.PerSecond())
		}
	}
	return t.Flush()
}

func (r Result) verdict() string {
	switch {
	case r.Within > 0:
		return r.alike()
	case r.Aim == 0:
		return "none"
	case r.Missed():
		return fmt.Sprintf("%.2f missed", r.Aim)
	}
	return fmt.Sprintf("%.2f met", r.Aim)
}

// middle is the run in the middle: figures of one machine on one day, for orientation only.
func middle(runs []Run) Run {
	if len(runs) == 0 {
		return Run{}
	}
	sorted := slices.SortedFunc(slices.Values(runs), func(a, b Run) int { return cmp.Compare(a.PerSecond(), b.PerSecond()) })
	return sorted[len(sorted)/2]
}

func short(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }

// Keep adds a result to a file, a line each, for whoever prints the table of several packages' contests.
func Keep(path string, r Result) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// Kept are the results in such a file.
func Kept(path string) ([]Result, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	var all []Result
	for lines := json.NewDecoder(file); ; {
		var r Result
		err := lines.Decode(&r)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
}

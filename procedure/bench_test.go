package procedure_test

import (
	"testing"

	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := procedure.Load(procedures.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	l, err := procedure.Load(procedures.FS)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := l.At("cornwall", timescale.NewDate(2026, 12, 8)); err != nil {
			b.Fatal(err)
		}
	}
}

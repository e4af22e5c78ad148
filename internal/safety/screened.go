package safety

// Screened is a screening as it was kept, with the level it led to.
type Screened struct {
	Screening

	Level Level
}

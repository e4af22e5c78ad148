package insight

import (
	"math"
	"slices"
)

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

func median(values []float64) float64 { return quantile(values, 0.5) }

// quantile is the value below which a share q of the values lies, with straight lines between
// neighbours (type 7 of Hyndman and Fan). values must not be empty and stays as it is.
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	at := q * float64(len(sorted)-1)
	below := int(at)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	share := at - float64(below)
	return sorted[below] + share*(sorted[below+1]-sorted[below])
}

// spread is the median distance from the median, scaled to a standard deviation (× 1.4826).
// One outlier does not move it.
func spread(values []float64) float64 {
	const scale = 1.4826
	centre := median(values)
	distances := make([]float64, len(values))
	for i, v := range values {
		distances[i] = math.Abs(v - centre)
	}
	return scale * median(distances)
}

// tenth rounds to what a person is shown, so that words and numbers never disagree.
func tenth(v float64) float64 { return math.Round(v*10) / 10 }

"""One reference string: signs, a tagger, mending, and fields with their spans."""

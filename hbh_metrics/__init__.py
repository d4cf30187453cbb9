"""Programme monitor for domestic help paid by a falling period tariff: checked deliveries in, one tidy table of numbers out."""

"""Time analysis: hours and activity of any period, people and contracts, as sums, trends and a heat map."""

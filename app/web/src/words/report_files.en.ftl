### A report as a spreadsheet: what its columns are called.

report-file-cover = Cover
report-file-quarter = Quarter
report-file-level = Level (0 is the organisation)
report-file-from = { $what }, from
report-file-to = { $what }, to
report-file-percent-from = { $what }, from (%)
report-file-percent-to = { $what }, to (%)
report-file-low = { $what }: 95{"\u00A0"}% interval, from
report-file-high = { $what }: 95{"\u00A0"}% interval, to
report-file-drawn = { $what }, drawn together
report-file-not-drawn = not drawn together
report-file-written = Follow-ups written
report-file-done = Follow-ups done
report-file-dropped = Follow-ups dropped
report-file-open = Follow-ups open
report-file-least = Fewest people that a figure stands on
report-file-release = Hash of the quarter's Release (SHA-256)

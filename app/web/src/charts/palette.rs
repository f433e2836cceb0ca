//! The colour keys, one a role. `style/chart.css` gives each key its token; a test compares the two.

use plotters::style::RGBColor;

/// The first or only series.
pub(super) const FIRST: RGBColor = RGBColor(0x34, 0x51, 0x8C);
/// The second series: dashed as a line, the outline of a hatched bar.
pub(super) const SECOND: RGBColor = RGBColor(0x66, 0x5D, 0x52);
/// Written into fills and replaced by the hatching of the second series.
pub(super) const HATCHED: RGBColor = RGBColor(0x66, 0x5D, 0x53);
/// Written into fills and replaced by the hatching of missing weeks.
pub(super) const MISSING: RGBColor = RGBColor(0xA0, 0x96, 0x8A);
/// Horizontal lines behind the data.
pub(super) const GRID: RGBColor = RGBColor(0xE2, 0xDA, 0xCB);
/// The week axis.
pub(super) const AXIS: RGBColor = RGBColor(0x8C, 0x82, 0x72);
/// Labels of axes and series.
pub(super) const TEXT: RGBColor = RGBColor(0x66, 0x5D, 0x51);
/// The shaded usual range.
pub(super) const USUAL: RGBColor = RGBColor(0xE8, 0xEE, 0xF9);
/// The dotted middle of the usual range.
pub(super) const MIDDLE: RGBColor = RGBColor(0x34, 0x51, 0x8D);
/// A change and the weeks since.
pub(super) const ONSET: RGBColor = RGBColor(0xB0, 0x43, 0x1E);
/// What lies under the picture.
pub(super) const SHEET: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);
/// Sparklines in the colour of a band.
pub(super) const OK: RGBColor = RGBColor(0x4A, 0x6B, 0x35);
pub(super) const WATCH: RGBColor = RGBColor(0x8A, 0x5A, 0x00);
pub(super) const ACT: RGBColor = RGBColor(0xB0, 0x43, 0x1F);
pub(super) const QUIET: RGBColor = RGBColor(0x6F, 0x67, 0x5B);

/// As plotters writes it into an attribute.
pub(super) fn key(role: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", role.0, role.1, role.2)
}

#[cfg(test)]
pub(super) const ALL: [RGBColor; 15] = [
    FIRST, SECOND, HATCHED, MISSING, GRID, AXIS, TEXT, USUAL, MIDDLE, ONSET, SHEET, OK, WATCH, ACT,
    QUIET,
];

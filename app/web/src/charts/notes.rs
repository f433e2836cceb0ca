//! Brackets with a letter above the data: stretches of weeks that a list beside the chart explains.
//!
//! Decided:
//!
//! - 2026-11-24: **Annotations grow a chart instead of sharing its room**: each has a lane above the
//!   data. Because: neither a step nor the name of a change gives way to them. A team's are its lead's
//!   words and no one's answers; they enter no Release.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::frame::PlotArea;
use super::palette;
use super::picture::{Drawing, DrawingResult};
use super::text::{fit, width};

/// A stretch of weeks and the letter that stands above it.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    /// Positions of its first and last week; what lies beyond the chart is cut off.
    pub from: usize,
    pub to: usize,
    /// A letter or two.
    pub label: &'a str,
}

/// The most lanes, one above the other. What finds no room in them stands in the list alone.
const LANES_MOST: usize = 4;

/// The notes of a chart, each in a lane in which it touches no other.
pub(super) struct Lanes<'a> {
    placed: Vec<(usize, Note<'a>)>,
    drawing: Drawing,
}

impl<'a> Lanes<'a> {
    /// Places notes in their order, each in the lowest lane that is free.
    pub(super) fn of(notes: &[Note<'a>], weeks: usize, drawing: Drawing) -> Self {
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        let mut within: Vec<Note<'a>> = notes
            .iter()
            .filter(|note| note.from <= note.to && note.from < weeks)
            .map(|note| Note {
                to: note.to.min(weeks - 1),
                ..*note
            })
            .collect();
        within.sort_by_key(|note| (note.from, note.to));
        for note in within {
            let (start, end) = extent(note, weeks, drawing);
            let lane = ends.iter().position(|taken| *taken <= start);
            let lane = match lane {
                Some(lane) => lane,
                None if ends.len() < LANES_MOST => {
                    ends.push(f64::NEG_INFINITY);
                    ends.len() - 1
                }
                None => continue,
            };
            ends[lane] = end;
            placed.push((lane, note));
        }
        Self { placed, drawing }
    }

    /// px that all lanes take.
    pub(super) fn height(&self) -> i32 {
        let lanes = self.placed.iter().map(|(lane, _)| lane + 1).max();
        i32::try_from(lanes.unwrap_or(0)).unwrap_or(0) * self.lane()
    }

    /// px from one lane to the next: the label, its bracket, and air.
    fn lane(&self) -> i32 {
        self.drawing.font() + 13
    }

    /// Draws the lanes above the plot, the lowest `above` px over its top.
    pub(super) fn draw(&self, plot: &PlotArea<'_, '_>, above: i32) -> DrawingResult {
        let font = self.drawing.font();
        for (lane, note) in &self.placed {
            let up = i32::try_from(*lane).unwrap_or(0) * self.lane();
            let foot = plot.top - above - up - 7;
            let half = (plot.slot() * 0.4) as i32;
            let left = plot.pixel(note.from as f64, 0.0).0 - half;
            let right = (plot.pixel(note.to as f64, 0.0).0 + half).max(left + 1);
            let bracket = vec![
                (left, foot),
                (left, foot - 4),
                (right, foot - 4),
                (right, foot),
            ];
            plot.path(bracket, palette::AXIS.stroke_width(1))?;
            let label = label(*note, self.drawing);
            let middle = (left + right) / 2;
            plot.words(
                &label,
                (middle, foot - 6 - font / 2),
                HPos::Center,
                palette::TEXT,
            )?;
        }
        Ok(())
    }
}

fn label(note: Note<'_>, drawing: Drawing) -> String {
    fit(note.label, 3 * drawing.font(), drawing.font())
}

/// From where to where a note reaches, in weeks, whichever is wider: its bracket or its label in a
/// plot as narrow as any.
fn extent(note: Note<'_>, weeks: usize, drawing: Drawing) -> (f64, f64) {
    let narrowest = 0.4 * f64::from(drawing.size().0) / weeks.max(1) as f64;
    let label = f64::from(width(&label(note, drawing), drawing.font()) + 6) / narrowest;
    let bracket = (note.to - note.from + 1) as f64;
    let middle = (note.from + note.to) as f64 / 2.0;
    let half = label.max(bracket) / 2.0;
    (middle - half, middle + half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(notes: &[(usize, usize, &str)], weeks: usize) -> Vec<(usize, usize, usize)> {
        let notes: Vec<Note<'_>> = notes
            .iter()
            .map(|(from, to, label)| Note {
                from: *from,
                to: *to,
                label,
            })
            .collect();
        let lanes = Lanes::of(&notes, weeks, Drawing::Narrow);
        let place = |(lane, note): &(usize, Note<'_>)| (*lane, note.from, note.to);
        lanes.placed.iter().map(place).collect()
    }

    #[test]
    fn notes_that_would_touch_stand_in_lanes_of_their_own() {
        assert_eq!(
            placed(&[(1, 2, "a"), (8, 9, "b")], 26),
            [(0, 1, 2), (0, 8, 9)]
        );
        assert_eq!(
            placed(&[(1, 8, "a"), (8, 9, "b")], 26),
            [(0, 1, 8), (1, 8, 9)]
        );
        // Weeks side by side, but their letters need more room than a week has.
        assert_eq!(
            placed(&[(4, 4, "a"), (5, 5, "b")], 26),
            [(0, 4, 4), (1, 5, 5)]
        );
        assert_eq!(
            placed(&[(4, 4, "a"), (5, 5, "b")], 6),
            [(0, 4, 4), (0, 5, 5)]
        );
    }

    #[test]
    fn what_lies_beyond_the_chart_is_cut_off_and_what_finds_no_lane_is_left_to_the_list() {
        assert_eq!(placed(&[(20, 90, "a")], 26), [(0, 20, 25)]);
        assert_eq!(placed(&[(26, 26, "a"), (9, 3, "b")], 26), []);
        assert_eq!(placed(&[(0, 0, "a")], 0), []);
        let many = [(3, 9, "a"); 7];
        let lanes: Vec<_> = placed(&many, 26)
            .into_iter()
            .map(|(lane, ..)| lane)
            .collect();
        assert_eq!(lanes, [0, 1, 2, 3]);
    }
}

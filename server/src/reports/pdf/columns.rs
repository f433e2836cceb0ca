//! Widths of a table's columns.

/// What a column asks for, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColumnWidth {
    /// Every text on one line.
    pub whole: f32,
    /// No word cut.
    pub least: f32,
}

/// Widths in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    pub widths: Vec<f32>,
    /// Of the plot; 0 where there is none.
    pub plot: f32,
}

/// What stands at the right of the columns: at how many points it can be read, and what it needs at most.
pub type RightColumn = (f32, f32);

pub const NOTHING: RightColumn = (0.0, 0.0);
pub const PLOT: RightColumn = (118.0, 190.0);

/// Widths that together make `total`, or `None` where words would be cut.
pub fn fit(wishes: &[ColumnWidth], (plot, most): RightColumn, total: f32) -> Option<Columns> {
    let room = total - plot;
    let least: f32 = wishes.iter().map(|wish| wish.least).sum();
    let whole: f32 = wishes.iter().map(|wish| wish.whole).sum();
    if least > room {
        return None;
    }
    if whole > room {
        let part = (room - least) / (whole - least);
        let widths = wishes.iter().map(|w| w.least + part * (w.whole - w.least));
        return Some(Columns {
            widths: widths.collect(),
            plot,
        });
    }
    let grown = (room - whole).min(most - plot).max(0.0);
    let each = (room - whole - grown) / wishes.len() as f32;
    Some(Columns {
        widths: wishes.iter().map(|wish| wish.whole + each).collect(),
        plot: plot + grown,
    })
}

/// Widths that make `total` whatever is cut for it.
pub fn force(wishes: &[ColumnWidth], (plot, _): RightColumn, total: f32) -> Columns {
    let least: f32 = wishes.iter().map(|wish| wish.least).sum();
    let part = (total - plot) / least;
    Columns {
        widths: wishes.iter().map(|wish| wish.least * part).collect(),
        plot,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(least: f32, whole: f32) -> ColumnWidth {
        ColumnWidth { whole, least }
    }

    #[test]
    fn columns_fill_the_line_and_no_word_is_cut_where_there_is_room() {
        let wishes = [wish(50.0, 400.0), wish(30.0, 60.0)];
        for (beside, total) in [(NOTHING, 200.0), (PLOT, 300.0), (PLOT, 900.0)] {
            let columns = fit(&wishes, beside, total).unwrap();
            let sum = columns.plot + columns.widths.iter().sum::<f32>();
            assert!((sum - total).abs() < 0.01, "{columns:?}");
            for (width, wish) in columns.widths.iter().zip(&wishes) {
                assert!(*width >= wish.least, "{columns:?}");
            }
        }
        assert_eq!(fit(&wishes, PLOT, 190.0), None);
        let forced = force(&wishes, PLOT, 190.0);
        assert!((forced.widths.iter().sum::<f32>() - 72.0).abs() < 0.01);
    }
}

//! The fonts of the machine: which one sets a report, and which others have what it lacks. Fonts are
//! read where they lie and never embedded whole.

use super::error::PdfError;
use fontdb::{Database, Family, ID, Query, Style, Weight as FontWeight};
use irori_core::domain::person::Language;
use rustybuzz::Face;
use rustybuzz::ttf_parser::{self, Permissions};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Families for Japanese, the best first; the first sets English as well, so that both look alike.
const JAPANESE: [&str; 10] = [
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Source Han Sans",
    "IPAexGothic",
    "IPAPGothic",
    "TakaoPGothic",
    "Hiragino Sans",
    "Yu Gothic",
    "Meiryo",
];
const ENGLISH: [&str; 10] = [
    "Noto Sans CJK JP",
    "Noto Sans",
    "Source Sans 3",
    "Open Sans",
    "Roboto",
    "Liberation Sans",
    "DejaVu Sans",
    "Helvetica",
    "Arial",
    "FreeSans",
];
/// What a font must have to be thought of for a language.
const JAPANESE_SAMPLE: &str = "部署の週アー。";
const ENGLISH_SAMPLE: &str = "Report 0123456789%";

/// Where the fonts lie. Their files are not held open.
pub struct Fonts {
    database: Database,
}

/// How heavy a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextWeight {
    Regular,
    Bold,
}

/// The faces that a document is set in.
pub struct FontFaces {
    ids: Vec<ID>,
    /// By weight: the place in `ids` of the face that has a character.
    places: [HashMap<char, u8>; 2],
}

impl FontFaces {
    /// Which face sets a character: its place among the open ones.
    pub fn place(&self, weight: TextWeight, character: char) -> Option<u8> {
        self.places[weight as usize].get(&character).copied()
    }
}

/// A face in memory for as long as a document is set.
pub struct OpenFont<'a> {
    pub data: &'a [u8],
    /// Which face of a collection.
    pub index: u32,
    pub face: Face<'a>,
}

/// What is done with open faces. Boxed, for it is handed from face to face: fontdb lends the bytes of a
/// file to a closure alone.
type Then<'t, T> = Box<dyn FnOnce(&[OpenFont<'_>]) -> Result<T, PdfError> + 't>;

impl Fonts {
    /// Those that the system knows.
    pub fn of_system() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self { database }
    }

    /// Those of one folder alone.
    pub fn of_folder(folder: &Path) -> Self {
        let mut database = Database::new();
        database.load_fonts_dir(folder);
        Self { database }
    }

    /// The family that a report in this language is set in.
    pub fn family(&self, language: Language) -> Result<String, PdfError> {
        let [regular, _] = self.chosen(language)?;
        let face = self.database.face(regular);
        let family = face.and_then(|face| face.families.first());
        family
            .map(|(name, _)| name.clone())
            .ok_or(PdfError::NoFont(language))
    }

    /// Faces that together have every character needed.
    pub(super) fn choose(
        &self,
        language: Language,
        needed: &BTreeSet<char>,
    ) -> Result<FontFaces, PdfError> {
        let chosen = self.chosen(language)?;
        let mut faces = FontFaces {
            ids: Vec::new(),
            places: Default::default(),
        };
        for weight in [TextWeight::Regular, TextWeight::Bold] {
            let first = chosen[weight as usize];
            let mut missing = needed.clone();
            self.take(&mut faces, weight, first, &mut missing);
            if !missing.is_empty() {
                for id in self.others(weight) {
                    self.take(&mut faces, weight, id, &mut missing);
                }
            }
            if let Some(character) = missing.first() {
                return Err(PdfError::NoCharacter(*character));
            }
        }
        Ok(faces)
    }

    /// Opens the faces, for as long as `then` runs.
    pub(super) fn with_faces<T>(
        &self,
        faces: &FontFaces,
        then: impl FnOnce(&[OpenFont<'_>]) -> Result<T, PdfError>,
    ) -> Result<T, PdfError> {
        self.open(&faces.ids, Vec::new(), Box::new(then))
    }

    fn open<'a, T>(
        &self,
        ids: &[ID],
        open: Vec<OpenFont<'a>>,
        then: Then<'_, T>,
    ) -> Result<T, PdfError> {
        let Some((id, rest)) = ids.split_first() else {
            return then(&open);
        };
        let gone = || PdfError::Fault("a font could not be read".to_owned());
        let lent = self.database.with_face_data(*id, move |data, index| {
            let face = Face::from_slice(data, index).ok_or_else(gone)?;
            let mut open: Vec<OpenFont<'_>> = open;
            open.push(OpenFont { data, index, face });
            self.open(rest, open, then)
        });
        lent.unwrap_or_else(|| Err(gone()))
    }

    /// The regular and the bold face of the family for a language.
    fn chosen(&self, language: Language) -> Result<[ID; 2], PdfError> {
        let (families, sample) = match language {
            Language::English => (ENGLISH, ENGLISH_SAMPLE),
            Language::Japanese => (JAPANESE, JAPANESE_SAMPLE),
        };
        let named = families.iter().find_map(|family| {
            let regular = self.find(family, FontWeight::NORMAL)?;
            self.has(regular, sample).then_some(regular)
        });
        let any = || {
            let mut others = self.others(TextWeight::Regular).into_iter();
            others.find(|id| self.has(*id, sample))
        };
        let regular = named.or_else(any).ok_or(PdfError::NoFont(language))?;
        let family = self.database.face(regular).and_then(|face| {
            let (name, _) = face.families.first()?;
            Some(name.clone())
        });
        let bold = family
            .and_then(|family| self.find(&family, FontWeight::BOLD))
            .filter(|id| self.has(*id, sample));
        Ok([regular, bold.unwrap_or(regular)])
    }

    fn find(&self, family: &str, weight: FontWeight) -> Option<ID> {
        self.database.query(&Query {
            families: &[Family::Name(family)],
            weight,
            ..Query::default()
        })
    }

    /// Upright faces in an order that depends on their names alone, those of the weight first.
    fn others(&self, weight: TextWeight) -> Vec<ID> {
        let wanted = match weight {
            TextWeight::Regular => FontWeight::NORMAL.0,
            TextWeight::Bold => FontWeight::BOLD.0,
        };
        let mut faces: Vec<_> = self.database.faces().collect();
        faces.retain(|face| face.style == Style::Normal);
        faces.sort_by_key(|face| {
            let far = face.weight.0.abs_diff(wanted);
            (face.monospaced, far, &face.post_script_name, face.index)
        });
        faces.into_iter().map(|face| face.id).collect()
    }

    fn has(&self, id: ID, sample: &str) -> bool {
        let mut missing: BTreeSet<char> = sample.chars().filter(|c| *c != ' ').collect();
        self.strike(id, &mut missing, |_| ());
        missing.is_empty()
    }

    /// Takes from a face what it has of what is missing.
    fn take(
        &self,
        faces: &mut FontFaces,
        weight: TextWeight,
        id: ID,
        missing: &mut BTreeSet<char>,
    ) {
        let known = faces.ids.iter().position(|other| *other == id);
        let Ok(place) = u8::try_from(known.unwrap_or(faces.ids.len())) else {
            return;
        };
        let mut found = Vec::new();
        self.strike(id, missing, |character| found.push(character));
        if !found.is_empty() && known.is_none() {
            faces.ids.push(id);
        }
        faces.places[weight as usize].extend(found.into_iter().map(|c| (c, place)));
    }

    /// Strikes what a face has from what is missing. A face without outlines or whose licence forbids
    /// embedding has nothing.
    fn strike(&self, id: ID, missing: &mut BTreeSet<char>, mut found: impl FnMut(char)) {
        if missing.is_empty() {
            return;
        }
        self.database.with_face_data(id, |data, index| {
            let Ok(face) = ttf_parser::Face::parse(data, index) else {
                return;
            };
            let tables = face.tables();
            let has_outlines =
                tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some();
            if !has_outlines || face.permissions() == Some(Permissions::Restricted) {
                return;
            }
            missing.retain(|character| {
                let has = face.glyph_index(*character).is_some();
                if has {
                    found(*character);
                }
                !has
            });
        });
    }
}

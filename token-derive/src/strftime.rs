//! The formats of chrono's `strftime`: which can be read as they are written.

/// Specifiers of numbers: they take a padding, as in `%-d`.
const NUMBERS: &str = "Y C y G q m d e j H k I l M S f U W V w u";
/// The others that begin with a digit, and end after a known number of characters.
const FIXED: &str = "3f 6f 9f D x F v R T X r +";
const OTHER: &str = "b B h a A c p P .f .3f .6f .9f z :z Z n t %";
/// Specifiers that chrono does not read and write alike for every time, and what to write
/// instead.
const ONE_WAY: &[(&str, &str)] =
    &[("s", "`\"unix\"`"), ("g", "`%G`"), ("#z", "`%z`"), ("::z", "`%:z`"), (":::z", "`%z`")];

/// Specifiers of a fraction of a second.
const FRACTIONS: &str = "f .f .3f .6f .9f 3f 6f 9f +";

fn is_in(words: &str, name: &str) -> bool {
    words.split(' ').any(|word| word == name)
}

/// A specifier with its padding, or another character.
#[derive(Clone, Copy)]
enum Part {
    Specifier(&'static str, Option<char>),
    Char(char),
}

impl Part {
    fn is_one_of(self, words: &str) -> bool {
        matches!(self, Self::Specifier(name, _) if is_in(words, name))
    }

    /// The first character that is written, or one of its kind.
    fn start(self) -> char {
        match self {
            Self::Char(char) => char,
            Self::Specifier("n" | "t", _) => ' ',
            Self::Specifier(".3f" | ".6f" | ".9f", _) => '.',
            Self::Specifier(name, _) if is_in(OTHER, name) => 'a',
            Self::Specifier(..) => '0',
        }
    }

    /// Whether as many digits are written as the number has.
    fn varies(self) -> bool {
        match self {
            Self::Specifier("G", _) | Self::Specifier("e" | "k" | "l", None) => true,
            Self::Specifier("w" | "u" | "q", _) | Self::Char(_) => false,
            Self::Specifier(_, padding) => matches!(padding, Some('-' | '_')),
        }
    }
}

/// Checks that every point in time that is written in `format` can be read.
pub(crate) fn check(format: &str) -> Result<(), String> {
    let parts = parts(format)?;
    for (index, part) in parts.iter().enumerate() {
        let Part::Specifier(name, padding) = *part else { continue };
        let mut rest = parts[index + 1..].iter();
        // Without a fraction `%.f` writes nothing.
        let next = rest.find(|part| name == "Z" || !part.is_one_of(".f"));
        let runs_on = next.map(|next| next.start()).is_some_and(|next| match name {
            "Z" => !next.is_whitespace(),
            ".f" => next.is_ascii_digit() || next == '.',
            _ => part.varies() && next.is_ascii_digit(),
        });
        if runs_on {
            let padding = padding.map(String::from).unwrap_or_default();
            return Err(format!(
                "nothing says where `%{padding}{name}` ends in `{format}`: put a space behind it"
            ));
        }
    }
    if let Some(what) = missing(&parts) {
        return Err(format!("`{format}` is not a point in time: missing {what}"));
    }
    if parts.iter().filter(|part| part.is_one_of(FRACTIONS)).count() > 1 {
        return Err(format!("`{format}` has two fractions of a second: remove one"));
    }
    Ok(())
}

/// What is needed to read a point in time, and not there.
fn missing(parts: &[Part]) -> Option<&'static str> {
    let has = |any: &str| parts.iter().any(|part| part.is_one_of(any));
    let has_year = has("Y y F D x v c +");
    let has_weekday = has("a A w u c");
    let has_day =
        has("j F D x v c +") || (has("m b B h") && has("d e")) || (has("U W") && has_weekday);
    let has_iso_day = has("V") && has_weekday;
    let has_half = has("I l r");
    let has_hour = has("H k R T X c r +") || (has_half && has("p P"));
    if !has_year && (!has("G") || has("C")) {
        Some("a year, as in `%Y`")
    } else if !(has_year && has_day || has("G") && has_iso_day) {
        Some("a month and a day, as in `%m-%d`")
    } else if has_half && !has_hour {
        Some("`%p` for AM and PM; or write `%H` for an hour from 0 to 23")
    } else if has("M S p P") && !has_hour {
        Some("an hour, as in `%H`")
    } else if has(FRACTIONS) && !has("S T X c r +") {
        Some("seconds, as in `%S`")
    } else {
        None
    }
}

fn parts(format: &str) -> Result<Vec<Part>, String> {
    let (mut parts, mut rest) = (Vec::new(), format);
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        if char != '%' {
            parts.push(Part::Char(char));
            continue;
        }
        let padding = rest.chars().next().filter(|char| "-_0".contains(*char));
        rest = &rest[usize::from(padding.is_some())..];
        let name = specifier(format, rest)?;
        rest = &rest[name.len()..];
        match padding {
            Some(padding) if !is_in(NUMBERS, name) => {
                return Err(format!("`%{padding}{name}` in `{format}` pads what is no number"));
            }
            _ => parts.push(Part::Specifier(name, padding)),
        }
    }
    Ok(parts)
}

/// The specifier at the beginning of `text`.
fn specifier(format: &str, text: &str) -> Result<&'static str, String> {
    let known = NUMBERS.split(' ').chain(FIXED.split(' ')).chain(OTHER.split(' '));
    let all = known.chain(ONE_WAY.iter().map(|(name, _)| *name));
    let Some(name) = all.filter(|name| text.starts_with(name)).max_by_key(|name| name.len()) else {
        return Err(match text.chars().next() {
            Some(char) => format!("unknown strftime specifier `%{char}` in `{format}`"),
            None => format!("missing specifier after the last `%` in `{format}`, as in `%Y`"),
        });
    };
    match ONE_WAY.iter().find(|(one_way, _)| *one_way == name) {
        Some((_, instead)) => {
            Err(format!("`%{name}` in `{format}` is not read as it is written: write {instead}"))
        }
        None => Ok(name),
    }
}

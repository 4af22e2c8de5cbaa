//! The formats of chrono's `strftime`, as far as a macro can check them.

/// What may stand behind `%`.
const SPECIFIERS: &[&str] = &[
    "Y", "C", "y", "q", "m", "b", "B", "h", "d", "e", "a", "A", "w", "u", "U", "W", "G", "g", "V", "j", "D",
    "x", "F", "v", "H", "k", "I", "l", "P", "p", "M", "S", "f", ".f", ".3f", ".6f", ".9f", "3f", "6f", "9f",
    "R", "T", "X", "r", "Z", "z", ":z", "::z", ":::z", "#z", "c", "+", "s", "t", "n", "%",
];

/// Checks a format: each specifier is known, and there is a date in it.
pub(crate) fn check(format: &str) -> Result<(), String> {
    let mut rest = format;
    let mut found = Vec::new();
    while let Some(at) = rest.find('%') {
        rest = &rest[at + 1..];
        let padded = rest.strip_prefix(['-', '_', '0']).unwrap_or(rest);
        let specifier =
            SPECIFIERS.iter().filter(|specifier| padded.starts_with(**specifier)).max_by_key(|own| own.len());
        let Some(specifier) = specifier else {
            return Err(match padded.chars().next() {
                Some(unknown) => format!("`%{unknown}` is no strftime specifier, in `{format}`"),
                None => format!("`%` at the end of `{format}` wants a specifier, as in `%Y`"),
            });
        };
        found.push(*specifier);
        rest = &padded[specifier.len()..];
    }
    let has = |any: &[&str]| any.iter().any(|specifier| found.contains(specifier));
    let whole_clock = !has(&["I", "l"]) || has(&["p", "P"]);
    if !whole_clock {
        return Err(format!(
            "`{format}` counts hours to twelve: add `%p` for the half of the day, or count to 24 with `%H`"
        ));
    }
    let whole = has(&["s", "c", "+", "D", "x", "F", "v"]);
    let year = has(&["Y", "y", "G", "g", "C"]);
    let day = has(&["j"])
        || (has(&["m", "b", "B", "h"]) && has(&["d", "e"]))
        || (has(&["U", "W", "V"]) && has(&["a", "A", "w", "u"]));
    if whole || (year && day) {
        return Ok(());
    }
    let lacks = if year { "a month and a day, as in `%m-%d`" } else { "a year, as in `%Y`" };
    Err(format!("`{format}` is no point in time: it lacks {lacks}"))
}

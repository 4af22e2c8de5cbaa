//! The formats of chrono's `strftime`, as far as a macro can check them.

/// What may follow `%`.
const SPECIFIERS: &str = "Y C y q m b B h d e a A w u U W G g V j D x F v H k I l P p M S f .f .3f \
    .6f .9f 3f 6f 9f R T X r Z z :z ::z :::z #z c + s t n %";

/// Checks that each specifier is known, and that the format has a date.
pub(crate) fn check(format: &str) -> Result<(), String> {
    let mut rest = format;
    let mut found = Vec::new();
    while let Some((_, after)) = rest.split_once('%') {
        let after = after.strip_prefix(['-', '_', '0']).unwrap_or(after);
        let known = SPECIFIERS.split(' ').filter(|specifier| after.starts_with(specifier));
        let Some(specifier) = known.max_by_key(|specifier| specifier.len()) else {
            return Err(match after.chars().next() {
                Some(char) => format!("unknown strftime specifier `%{char}` in `{format}`"),
                None => format!("missing specifier after the last `%` in `{format}`, as in `%Y`"),
            });
        };
        found.push(specifier);
        rest = &after[specifier.len()..];
    }
    let has = |any: &[&str]| any.iter().any(|specifier| found.contains(specifier));
    if has(&["I", "l"]) && !has(&["p", "P"]) {
        return Err(format!(
            "`{format}` has an hour from 1 to 12: add `%p` for AM and PM, or write `%H` for an \
             hour from 0 to 23"
        ));
    }
    let has_year = has(&["Y", "y", "G", "g", "C"]);
    let has_day = has(&["j"])
        || (has(&["m", "b", "B", "h"]) && has(&["d", "e"]))
        || (has(&["U", "W", "V"]) && has(&["a", "A", "w", "u"]));
    if has(&["s", "c", "+", "D", "x", "F", "v"]) || (has_year && has_day) {
        return Ok(());
    }
    let missing = if has_year { "a month and a day, as in `%m-%d`" } else { "a year, as in `%Y`" };
    Err(format!("`{format}` is not a point in time: missing {missing}"))
}

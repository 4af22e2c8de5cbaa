//! Points in time: `expires`, `refresh_expires`, `issued`, `instant`, `received`.

use super::{
    marks::{Mark, Marks, Meaning},
    number::Number,
    scalar::{self, Misfit, Scalar},
};
use crate::{
    Expiry,
    expiry::{FIRST, LAST, clamped},
};
use chrono::{
    DateTime, FixedOffset, NaiveTime, Offset, Utc,
    format::{Parsed, StrftimeItems},
};
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Unexpected, ser::Error as _};

/// How a point in time stands on the wire: `expires = ENC`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Seconds since 1970-01-01T00:00:00Z, with or without a fraction.
    Unix,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMillis,
    /// RFC 3339.
    Rfc3339,
    /// An HTTP date (RFC 9110 §5.6.7), in each of its three forms.
    HttpDate,
    /// A day, `YYYY-MM-DD`: its start in UTC.
    Date,
    /// A format of chrono's `strftime`; without a zone in it, UTC.
    Strftime(&'static str),
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix => f.write_str("a Unix time in seconds"),
            Self::UnixMillis => f.write_str("a Unix time in milliseconds"),
            Self::Rfc3339 => f.write_str("an RFC 3339 time"),
            Self::HttpDate => f.write_str("an HTTP date"),
            Self::Date => f.write_str("a date"),
            Self::Strftime(format) => write!(f, "a time in the form `{format}`"),
        }
    }
}

/// The encodings and marks of one field.
#[derive(Debug, Clone, Copy)]
pub struct TimeWire {
    /// Tried in order; the first is the one written.
    pub encodings: &'static [Encoding],
    pub marks: Marks,
}

/// What the derive says of a field that holds a point in time.
pub trait TimeCodec {
    type Value: TimeField;
    const WIRE: TimeWire;
}

/// What it says of one in which wire values have a meaning of their own.
pub trait MarkedTimeCodec {
    type Value: MarkedTimeField;
    const WIRE: TimeWire;
}

impl<C: MarkedTimeCodec> TimeCodec for C {
    type Value = C::Value;
    const WIRE: TimeWire = C::WIRE;
}

/// What a field that holds a point in time says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    At(DateTime<FixedOffset>),
    /// A value that was declared to mean something; the number, if it was one.
    Marked(Meaning, Option<Number>),
    /// Nothing was there.
    Absent,
}

/// A type that holds a point in time: what a field with `expires`, `issued`,
/// `instant` and their like may be.
///
/// Implement the two first methods for a time type of your own.
///
/// ```
/// use token_runtime::{TimeField, TokenModel};
/// use token_runtime::chrono::{DateTime, Utc};
///
/// #[derive(Debug)]
/// struct Minute(i64);
///
/// impl TimeField for Minute {
///     fn from_time(time: DateTime<Utc>) -> Self {
///         Self(time.timestamp() / 60)
///     }
///     fn to_time(&self) -> DateTime<Utc> {
///         DateTime::from_timestamp(self.0.saturating_mul(60), 0).unwrap_or_default()
///     }
/// }
///
/// #[derive(Debug, TokenModel)]
/// struct Session {
///     #[token(expires = "unix")]
///     until: Minute,
/// }
///
/// let session: Session = serde_json::from_str(r#"{"until":120}"#)?;
/// assert_eq!(session.until.0, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a point in time",
    label = "not a type for a point in time",
    note = "use `DateTime<Utc>`, `DateTime<FixedOffset>`, `Expiry`, `SystemTime`, an integer, or an `Option` of these",
    note = "a type of your own can implement `token_runtime::TimeField`"
)]
pub trait TimeField: Sized {
    /// The field from a point in time between the years 0 and 9999.
    fn from_time(time: DateTime<Utc>) -> Self;

    /// The point in time that the field holds.
    fn to_time(&self) -> DateTime<Utc>;

    #[doc(hidden)]
    fn decode(reading: Reading, _: &TimeWire) -> Option<Self> {
        match reading {
            Reading::At(time) => Some(Self::from_time(time.to_utc())),
            Reading::Marked(..) | Reading::Absent => None,
        }
    }

    #[doc(hidden)]
    fn encode(&self, _: &TimeWire) -> Reading {
        Reading::At(self.to_time().fixed_offset())
    }

    /// Whether the type can hold an instant beyond every other, for a mark.
    #[doc(hidden)]
    fn reaches_beyond() -> bool {
        true
    }
}

/// A [`TimeField`] that has a value for "never" and for "unknown": what a field
/// with `never(…)` or `unknown(…)` may be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no value for \"never\" or \"unknown\"",
    label = "`never(…)` and `unknown(…)` want a type that can say so",
    note = "use `Expiry`, or an `Option` of a time type such as `Option<DateTime<Utc>>`; an integer keeps the number as sent"
)]
pub trait MarkedTimeField: TimeField {}

#[diagnostic::do_not_recommend]
impl MarkedTimeField for Expiry {}
#[diagnostic::do_not_recommend]
impl<T: TimeField> MarkedTimeField for Option<T> {}

#[diagnostic::do_not_recommend]
impl TimeField for DateTime<Utc> {
    fn from_time(time: DateTime<Utc>) -> Self {
        time
    }

    fn to_time(&self) -> DateTime<Utc> {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl TimeField for DateTime<FixedOffset> {
    fn from_time(time: DateTime<Utc>) -> Self {
        time.fixed_offset()
    }

    fn to_time(&self) -> DateTime<Utc> {
        self.to_utc()
    }

    fn decode(reading: Reading, _: &TimeWire) -> Option<Self> {
        match reading {
            Reading::At(time) => Some(time),
            Reading::Marked(..) | Reading::Absent => None,
        }
    }

    fn encode(&self, _: &TimeWire) -> Reading {
        Reading::At(*self)
    }
}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl TimeField for std::time::SystemTime {
    fn from_time(time: DateTime<Utc>) -> Self {
        let (seconds, nanos) = (time.timestamp(), time.timestamp_subsec_nanos());
        let whole = core::time::Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 {
            Self::UNIX_EPOCH.checked_sub(whole)
        } else {
            Self::UNIX_EPOCH.checked_add(whole)
        };
        // A system that cannot count so far stops where it can: at the epoch.
        time.unwrap_or(Self::UNIX_EPOCH) + core::time::Duration::from_nanos(nanos.into())
    }

    fn to_time(&self) -> DateTime<Utc> {
        let (span, early) = match self.duration_since(Self::UNIX_EPOCH) {
            Ok(span) => (span, false),
            Err(error) => (error.duration(), true),
        };
        let seconds = i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
        let (seconds, nanos) = match (early, span.subsec_nanos()) {
            (false, nanos) => (seconds, nanos),
            (true, 0) => (-seconds, 0),
            (true, nanos) => (-1 - seconds, 1_000_000_000 - nanos),
        };
        let beyond = if early { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        DateTime::from_timestamp(seconds, nanos).unwrap_or(beyond)
    }
}

#[diagnostic::do_not_recommend]
impl TimeField for Expiry {
    fn from_time(time: DateTime<Utc>) -> Self {
        Self::At(time)
    }

    /// An expiry that is no instant lies outside the years that are written.
    fn to_time(&self) -> DateTime<Utc> {
        match self {
            Self::At(time) => *time,
            Self::Never => DateTime::<Utc>::MAX_UTC,
            Self::Unknown => DateTime::<Utc>::MIN_UTC,
        }
    }

    fn decode(reading: Reading, wire: &TimeWire) -> Option<Self> {
        Some(match reading {
            Reading::At(time) => Self::At(time.to_utc()),
            Reading::Marked(meaning, _) => meaning.into(),
            Reading::Absent => wire.marks.absent.into(),
        })
    }

    fn encode(&self, wire: &TimeWire) -> Reading {
        let meaning = match self {
            Self::At(time) => return Reading::At(time.fixed_offset()),
            Self::Never => Meaning::Never,
            Self::Unknown => Meaning::Unknown,
        };
        if wire.marks.absent == meaning { Reading::Absent } else { Reading::Marked(meaning, None) }
    }
}

impl Meaning {
    /// The instant that stands for it: no payload can reach it.
    fn held(self) -> DateTime<Utc> {
        match self {
            Self::Never => DateTime::<Utc>::MAX_UTC,
            Self::Unknown => DateTime::<Utc>::MIN_UTC,
        }
    }
}

impl From<Meaning> for Expiry {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Never => Self::Never,
            Meaning::Unknown => Self::Unknown,
        }
    }
}

/// An `Option` is `None` for what a missing key means. A mark with the other
/// meaning is held as chrono's last (never) or first (unknown) instant, which
/// no payload can reach.
#[diagnostic::do_not_recommend]
impl<T: TimeField> TimeField for Option<T> {
    fn from_time(time: DateTime<Utc>) -> Self {
        Some(T::from_time(time))
    }

    fn to_time(&self) -> DateTime<Utc> {
        self.as_ref().map_or(DateTime::<Utc>::MIN_UTC, T::to_time)
    }

    fn decode(reading: Reading, wire: &TimeWire) -> Option<Self> {
        match reading {
            Reading::Absent => Some(None),
            Reading::At(_) => T::decode(reading, wire).map(Some),
            Reading::Marked(meaning, _) => match T::decode(reading, wire) {
                Some(held) => Some(Some(held)),
                None if meaning == wire.marks.absent => Some(None),
                None => T::reaches_beyond().then(|| Some(T::from_time(meaning.held()))),
            },
        }
    }

    fn encode(&self, wire: &TimeWire) -> Reading {
        self.as_ref().map_or(Reading::Absent, |time| time.encode(wire))
    }
}

/// Integers hold the number of the wire: milliseconds if the first encoding is
/// `"unix_ms"`, else seconds.
macro_rules! integer_times {
    ($($int:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl MarkedTimeField for $int {}

        #[diagnostic::do_not_recommend]
        impl TimeField for $int {
            fn from_time(time: DateTime<Utc>) -> Self {
                fit!(i128::from(time.timestamp()), $int)
            }

            fn to_time(&self) -> DateTime<Utc> {
                Encoding::Unix.instant(Number::from_int(wide!(*self))).to_utc()
            }

            fn decode(reading: Reading, wire: &TimeWire) -> Option<Self> {
                match reading {
                    Reading::At(time) => Some(fit!(wire.unit().number(time).trunc(), $int)),
                    Reading::Marked(_, number) => <$int>::try_from(number?.trunc()).ok(),
                    Reading::Absent => None,
                }
            }

            fn reaches_beyond() -> bool {
                false
            }

            fn encode(&self, wire: &TimeWire) -> Reading {
                let number = Number::from_int(wide!(*self));
                match wire.marks.number(number) {
                    Some(meaning) => Reading::Marked(meaning, Some(number)),
                    None => Reading::At(wire.unit().instant(number)),
                }
            }
        }
    )*};
}

/// An integer of any width as the widest.
macro_rules! wide {
    ($int:expr) => {
        i128::try_from($int).unwrap_or(i128::MAX)
    };
}

/// The widest integer cut to the range of a type.
macro_rules! fit {
    ($wide:expr, $int:ty) => {{
        let wide: i128 = $wide;
        <$int>::try_from(wide).unwrap_or(if wide < 0 { <$int>::MIN } else { <$int>::MAX })
    }};
}

pub(crate) use {fit, wide};

integer_times!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Encoding {
    /// How many nanoseconds one of this encoding's numbers is.
    fn nanos(self) -> i128 {
        if self == Self::UnixMillis { 1_000_000 } else { 1_000_000_000 }
    }

    fn instant(self, number: Number) -> DateTime<FixedOffset> {
        crate::expiry::after(DateTime::UNIX_EPOCH, number.billionths(self.nanos()) / 1_000_000_000)
            .fixed_offset()
    }

    fn number(self, time: DateTime<FixedOffset>) -> Number {
        let nanos = i128::from(time.timestamp()) * 1_000_000_000 + i128::from(time.timestamp_subsec_nanos());
        Number::from_billionths(nanos.saturating_mul(1_000_000_000), self.nanos())
    }

    /// The instant that `scalar` means in this encoding, if it is in it.
    fn read(self, scalar: Scalar<'_>) -> Option<DateTime<FixedOffset>> {
        match (self, scalar) {
            (Self::Unix | Self::UnixMillis, Scalar::Number(number)) => Some(self.instant(number)),
            (Self::Unix | Self::UnixMillis, Scalar::Text(text)) => Some(self.instant(text.parse().ok()?)),
            (_, Scalar::Number(_) | Scalar::Absent) => None,
            (_, Scalar::Text(text)) => {
                let text = text.trim_ascii();
                self.parse(text).map(folded).or_else(|| self.beyond_9999(text))
            }
        }
    }

    fn parse(self, text: &str) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::Rfc3339 => DateTime::parse_from_rfc3339(text).ok(),
            Self::HttpDate => HTTP_DATES.iter().find_map(|format| parse(text, format)),
            Self::Date => parse(text, "%Y-%m-%d"),
            Self::Strftime(format) => parse(text, format),
            Self::Unix | Self::UnixMillis => None,
        }
    }

    /// RFC 3339 ends with the year 9999; a year of more digits, as other
    /// libraries write it, is clamped like every time that is too late.
    fn beyond_9999(self, text: &str) -> Option<DateTime<FixedOffset>> {
        let (year, rest) = text.strip_prefix('+').unwrap_or(text).split_once('-')?;
        let late = year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let in_this_form = || self.parse(&alloc::format!("9999-{rest}")).is_some();
        (late && in_this_form()).then(|| clamped(None, false).fixed_offset())
    }
}

/// RFC 9110 §5.6.7: the preferred form, then the two that must still be read.
const HTTP_DATES: [&str; 3] =
    ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// A time in a `strftime` form. Without a zone it is UTC, without a clock it is
/// the start of the day.
fn parse(text: &str, format: &str) -> Option<DateTime<FixedOffset>> {
    let mut parsed = Parsed::new();
    chrono::format::parse(&mut parsed, text, StrftimeItems::new(format)).ok()?;
    if parsed.hour_mod_12().is_some() && parsed.minute().is_none() {
        parsed.set_minute(0).ok()?;
    }
    let offset = parsed.offset().unwrap_or(0);
    let naive = if parsed.hour_mod_12().is_none() && parsed.timestamp().is_none() {
        parsed.to_naive_date().ok()?.and_time(NaiveTime::MIN)
    } else {
        parsed.to_naive_datetime_with_offset(offset).ok()?
    };
    naive.and_local_timezone(FixedOffset::east_opt(offset)?).single()
}

/// A leap second is the first of the next minute, as in Unix time; and what an
/// offset carries out of the years 0 to 9999 is clamped.
fn folded(time: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let leap = time.timestamp_subsec_nanos() >= 1_000_000_000;
    if !leap && (FIRST..=LAST).contains(&time.timestamp()) {
        return time;
    }
    let seconds = time.timestamp() + i64::from(leap);
    let nanos = time.timestamp_subsec_nanos() % 1_000_000_000;
    clamped(DateTime::from_timestamp(seconds, nanos), seconds < 0).with_timezone(&time.offset().fix())
}

impl TimeWire {
    fn unit(&self) -> Encoding {
        self.encodings
            .first()
            .copied()
            .filter(|first| *first == Encoding::UnixMillis)
            .unwrap_or(Encoding::Unix)
    }

    fn read(&self, scalar: Scalar<'_>) -> Result<Reading, Misfit> {
        let marked = match scalar {
            Scalar::Absent => return Ok(Reading::Absent),
            Scalar::Number(number) => self.marks.number(number).map(|meaning| (meaning, Some(number))),
            Scalar::Text(text) => self.marks.text(text).map(|meaning| (meaning, text.parse().ok())),
        };
        match marked {
            Some((meaning, number)) => Ok(Reading::Marked(meaning, number)),
            None => self
                .encodings
                .iter()
                .find_map(|encoding| encoding.read(scalar))
                .map(Reading::At)
                .ok_or(Misfit),
        }
    }

    fn write<S: Serializer>(&self, reading: Reading, serializer: S) -> Result<S::Ok, S::Error> {
        match reading {
            Reading::Absent => serializer.serialize_none(),
            Reading::Marked(meaning, number) => self.marks.write(meaning, number, serializer),
            Reading::At(time) => match self.encodings.first().copied().unwrap_or(Encoding::Rfc3339) {
                unix @ (Encoding::Unix | Encoding::UnixMillis) => unix.number(time).serialize(serializer),
                Encoding::Rfc3339 => serializer.collect_str(&Rfc3339(time)),
                Encoding::HttpDate => serializer.collect_str(&time.to_utc().format(HTTP_DATES[0])),
                Encoding::Date => serializer.collect_str(&time.to_utc().format("%Y-%m-%d")),
                Encoding::Strftime(format) => serializer.collect_str(&time.to_utc().format(format)),
            },
        }
    }
}

/// RFC 3339 with `Z` for UTC and as many decimals as there are.
struct Rfc3339(DateTime<FixedOffset>);

impl fmt::Display for Rfc3339 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(time) = self;
        if time.offset().local_minus_utc() == 0 {
            write!(f, "{}Z", time.format("%Y-%m-%dT%H:%M:%S%.f"))
        } else {
            write!(f, "{}", time.format("%Y-%m-%dT%H:%M:%S%.f%:z"))
        }
    }
}

impl Marks {
    pub(super) fn write<S: Serializer>(
        self,
        meaning: Meaning,
        number: Option<Number>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match number.map(Mark::Number).or_else(|| self.written(meaning)) {
            Some(Mark::Number(number)) => number.serialize(serializer),
            Some(Mark::Text(text)) => serializer.serialize_str(text),
            None if self.absent == meaning => serializer.serialize_none(),
            None => Err(S::Error::custom(match meaning {
                Meaning::Never => "nothing on the wire means never: declare it with `never(…)`",
                Meaning::Unknown => "nothing on the wire means unknown: declare it with `unknown(…)`",
            })),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.is_integer() {
            return serializer.serialize_f64(self.to_float());
        }
        match (u64::try_from(self.trunc()), i64::try_from(self.trunc())) {
            (_, Ok(int)) => serializer.serialize_i64(int),
            (Ok(int), _) => serializer.serialize_u64(int),
            (Err(_), Err(_)) => serializer.serialize_f64(self.to_float()),
        }
    }
}

impl fmt::Display for TimeWire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, encoding) in self.encodings.iter().enumerate() {
            write!(f, "{}{encoding}", if index == 0 { "" } else { " or " })?;
        }
        Ok(())
    }
}

/// The form in formats that are not for people, where every field is there and
/// a reader cannot look at a value's type: seconds and nanoseconds, beyond the
/// years 0 to 9999 for a mark.
pub(super) type Compact = Option<(i64, u32)>;

const NEVER: (i64, u32) = (i64::MAX, 0);
const UNKNOWN: (i64, u32) = (i64::MIN, 0);

fn pack(reading: Reading) -> Compact {
    match reading {
        Reading::Absent => None,
        Reading::Marked(Meaning::Never, _) => Some(NEVER),
        Reading::Marked(Meaning::Unknown, _) => Some(UNKNOWN),
        Reading::At(time) => Some((time.timestamp(), time.timestamp_subsec_nanos())),
    }
}

fn unpack(compact: Compact, marks: Marks) -> Reading {
    let number = |meaning| match marks.written(meaning) {
        Some(Mark::Number(number)) => Some(number),
        Some(Mark::Text(_)) | None => None,
    };
    match compact {
        None => Reading::Absent,
        Some(NEVER) => Reading::Marked(Meaning::Never, number(Meaning::Never)),
        Some(UNKNOWN) => Reading::Marked(Meaning::Unknown, number(Meaning::Unknown)),
        Some((seconds, nanos)) => {
            let time = DateTime::from_timestamp(seconds, nanos.min(999_999_999));
            Reading::At(clamped(time, seconds < 0).fixed_offset())
        }
    }
}

/// The reading of a field, with what lies outside the years that are written
/// as the mark that it stands for.
fn reading<T: TimeField>(field: &T, wire: &TimeWire) -> Reading {
    match field.encode(wire) {
        Reading::At(time) if time.timestamp() > LAST => Reading::Marked(Meaning::Never, None),
        Reading::At(time) if time.timestamp() < FIRST => Reading::Marked(Meaning::Unknown, None),
        reading => reading,
    }
}

/// Reads a point in time.
///
/// # Errors
/// The value is in none of the encodings.
pub fn deserialize<'de, C: TimeCodec, D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
    let decode = |reading| decode::<C>(reading).ok_or(Misfit);
    if deserializer.is_human_readable() {
        scalar::read(deserializer, &C::WIRE, |scalar| C::WIRE.read(scalar).and_then(decode))
    } else {
        let reading = unpack(Compact::deserialize(deserializer)?, C::WIRE.marks);
        decode(reading)
            .map_err(|Misfit| serde::de::Error::invalid_value(Unexpected::Other("null"), &"a point in time"))
    }
}

/// The field that says what was read. One that is cut to its type's range, or of
/// its fraction, must not come to lie on a value with a meaning.
fn decode<C: TimeCodec>(read: Reading) -> Option<C::Value> {
    let field = C::Value::decode(read, &C::WIRE)?;
    let lies = matches!(read, Reading::At(_)) && !matches!(reading(&field, &C::WIRE), Reading::At(_));
    (!lies).then_some(field)
}

/// Reads when a reply was received. What is not there was received now.
///
/// # Errors
/// The value is no point in time.
#[cfg(feature = "clock")]
pub fn deserialize_received<'de, C: TimeCodec, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    struct Stamp<C>(C);

    impl<C: TimeCodec> TimeCodec for Stamp<C> {
        type Value = Option<C::Value>;
        const WIRE: TimeWire = C::WIRE;
    }

    Ok(deserialize::<Stamp<C>, D>(deserializer)?.unwrap_or_else(received::<C>))
}

/// When a reply was received that does not say: now.
#[cfg(feature = "clock")]
pub fn received<C: TimeCodec>() -> C::Value {
    C::Value::from_time(Utc::now())
}

/// Writes a point in time in the first of its encodings.
///
/// # Errors
/// Those of the serializer; and a field that says "never" or "unknown" when no
/// wire value was declared to mean it.
pub fn serialize<C: TimeCodec, S: Serializer>(field: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
    let reading = reading(field, &C::WIRE);
    if serializer.is_human_readable() {
        C::WIRE.write(reading, serializer)
    } else {
        pack(reading).serialize(serializer)
    }
}

/// What the field is when the key is missing.
pub fn absent<C: TimeCodec>() -> C::Value {
    // The derive asks only for types that can say so: `Option` and `Expiry`.
    C::Value::decode(Reading::Absent, &C::WIRE).unwrap_or_else(|| C::Value::from_time(DateTime::UNIX_EPOCH))
}

/// Whether the field says that nothing was there.
fn is_absent<C: TimeCodec>(field: &C::Value) -> bool {
    reading(field, &C::WIRE) == Reading::Absent
}

/// Whether the field is left out: when it says nothing, in formats for people.
pub fn omit<const HUMAN: bool, C: TimeCodec>(field: &C::Value) -> bool {
    HUMAN && is_absent::<C>(field)
}

/// The expiry that the field says; `None` if nothing was there.
pub fn expiry<C: TimeCodec>(field: &C::Value) -> Option<Expiry> {
    match reading(field, &C::WIRE) {
        Reading::At(time) => Some(Expiry::At(time.to_utc())),
        Reading::Marked(meaning, _) => Some(meaning.into()),
        Reading::Absent => None,
    }
}

/// The instant that the field says, if it says one.
pub fn instant<C: TimeCodec>(field: &C::Value) -> Option<DateTime<Utc>> {
    expiry::<C>(field)?.time()
}

/// Takes over an older value where the field is empty.
pub fn keep<C: TimeCodec>(new: &mut C::Value, old: &mut C::Value) {
    if is_absent::<C>(new) {
        core::mem::swap(new, old);
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, LAST, Scalar};
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

    fn day(year: i32, month: u32, day: u32) -> Option<DateTime<FixedOffset>> {
        Some(NaiveDate::from_ymd_opt(year, month, day)?.and_time(NaiveTime::MIN).and_utc().fixed_offset())
    }

    #[test]
    fn every_http_date_is_read() {
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            let time = Encoding::HttpDate.read(Scalar::Text(text));
            assert_eq!(time.map(|time| time.timestamp()), Some(784_111_777), "{text}");
        }
    }

    #[test]
    fn a_form_without_zone_is_utc_and_without_clock_the_start_of_the_day() {
        let read = |format, text| Encoding::Strftime(format).read(Scalar::Text(text));
        assert_eq!(read("%d.%m.%Y", "01.02.2026"), day(2026, 2, 1));
        assert_eq!(read("%Y-%m-%d %H:%M:%S%.f", "2026-01-01 00:00:00.000000"), day(2026, 1, 1));
        assert_eq!(read("%Y/%m/%d %H:%M:%S %z", "2026/01/01 02:00:00 +0200"), day(2026, 1, 1));
        assert_eq!(Encoding::Date.read(Scalar::Text("2026-06-30")), day(2026, 6, 30));
    }

    #[test]
    fn times_that_are_too_late_are_clamped() {
        for text in [
            "9999-12-31T23:59:60Z",
            "9999-12-31T23:59:59-23:59",
            "10000-01-01T00:00:00Z",
            "+12345-01-01T00:00:00+01:00",
        ] {
            let time = Encoding::Rfc3339.read(Scalar::Text(text));
            assert_eq!(time.map(|time| time.timestamp()), Some(LAST), "{text}");
        }
        assert!(Encoding::Rfc3339.read(Scalar::Text("10000-99-01T00:00:00Z")).is_none());
    }
}

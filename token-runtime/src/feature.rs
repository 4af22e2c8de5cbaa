//! Features that are off. What needs one is declared without it too, under a bound that nothing
//! meets: so the compiler says which feature to enable.

/// The feature `clock`.
//
// A bound with a lifetime parameter is checked where it is used.
#[diagnostic::on_unimplemented(
    message = "the system clock needs the feature `clock` of `token-runtime`",
    label = "reads the system clock",
    note = "in `Cargo.toml`: `token-runtime = {{ version = \"…\", features = [\"clock\"] }}`",
    note = "or give the time yourself: `is_expired_at(now)` in place of `is_expired()`, and so on; `issued` in place of `received`"
)]
pub trait ClockFeature<'x> {
    /// Stands for what is not there.
    fn missing<T>(&self) -> T;
}

/// Declares methods that read the clock where there is none.
macro_rules! methods_without_clock {
    ($(fn $name:ident($($argument:ty)?) -> $Output:ty;)*) => {$(
        #[doc(hidden)]
        fn $name(&self $(, _: $argument)?) -> $Output
        where
            for<'x> Self: $crate::feature::ClockFeature<'x>,
        {
            self.missing()
        }
    )*};
}

pub(crate) use methods_without_clock;

//! Secrets stay out of what a program prints: logs and errors.

pub(crate) mod errors;
pub(crate) mod probe;
pub(crate) mod report;
pub(crate) mod view;

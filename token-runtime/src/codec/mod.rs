//! The driver: it reads and writes the fields of any model.
//!
//! The derive hands the driver one format for each field. The driver is generic
//! over the formats and never over the model's field types by name, so that an
//! expansion names none of the user's types.

pub(crate) mod arities;
#[cfg(feature = "derive")]
pub(crate) mod buffer;
pub(crate) mod field;
pub(crate) mod flatten;
mod indexed;
pub(crate) mod modifiers;
pub(crate) mod number;
pub(crate) mod plain;
pub(crate) mod read;
pub(crate) mod redacting;
pub(crate) mod scalar;
pub(crate) mod sets;
pub(crate) mod shapes;
pub(crate) mod slot;
pub(crate) mod walk;
pub(crate) mod with;
pub(crate) mod write;

//! The way of a sample: text, tree of objects, roles of their members, code.
//!
//! Each step knows what the ones before it found, and nothing of those behind it.

mod names;
mod print;
mod roles;
pub(crate) mod sample;
mod tree;
mod values;

/// The structs for a sample, the outermost under `name`.
///
/// # Errors
/// The text is neither JSON nor a form, or no object is in it. The error quotes nothing.
pub(crate) fn scaffold(text: &str, name: &str) -> Result<String, String> {
    if !names::is_type_name(name) {
        return Err("the name is not one of a Rust struct, such as `ShopToken`".to_owned());
    }
    from_sample(&sample::read(text)?, name)
}

/// The structs for a sample that was read.
///
/// # Errors
/// No object is in the sample.
pub(crate) fn from_sample(sample: &sample::Sample, name: &str) -> Result<String, String> {
    let mut tree = tree::Tree::of(sample, name).ok_or("there is no object in the sample")?;
    roles::assign(&mut tree);
    Ok(print::print(&tree))
}

//! From a sample to code, in four steps: read the text, build the tree of objects, assign roles
//! to their members, print the structs.
//!
//! Each step depends on the steps before it only.

mod names;
mod print;
mod roles;
pub(crate) mod sample;
mod tree;
mod values;

/// The structs for a sample. The outermost struct is called `name`.
///
/// # Errors
/// The text is neither JSON nor a form, or it contains no object. The error quotes nothing.
pub(crate) fn scaffold(text: &str, name: &str) -> Result<String, String> {
    if !names::is_type_name(name) {
        return Err("the name is not one of a Rust struct, such as `ShopToken`".to_owned());
    }
    from_sample(&sample::read(text)?, name)
}

/// The structs for a parsed sample.
///
/// # Errors
/// The sample contains no object.
pub(crate) fn from_sample(sample: &sample::Sample, name: &str) -> Result<String, String> {
    let mut tree = tree::Tree::of(sample, name).ok_or("there is no object in the sample")?;
    roles::assign(&mut tree);
    Ok(print::print(&tree))
}

//! A step as text: its name, and lines `key=value`, canonical and without anything personal. What
//! is kept of a case is this; folding it again gives the same case.

mod reading;
mod writing;

pub use reading::read;
pub use writing::body;
